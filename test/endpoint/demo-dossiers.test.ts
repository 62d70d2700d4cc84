import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { PROOF } from '../../src/contract/dossier-progress.ts';
import { DEMO_DOSSIERS } from '../../endpoint/simulation/demo-dossiers/scenes.ts';
import { rawRequest, startForTest } from './support.ts';
import { lookUp, move } from './watch-support.ts';

let time = new Date();
const { url } = await startForTest({ sandbox: true, demoDossiers: true, now: () => time });

const reset = () => rawRequest(`${url}/sandbox/reset`, { method: 'POST' });

function byWords(part: string) {
  const found = DEMO_DOSSIERS.find(({ shows }) => shows.en.includes(part));
  if (!found) throw new Error(part);
  return found;
}

/** State and standing of every dossier, by what it shows. */
async function everything(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const { code, lookupCode, shows } of DEMO_DOSSIERS) {
    const { dossier } = await lookUp(url, code, lookupCode);
    all[shows.en] = `${dossier.status.code} ${dossier.deadline.standing.code}`;
  }
  return all;
}

const EXPECTED = {
  'Just filed, not yet received': '1 RUNNING',
  Received: '2 RUNNING',
  'Being processed, with time left': '4 RUNNING',
  'Being processed, due this working day': '4 RUNNING',
  'Overdue, not finished': '4 OVERDUE',
  'Papers are awaited': '5 PAUSED',
  'Papers are awaited until tomorrow': '5 PAUSED',
  'A payment is awaited': '6 PAUSED',
  'Being processed, with another due time': '4 RUNNING',
  'Papers were added, and the clock was moved': '4 RUNNING',
  'An unknown state (code 11) with its label': '11 RUNNING',
  'A fee and a charge are awaited': '6 PAUSED',
  'A payment is awaited, and postage is due with the result': '6 PAUSED',
  'Not received, with reason and advice': '3 EARLY',
  'Withdrawn by the applicant': '7 EARLY',
  'Stopped, with the reason': '8 EARLY',
  'Finished early, waits at the desk': '9 EARLY',
  'Finished on time, the result can be downloaded': '9 ON_TIME',
  'Finished late, waits at the desk': '9 LATE',
  'The result is on its way by post': '9 EARLY',
  'Returned by post, on time': '10 ON_TIME',
  'Returned at the desk, early': '10 EARLY',
  'Returned, late': '10 LATE',
};

describe('dossiers for show', () => {
  test('are what they say', async () => {
    assert.deepEqual(await everything(), EXPECTED);
  });

  // Days of rest, Tết, the change of years, the cut-off hour, before offices open.
  for (const moment of [
    '2026-11-22T15:00:00+07:00',
    '2026-12-31T16:45:00+07:00',
    '2027-02-08T10:00:00+07:00',
    '2027-02-15T06:30:00+07:00',
    '2027-05-03T23:59:30+07:00',
  ])
    test(`also on ${moment}`, async () => {
      time = new Date(moment);
      await reset();
      assert.deepEqual(await everything(), EXPECTED);
    });

  test('can be looked up with what was filled in, too', async () => {
    const { code } = byWords('Papers are awaited');
    for (const proof of [
      { kind: PROOF.phone, value: '0912 345 678' },
      { kind: PROOF.identity, value: '000001' },
    ]) {
      const { status } = await rawRequest(`${url}/dossiers/lookup`, {
        method: 'POST',
        body: JSON.stringify({ code, proof }),
      });
      assert.equal(status, 200, proof.kind);
    }
  });

  test('name nobody who could exist, and show what belongs to their state', async () => {
    const posted = byWords('on its way');
    const { dossier } = await lookUp(url, posted.code, posted.lookupCode);
    assert.deepEqual(
      dossier.shipment?.events.map(({ what }) => what),
      ['Bưu gửi đã được nhận.', 'Bưu gửi đang được phát.'],
    );
    const officers = new Set(dossier.timeline.flatMap(({ officer = [] }) => officer));
    for (const officer of officers) assert.match(officer, /(Mẫu|Dụ|Minh Họa|Giả Định)$/);
    const refused = byWords('Not received');
    const { reasons, advice } = (await lookUp(url, refused.code, refused.lookupCode)).dossier;
    assert.deepEqual([reasons.length, advice.length], [1, 2]);
  });

  test('are listed, with what opens them, by the sandbox and on the demo’s pages', async () => {
    const { text } = await rawRequest(`${url}/sandbox/demo-dossiers`);
    assert.deepEqual((JSON.parse(text) as { items: unknown }).items, DEMO_DOSSIERS);
    assert.equal(new Set(DEMO_DOSSIERS.map(({ code }) => code)).size, DEMO_DOSSIERS.length);
    for (const [name, language] of [
      ['tra-cuu', 'vi'],
      ['english-status', 'en'],
    ] as const) {
      const page = (await readFile(new URL(`../../demo/${name}.html`, import.meta.url), 'utf8')).replaceAll(
        /\s+/g,
        ' ',
      );
      for (const { code, lookupCode, shows } of DEMO_DOSSIERS)
        for (const part of [code, lookupCode, shows[language]]) assert.ok(page.includes(part), part);
    }
  });

  test('move when they are told to, and are set up anew', async () => {
    const { code, lookupCode } = byWords('Overdue');
    const before = (await lookUp(url, code, lookupCode)).dossier.version;
    assert.equal(await move(url, code), before + 1);
    await reset();
    assert.equal((await lookUp(url, code, lookupCode)).dossier.version, before);
  });
});
