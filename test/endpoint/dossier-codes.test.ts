import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nextDossierCode } from '../../endpoint/dossiers/code.ts';
import { getUploads } from './filing-uploads.ts';
import {
  file,
  FRIDAY,
  HOME,
  ledgerOf,
  ownSubmission,
  receiptOf,
  sample,
  startFiling,
  upload,
} from './filing-support.ts';
import { freshDatabase, rawRequest, serverUrl } from './support.ts';

const endpoint = await startFiling();
const { url, store } = endpoint;

beforeEach(async () => {
  endpoint.setTime(FRIDAY);
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

const codes = (count: number, agency = 'H26', day = '261120') =>
  Array.from({ length: count }, (_, at) => `${agency}-${day}-${String(at + 1).padStart(4, '0')}`);

test('200 dossiers at once, refused ones and repeats among them: no gap and none twice', async () => {
  const keys = Array.from({ length: 200 }, () => randomUUID());
  const requests = keys.flatMap((key, at) => {
    const body = sample();
    const refused = file(url, { ...body, consent: 'old' });
    return [file(url, body, { key }), ...(at % 4 === 0 ? [refused, file(url, body, { key })] : [])];
  });
  const answers = await Promise.all(requests);
  const given = answers.filter(({ status }) => status === 201).map((answer) => receiptOf(answer).code);
  assert.deepEqual([...new Set(given)].toSorted(), codes(200));
  assert.deepEqual((await ledgerOf(url)).map(({ code }) => code).toSorted(), codes(200));
  const statuses = answers.map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 422).length, 50);
  assert.equal(
    statuses.every((status) => [201, 409, 422].includes(status)),
    true,
  );
});

test('a number that was given back is given to the next', async () => {
  const taking = Array.from({ length: 60 }, (_, at) =>
    store.database
      .transaction(async (transaction) => {
        const code = await nextDossierCode(transaction, 'H18', '2026-11-20');
        if (at % 3 === 0) throw new Error('refused after all');
        return code;
      })
      .catch(() => undefined),
  );
  const given = (await Promise.all(taking)).filter((code) => code !== undefined);
  assert.deepEqual(given.toSorted(), codes(40, 'H18'));
});

test('two dossiers that want the same file: one gets it, the other takes neither file nor number', async () => {
  for (let round = 1; round <= 5; round += 1) {
    const draft = randomUUID();
    const paper = await upload(url, draft);
    const body = sample({
      draft,
      answers: {
        applicant: {
          name: 'Nguyễn Văn Mẫu',
          birthDate: '1990-05-01',
          home: HOME,
          married: false,
          papers: [paper],
        },
      },
    });
    const answers = await Promise.all([file(url, body), file(url, body)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422]);
    const [winner] = answers.filter(({ status }) => status === 201);
    assert.ok(winner);
    assert.deepEqual(await getUploads(store, draft), { [paper]: receiptOf(winner).code });
    assert.deepEqual((await ledgerOf(url)).map(({ code }) => code).toSorted(), codes(round));
  }
});

describe('numbers begin at one', () => {
  test('each day', async () => {
    receiptOf(await file(url, sample()));
    endpoint.setTime('2026-11-23T08:00:00+07:00');
    assert.equal(receiptOf(await file(url, sample())).code, 'H26-261123-0001');
  });

  test('at each agency', async () => {
    receiptOf(await file(url, sample()));
    assert.equal(receiptOf(await file(url, sample({ receivingUnit: '07210' }))).code, 'H05-261120-0001');
    assert.equal(receiptOf(await file(url, sample())).code, 'H26-261120-0002');
  });
});

const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));

/** An endpoint in a process of its own; resolves to its address. */
async function startProcess(databaseUrl: string): Promise<string> {
  const child = spawn(process.execPath, [main, '--port', '0', '--sandbox'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  after(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return /http:\S+/.exec(line.toString())?.[0] ?? assert.fail('the process did not start');
}

test(
  'two processes on one server share the numbers and the keys',
  { skip: serverUrl === undefined && 'needs DATABASE_URL' },
  async () => {
    const databaseUrl = await freshDatabase();
    assert.ok(databaseUrl);
    const processes = await Promise.all([startProcess(databaseUrl), startProcess(databaseUrl)]);
    const bodies = await Promise.all(
      Array.from({ length: 40 }, () => ownSubmission(processes[0] ?? '', '9.000100')),
    );
    // Each goes to both, under one key.
    const answers = await Promise.all(
      bodies.flatMap((body) => {
        const key = randomUUID();
        return processes.map((address) => file(address, body, { key }));
      }),
    );
    const good = answers.filter(({ status }) => status === 201).map((answer) => receiptOf(answer).code);
    const rest = answers.filter(({ status }) => status !== 201).map(({ status }) => status);
    assert.equal(
      rest.every((status) => status === 409),
      true,
      String(rest),
    );
    const numbers = [...new Set(good)].map((code) => Number(code.slice(-4))).toSorted((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
    assert.equal((await ledgerOf(processes[1] ?? '')).length, 40);
  },
);
