import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type RunningEndpoint, startEndpoint } from '../../endpoint/start.ts';
import { Line } from './support/line.ts';
import { moveOn, sample, StatusPage, WORKED_ON } from './support/status-page.ts';
import { Stage } from './support/stage.ts';

const FOLLOWED = 'with time left';
const MOVED = 'Đang xử lý tại Bộ phận Thí Dụ';
const HOUR = 3_600_000;
/** Longer than any word of the endpoint counts as the present. */
const LONG_SILENCE = '02:00';
/** What is said while nobody knows: which of the two depends on how the silence came about. */
const WAITING = /đang (nối|hỏi) lại/;

let folder: string;
let endpoint: RunningEndpoint;
let line: Line;
let stage: Stage;
let ahead = 0;

const start = () =>
  startEndpoint({
    sandbox: true,
    demoDossiers: true,
    heartbeat: 500,
    data: folder,
    now: () => new Date(Date.now() + ahead),
  });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dvc-following-'));
  endpoint = await start();
  line = await Line.to(endpoint.url);
  stage = await Stage.open({ endpoint: line.url });
});
after(async () => {
  await stage.close();
  await line.close();
  await endpoint.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  ahead = 0;
  line.resume();
  await fetch(`${endpoint.url}/sandbox/reset`, { method: 'POST' });
});

test('the line breaks: the page connects again, and has missed nothing', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  const code = await status.open(stage.portal.url, FOLLOWED);
  await status.isLive();
  line.cut();
  await moveOn(endpoint.url, code, WORKED_ON);
  await status.says(MOVED);
});

test('the line dies without a word: the page says so, and then how it is', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  await visit.page.clock.install();
  const code = await status.open(stage.portal.url, FOLLOWED);
  await status.isLive();
  line.silence();
  await moveOn(endpoint.url, code, WORKED_ON);
  await visit.page.clock.runFor(LONG_SILENCE);
  await status.isStale(WAITING);
  assert.equal(await status.title.filter({ hasText: MOVED }).count(), 0);
  line.resume();
  await visit.page.clock.fastForward(LONG_SILENCE);
  await status.says(MOVED);
});

test('a laptop sleeps through a change: what it shows when it wakes is not said to be so now', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  await visit.page.clock.install();
  const code = await status.open(stage.portal.url, FOLLOWED);
  await status.isLive();
  line.silence();
  await moveOn(endpoint.url, code, WORKED_ON);
  await visit.page.clock.fastForward('01:00:00');
  await status.isStale(WAITING);
  line.resume();
  await visit.page.clock.fastForward(LONG_SILENCE);
  await status.says(MOVED);
});

test('the device loses its network, and finds it again', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  const code = await status.open(stage.portal.url, FOLLOWED);
  await status.isLive();
  await visit.context.setOffline(true);
  line.cut();
  await status.isStale('mất mạng');
  await moveOn(endpoint.url, code, WORKED_ON);
  await visit.context.setOffline(false);
  await status.says(MOVED);
});

test('the endpoint restarts: the page says that it waits, and goes on by itself', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  await visit.page.clock.install();
  const code = await status.open(stage.portal.url, FOLLOWED);
  await status.isLive();
  await endpoint.close();
  await visit.page.clock.runFor(LONG_SILENCE);
  await status.isStale(WAITING);
  endpoint = await start();
  line.leadTo(endpoint.url);
  await moveOn(endpoint.url, code, WORKED_ON);
  await visit.page.clock.fastForward(LONG_SILENCE);
  await status.says(MOVED);
});

test('the proof ends: the page keeps what it knows, says of when it is, and asks again', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  const code = await status.open(stage.portal.url, FOLLOWED);
  await status.isLive();
  ahead = 3 * HOUR;
  await status.isStale('cần xác nhận lại');
  await moveOn(endpoint.url, code, WORKED_ON);
  assert.equal(await status.title.filter({ hasText: MOVED }).count(), 0);
  await status.prove('Mã tra cứu', sample(FOLLOWED).lookupCode);
  await status.says(MOVED);
});

for (const [name, hours] of [
  ['ahead', 24],
  ['behind', -24],
] as const)
  test(`the device’s clock is a day ${name}: days left are those of the endpoint`, async () => {
    await using visit = await stage.page();
    const status = new StatusPage(visit.page);
    await visit.page.clock.install({ time: Date.now() + hours * HOUR });
    const { code, lookupCode } = sample(FOLLOWED);
    const found = await fetch(`${endpoint.url}/dossiers/lookup`, {
      method: 'POST',
      body: JSON.stringify({ code, proof: { kind: 'receipt', value: lookupCode } }),
    });
    const { dossier } = (await found.json()) as {
      dossier: { asOf: string; deadline: { workingDaysLeft: number } };
    };
    await status.open(stage.portal.url, FOLLOWED);
    await status.isLive();
    const badge = await status.part('badge').first().innerText();
    assert.equal(badge, `Còn ${dossier.deadline.workingDaysLeft} ngày làm việc`);
    line.silence();
    await visit.page.clock.fastForward(LONG_SILENCE);
    await status.isStale(WAITING);
    line.resume();
    await visit.page.clock.fastForward(LONG_SILENCE);
    await moveOn(endpoint.url, code, WORKED_ON);
    await status.says(MOVED);
  });
