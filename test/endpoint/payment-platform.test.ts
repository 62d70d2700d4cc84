/** The simulated payment platform, over HTTP, and the endpoint's client of it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PlatformError } from '../../endpoint/payments/platform.ts';
import { writeVietQr } from '../../src/domain/vietqr.ts';
import { PARTNER, platformStage, type PlatformStage } from './payment-platform-support.ts';

/** Presses a button of the payment's page. */
function press(stage: PlatformStage, token: string, what: 'confirmation' | 'refusal', bank = 'thi-du') {
  return fetch(`${stage.platform.url}/pay/${token}/${what}`, {
    method: 'POST',
    body: new URLSearchParams({ bank }),
    redirect: 'manual',
  });
}

async function begun(stage: PlatformStage, change = {}) {
  const order = stage.order(change);
  await stage.client.init(order);
  return { order, token: (await stage.payment(order.reference)).token };
}

async function scan(stage: PlatformStage, reference: string, change: object = {}) {
  const { amount } = await stage.payment(reference);
  const content = reference.replaceAll('-', '');
  const code = writeVietQr({ bin: '970999', service: 'QRIBFTTA', account: 'MOPHONG0001', amount, content });
  assert.equal(code.kind, 'written');
  return stage.control('/scans', { ...code, ...change });
}

describe('a payment by redirect', () => {
  test('is opened once, confirmed once, and told of once', async () => {
    await using stage = await platformStage();
    const order = stage.order();
    const first = await stage.client.init(order);
    assert.equal(first.kind, 'redirect');
    assert.deepEqual(await stage.client.init(order), first, 'the same reference is the same payment');
    const { token } = await stage.payment(order.reference);
    assert.match(token, /^[\w-]{32}$/);
    const answers = await Promise.all([
      press(stage, token, 'confirmation'),
      press(stage, token, 'confirmation'),
    ]);
    for (const { status, headers } of answers)
      assert.deepEqual([status, headers.get('Location')], [303, order.returnUrl]);
    await stage.listener.until(1);
    const standing = await stage.client.query(order.reference);
    assert.equal(standing?.state, 'PAID');
    assert.equal(standing?.money.length, 1);
    assert.deepEqual(stage.listener.heard[0]?.money, standing?.money[0]);
    assert.equal((await stage.client.statement()).money.length, 1);
  });

  test('refused by the payer, and by the bank', async () => {
    await using stage = await platformStage();
    const one = await begun(stage);
    await press(stage, one.token, 'refusal');
    assert.equal((await stage.client.query(one.order.reference))?.state, 'CANCELLED');
    await press(stage, one.token, 'confirmation');
    const two = await begun(stage);
    await press(stage, two.token, 'confirmation', 'tu-choi');
    assert.equal((await stage.client.query(two.order.reference))?.state, 'FAILED');
    await stage.listener.until(2);
    assert.deepEqual(
      stage.listener.heard.map(({ code, money }) => [code, money]),
      [
        ['24', undefined],
        ['51', undefined],
      ],
    );
    assert.deepEqual((await stage.client.statement()).money, []);
  });

  test('cannot be confirmed once it has expired', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    stage.ahead = 901_000;
    const answer = await press(stage, token, 'confirmation');
    assert.equal(answer.headers.get('Location'), `/pay/${token}`);
    assert.equal((await stage.client.query(order.reference))?.state, 'EXPIRED');
    assert.deepEqual((await stage.client.statement()).money, []);
  });

  test('cannot be confirmed once the partner has cancelled it, nor cancelled once it is paid', async () => {
    await using stage = await platformStage();
    const one = await begun(stage);
    assert.equal((await stage.client.cancel(one.order.reference))?.state, 'CANCELLED');
    await press(stage, one.token, 'confirmation');
    assert.equal((await stage.client.query(one.order.reference))?.state, 'CANCELLED');
    const two = await begun(stage);
    await press(stage, two.token, 'confirmation');
    const standing = await stage.client.cancel(two.order.reference);
    assert.deepEqual([standing?.state, standing?.money.length], ['PAID', 1]);
  });

  test('a slow bank is waited for, across a restart and past the end of the time to pay', async () => {
    const data = await mkdtemp(join(tmpdir(), 'dvc-platform-'));
    try {
      await using stage = await platformStage({ data });
      const { order, token } = await begun(stage);
      await press(stage, token, 'confirmation', 'thong-tha');
      assert.equal((await stage.client.query(order.reference))?.state, 'PENDING');
      assert.equal((await stage.client.cancel(order.reference))?.state, 'PENDING');
      await stage.restart();
      stage.ahead = 901_000;
      await stage.listener.until(1);
      assert.equal((await stage.client.query(order.reference))?.state, 'PAID');
    } finally {
      await rm(data, { recursive: true });
    }
  });

  test('what nobody has heard of', async () => {
    await using stage = await platformStage();
    assert.equal(await stage.client.query('TT-261121-999999'), undefined);
    assert.equal(await stage.client.cancel('TT-261121-999999'), undefined);
    assert.equal((await fetch(`${stage.platform.url}/pay/x`)).status, 404);
    assert.equal((await press(stage, 'x', 'confirmation')).status, 404);
  });
});

describe('a payment by square code', () => {
  test('is found by its content, whatever a bank makes of it', async () => {
    await using stage = await platformStage();
    const { order } = await begun(stage, { method: 'VIETQR' });
    assert.deepEqual(await stage.client.init(order), {
      kind: 'qr',
      bin: '970999',
      bankName: 'Ngân hàng Thí Dụ (mô phỏng)',
      account: 'MOPHONG0001',
      accountHolder: 'NEN TANG THANH TOAN MO PHONG',
      content: 'TT261121000001',
    });
    await scan(stage, order.reference, { content: 'CT tu 0123. tt-261121 000001' });
    await stage.listener.until(1);
    assert.equal(stage.listener.heard[0]?.reference, order.reference);
    assert.equal((await stage.client.query(order.reference))?.state, 'PAID');
  });

  test('another amount does not pay it, a second time is a second transaction, the same transfer is one', async () => {
    await using stage = await platformStage();
    const { order } = await begun(stage, { method: 'VIETQR' });
    await scan(stage, order.reference, { amount: 15_999 });
    assert.equal((await stage.client.query(order.reference))?.state, 'PENDING');
    await Promise.all([1, 2].map(() => scan(stage, order.reference, { mark: 'one' })));
    await scan(stage, order.reference);
    const standing = await stage.client.query(order.reference);
    assert.equal(standing?.state, 'PAID');
    assert.deepEqual(
      standing?.money.map(({ amount }) => amount),
      [15_999, 16_000, 16_000],
    );
  });

  test('money for nothing is kept, and told in the statement alone', async () => {
    await using stage = await platformStage();
    const { order } = await begun(stage, { method: 'VIETQR' });
    await scan(stage, order.reference, { content: 'tien nha' });
    const { money, foreign } = await stage.client.statement();
    assert.deepEqual(
      [money, foreign.map(({ amount, content }) => [amount, content])],
      [[], [[16_000, 'tien nha']]],
    );
    assert.deepEqual(stage.listener.bodies, []);
  });

  test('money for one that was cancelled is here all the same', async () => {
    await using stage = await platformStage();
    const { order } = await begun(stage, { method: 'VIETQR' });
    await stage.client.cancel(order.reference);
    await scan(stage, order.reference);
    const standing = await stage.client.query(order.reference);
    assert.deepEqual([standing?.state, standing?.money.length], ['CANCELLED', 1]);
    await stage.listener.until(1);
  });
});

describe('a refund', () => {
  test('is paid once, and never more than came in', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    await press(stage, token, 'confirmation');
    const [money] = (await stage.client.query(order.reference))!.money;
    const refund = {
      id: 'r1',
      reference: order.reference,
      transaction: money!.transaction,
      amount: 10_000,
      reason: 'Nộp hai lần',
    };
    assert.equal((await stage.client.refund(refund)).done, true);
    assert.equal((await stage.client.refund(refund)).done, true);
    await refuses(stage.client.refund({ ...refund, id: 'r2' }), '07');
    await refuses(stage.client.refund({ ...refund, amount: 5 }), '04');
    await refuses(stage.client.refund({ ...refund, id: 'r3', transaction: 'GD0' }), '06');
    const { refunds } = await stage.client.statement();
    assert.deepEqual(
      refunds.map(({ id, amount, done }) => [id, amount, done]),
      [['r1', 10_000, true]],
    );
  });

  test('of money whose content names no payment needs no reference, and takes nobody else’s', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    await press(stage, token, 'confirmation');
    const other = stage.platform.book.receive({ mark: 'm1', amount: 9_000, content: 'chuyen tien' });
    const [own] = (await stage.client.query(order.reference))!.money;
    const refund = { id: 'r1', reference: undefined, amount: 9_000, reason: '' };
    await refuses(stage.client.refund({ ...refund, transaction: own!.transaction }), '06');
    assert.equal((await stage.client.refund({ ...refund, transaction: other.transaction })).done, true);
    const { refunds, foreign } = await stage.client.statement();
    assert.deepEqual([refunds[0]?.reference, refunds[0]?.amount, foreign.length], [undefined, 9_000, 1]);
  });

  test('may take a while', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    await press(stage, token, 'confirmation');
    const [money] = (await stage.client.query(order.reference))!.money;
    const { reference } = order;
    const refund = { id: 'r1', reference, transaction: money!.transaction, amount: 16_000, reason: '' };
    await stage.control('/faults', [{ on: 'REFUND', kind: 'unfinished' }]);
    assert.equal((await stage.client.refund(refund)).done, false);
    assert.equal((await stage.client.refund(refund)).done, true);
  });
});

describe('what goes wrong on the way', () => {
  const kinds: [string, string][] = [
    ['lost', 'unreachable'],
    ['failing', 'unreachable'],
    ['forged', 'untrusted'],
    ['tampered', 'untrusted'],
    ['asked-otherwise', 'refused'],
  ];
  for (const [kind, error] of kinds)
    for (const on of ['INIT', 'QUERY', 'CANCEL', 'STATEMENT'] as const)
      test(`${on}, ${kind}: nothing is believed, and the next time is good`, async () => {
        await using stage = await platformStage();
        const { order } = await begun(stage);
        await stage.control('/faults', [{ on, kind }]);
        const { client } = stage;
        const ask = () =>
          ({
            INIT: () => client.init(order),
            QUERY: () => client.query(order.reference),
            CANCEL: () => client.cancel(order.reference),
            STATEMENT: () => client.statement(),
          })[on]();
        await assert.rejects(ask(), (one) => one instanceof PlatformError && one.kind === error);
        await ask();
      });

  test('an old reply says nothing about a new question', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    await stage.client.query(order.reference);
    await press(stage, token, 'confirmation');
    await stage.control('/faults', [{ on: 'QUERY', kind: 'replayed' }]);
    await assert.rejects(stage.client.query(order.reference), { kind: 'untrusted' });
  });

  test('a reply that takes too long is none', async () => {
    await using stage = await platformStage({ timeout: 100 });
    const { order } = await begun(stage);
    await stage.control('/faults', [{ on: 'QUERY', kind: 'late', milliseconds: 400 }]);
    await assert.rejects(stage.client.query(order.reference), { kind: 'unreachable' });
  });

  test('a notification is repeated until it is heard', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    await stage.control('/faults', [
      { on: 'NOTIFY', kind: 'forged' },
      { on: 'NOTIFY', kind: 'tampered' },
      { on: 'NOTIFY', kind: 'twice' },
    ]);
    stage.listener.failNext(1);
    await press(stage, token, 'confirmation');
    await stage.listener.until(1);
    assert.equal(stage.listener.heard[0]?.reference, order.reference);
    assert.equal(stage.listener.bodies.length, 4);
  });

  test('what has not been told is told after a restart', async () => {
    const data = await mkdtemp(join(tmpdir(), 'dvc-platform-'));
    try {
      await using stage = await platformStage({ data });
      const { order, token } = await begun(stage);
      await stage.control('/faults', [{ on: 'NOTIFY', kind: 'lost' }]);
      await press(stage, token, 'confirmation');
      const before = await stage.client.query(order.reference);
      await stage.restart();
      await stage.listener.until(1);
      assert.deepEqual(await stage.client.query(order.reference), before);
      assert.equal((await press(stage, token, 'confirmation')).status, 303);
      assert.equal((await stage.client.query(order.reference))?.money.length, 1);
    } finally {
      await rm(data, { recursive: true });
    }
  });
});

describe('what is refused', () => {
  test('a reference with another amount, lines that do not add up, addresses that are none', async () => {
    await using stage = await platformStage();
    const { order } = await begun(stage);
    await refuses(stage.client.init(stage.order({ reference: order.reference, amount: 1_000 })), '04');
    await refuses(stage.client.init({ ...stage.order(), amount: 1 }), '03');
    await refuses(stage.client.init(stage.order({ returnUrl: 'javascript:alert(1)' })), '03');
    await refuses(stage.client.init(stage.order({ expiresAt: new Date(0) })), '09');
  });

  test('what is not of the partner', async () => {
    await using stage = await platformStage();
    for (const body of ['', '[]', '{"LoaiBanTin":"QUERY"}', JSON.stringify({ MaDoiTac: PARTNER })]) {
      const response = await fetch(`${stage.platform.url}/messages`, { method: 'POST', body });
      assert.equal(response.status, 400, body);
    }
    const long = await fetch(`${stage.platform.url}/messages`, { method: 'POST', body: 'x'.repeat(70_000) });
    assert.equal(long.status, 413);
  });

  test('control by a page', async () => {
    await using stage = await platformStage();
    const headers = { Origin: stage.platform.url };
    assert.equal((await fetch(`${stage.platform.url}/control/payments`, { headers })).status, 403);
  });

  test('control where it was not asked for', async () => {
    await using stage = await platformStage({ control: false });
    assert.equal((await fetch(`${stage.platform.url}/control/payments`)).status, 404);
  });
});

describe('its pages', () => {
  test('speak the language of the payment, and keep their address to themselves', async () => {
    await using stage = await platformStage();
    for (const language of ['vi', 'en'] as const) {
      const { token } = await begun(stage, { language, title: '<b>&' });
      const response = await fetch(`${stage.platform.url}/pay/${token}`);
      const text = await response.text();
      assert.match(text, new RegExp(`<html lang="${language}">`));
      assert.match(text, /&lt;b&gt;&amp;/);
      assert.match(text, language === 'vi' ? /Không có tiền thật/ : /No real money/);
      assert.match(text, /<dd>portal\.example<\/dd>/, 'where it leads afterwards');
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'none'; style-src 'sha256-/);
      assert.match(policy, /form-action 'self' https:\/\/portal\.example;/);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('Referrer-Policy'), 'same-origin');
    }
  });

  test('take a form of their own origin only', async () => {
    await using stage = await platformStage();
    const { order, token } = await begun(stage);
    const response = await fetch(`${stage.platform.url}/pay/${token}/confirmation`, {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ bank: 'thi-du' }),
    });
    assert.equal(response.status, 403);
    assert.equal((await stage.client.query(order.reference))?.state, 'PENDING');
  });

  test('the bank app reads a code, lets it be changed, and sends once', async () => {
    await using stage = await platformStage();
    const { order } = await begun(stage, { method: 'VIETQR' });
    const send = (path: string, fields: Record<string, string>) =>
      fetch(`${stage.platform.url}/bank-app/${path}`, { method: 'POST', body: new URLSearchParams(fields) });
    const code = writeVietQr({
      bin: '970999',
      service: 'QRIBFTTA',
      account: 'MOPHONG0001',
      amount: 16_000,
      content: 'TT261121000001',
    });
    assert.equal(code.kind, 'written');
    const { payload } = code as { payload: string };
    const page = await (await send('code', { payload })).text();
    assert.match(page, /value="16\.000"[\s\S]*value="TT261121000001"/);
    const fields = {
      mark: 'm',
      bin: '970999',
      account: 'MOPHONG0001',
      amount: '16.000',
      content: 'TT261121000001',
    };
    for (const _ of [1, 2]) assert.match(await (await send('transfers', fields)).text(), /Đã chuyển tiền/);
    assert.equal((await stage.client.query(order.reference))?.money.length, 1);
    assert.equal((await send('code', { payload: payload.replace('16000', '17000') })).status, 400);
    assert.equal((await send('transfers', { ...fields, mark: 'n', account: '1' })).status, 400);
    assert.equal((await send('transfers', { ...fields, mark: 'o', amount: '-5' })).status, 400);
    assert.equal((await stage.client.statement()).money.length, 1);
  });
});

async function refuses(asked: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(asked, (error) => error instanceof PlatformError && error.code === code);
}
