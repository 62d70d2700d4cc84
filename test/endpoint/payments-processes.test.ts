import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { auditBook } from '../../endpoint/payments/audit.ts';
import type { Book } from '../../endpoint/payments/book.ts';
import type { StatementToCheck } from '../../endpoint/payments/audit-finding.ts';
import type { Bill } from '../../src/contract/bills.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { FakePlatform, PARTNER, SECRET } from './fake-platform.ts';
import { begin, cancel, findBill, good, notify, order, paymentOf, stateOf } from './payment-support.ts';
import { catalogueFile, freshDatabase, getJson, serverUrl, temporaryFolder } from './support.ts';

const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));
const running = new Set<ChildProcess>();
after(() => running.forEach((child) => child.kill('SIGKILL')));

const now = () => new Date();
const small = await catalogueFile([
  { code: '1.000001', name: 'Việc mẫu', steps: 'Nộp tại bộ phận một cửa.' },
]);

/** A process of its own, as one of several behind a gateway. */
async function startProcess(platform: FakePlatform, options: { databaseUrl?: string; data?: string }) {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PAYMENT_PLATFORM_URL: platform.url,
    PAYMENT_PLATFORM_PARTNER: PARTNER,
    PAYMENT_PLATFORM_SECRET: SECRET,
  };
  delete environment['DATABASE_URL'];
  if (options.databaseUrl !== undefined) environment['DATABASE_URL'] = options.databaseUrl;
  const folder = options.data === undefined ? [] : ['--data', options.data];
  const child = spawn(process.execPath, [main, '--port', '0', '--sandbox', '--catalogue', small, ...folder], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const log: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  const ended = once(child, 'close').finally(() => running.delete(child));
  const [ready] = (await once(child.stdout, 'data')) as [Buffer];
  const [, url] = /^Endpoint ready on (\S+)\n/.exec(ready.toString()) ?? [];
  if (url === undefined) throw new Error(ready.toString() + log.join(''));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return (await ended)[0] as number | null;
  };
  return { url, stop, log };
}

/** Asks until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function audit(url: string) {
  const { book, statement } = await getJson<{ book: Book; statement: StatementToCheck }>(
    `${url}/sandbox/payments`,
  );
  const { findings, totals } = auditBook(book, statement);
  assert.deepEqual(findings, []);
  return { book, totals };
}

describe('two processes of one server', { skip: serverUrl === undefined }, () => {
  test('one payment, one receipt, one refund, whoever hears of it', async () => {
    const databaseUrl = (await freshDatabase())!;
    const platform = await FakePlatform.start(now);
    const both = await Promise.all([
      startProcess(platform, { databaseUrl }),
      startProcess(platform, { databaseUrl }),
    ]);
    const [one, other] = both;
    const urls = both.map(({ url }) => url);
    for (const months of ['1', '3']) {
      const bills = await Promise.all(
        urls.map((url) => findBill(url, 'SOCIAL_INSURANCE', '9900000003', { months })),
      );
      assert.equal(bills[0]?.id, bills[1]?.id);
      const payment = await beginOnce(urls, bills[0]!);
      // Told to both at once, while both ask.
      const money = platform.pay(payment.reference);
      const answers = await Promise.all([
        ...urls.flatMap((url) => [1, 2, 3].map(() => notify(url, platform.notification(money)))),
        ...urls.map((url) => cancel(url, payment)),
      ]);
      for (const answer of answers.slice(0, 6)) assert.equal(answer.status, 200, answer.text);
      for (const url of urls) assert.equal(await stateOf(url, payment), 'PAID');
      // And paid again: the refund is ordered once.
      const twice = platform.pay(payment.reference);
      await Promise.all(urls.map((url) => notify(url, platform.notification(twice))));
      await until(async () => (await paymentOf(one.url, payment)).refunds[0]?.state.code === 'DONE');
    }
    const { book, totals } = await audit(other.url);
    assert.equal(platform.refunds.length, 2);
    assert.equal(book.receipts.length, 2);
    assert.equal(totals.receipts, totals.refunded);
    // A payment nobody tells of is found, by one of them.
    const lost = await begin(one.url, await findBill(one.url, 'TRAFFIC_FINE', '990001'));
    platform.pay(lost.reference);
    await until(async () => (await stateOf(other.url, lost)) === 'PAID');
    await audit(one.url);
    assert.deepEqual(await Promise.all(both.map(({ stop }) => stop())), [0, 0]);
  });

  test('who dies between the order and the platform leaves it to the other', async () => {
    const databaseUrl = (await freshDatabase())!;
    const platform = await FakePlatform.start(now);
    const one = await startProcess(platform, { databaseUrl });
    const bill = await findBill(one.url, 'TRAFFIC_FINE', '990001');
    const key = randomUUID();
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    // It dies while the platform takes its time.
    platform.mischief.INIT = ['slow'];
    const answer = order(one.url, body, { key }).catch(() => undefined);
    await until(async () => platform.asked.includes('INIT'));
    await one.stop('SIGKILL');
    assert.equal(await answer, undefined);
    const other = await startProcess(platform, { databaseUrl });
    const again = good<Payment>(await order(other.url, body, { key }));
    assert.equal(again.state.code, 'CREATED');
    await until(async () => (await stateOf(other.url, again)) === 'PENDING');
    assert.equal(platform.orders.size, 1);
    assert.equal(await other.stop(), 0);
  });
});

describe('one process', () => {
  test('killed and started again, it knows what was paid meanwhile; it ends while it waits', async () => {
    const platform = await FakePlatform.start(now);
    const data = await temporaryFolder();
    const before = await startProcess(platform, { data });
    const payment = await begin(before.url, await findBill(before.url, 'TRAFFIC_FINE', '990001'));
    await before.stop('SIGKILL');
    platform.pay(payment.reference);
    const later = await startProcess(platform, { data });
    await until(async () => (await stateOf(later.url, payment)) === 'PAID');
    await audit(later.url);
    const waiting = await begin(later.url, await findBill(later.url, 'TRAFFIC_FINE', '990002'));
    platform.mischief.QUERY = ['slow', 'slow', 'slow'];
    const asked = platform.asked.length;
    await until(async () => platform.asked.length > asked);
    const started = performance.now();
    assert.equal(await later.stop(), 0);
    assert.equal(performance.now() - started < 9_000, true);
    const log = [...before.log, ...later.log].join('');
    for (const secret of [SECRET, payment.id, waiting.id, '990001', 'MaXacThuc'])
      assert.equal(log.includes(secret), false, 'a secret stands in the log');
  });
});

/** Both ask at once, each with a key of its own: one of them has it. */
async function beginOnce(urls: readonly string[], bill: Bill): Promise<Payment> {
  const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
  const answers = await Promise.all(urls.map((url) => order(url, body)));
  const made = answers.filter(({ status }) => status === 201);
  assert.equal(made.length, 1, answers.map(({ text }) => text).join('\n'));
  return good<Payment>(made[0]!);
}
