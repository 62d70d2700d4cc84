/** Paying as people do: portal, national endpoint and payment platform, each with an origin of its own. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readVietQrFor } from '../../src/domain/vietqr.ts';
import type { PayingPage } from './support/paying-page.ts';
import { PayingStage } from './support/paying-stage.ts';
import { StatusPage } from './support/status-page.ts';

const BIRTH = { code: 'H99-000000-0012', lookupCode: 'DVC0TEST0012' };

let stage: PayingStage;
before(async () => {
  stage = await PayingStage.open();
});
after(() => stage.close());

/** The receipt on the screen adds up, and is what the book has. */
async function holdsReceipt(payer: PayingPage, amount: number): Promise<void> {
  const lines = await payer.lines();
  assert.equal(
    lines.reduce((sum, line) => sum + line, 0),
    amount,
  );
  assert.equal(await payer.sum(), amount);
  const number = /BL-\d{6}-\d{6}/.exec(await payer.part('payment-receipt').innerText())?.[0];
  const { book, findings } = await stage.books();
  assert.equal(book.receipts.find((receipt) => receipt.number === number)?.total, amount);
  assert.deepEqual(findings, []);
}

describe('paying', () => {
  test('charges of a dossier by redirect: it moves on, and another window sees it', async () => {
    await using payer = await stage.payer();
    await using watcher = await stage.payer();
    const status = new StatusPage(watcher.page);
    await watcher.page.goto(`${stage.portal.url}/tra-cuu.html?dvc-dossier=${BIRTH.code}`);
    await status.prove('Mã tra cứu', BIRTH.lookupCode);
    await status.says('Cần nộp 32.000');

    await payer.findDossier(BIRTH.code, BIRTH.lookupCode);
    assert.equal(await payer.sum(), 32_000);
    assert.ok((await payer.lines()).length > 1, 'fee and charge are lines of their own');
    await payer.payByRedirect();
    assert.notEqual(new URL(payer.page.url()).origin, new URL(stage.endpoint.url).origin);
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
    await holdsReceipt(payer, 32_000);
    await status.says('Đang xử lý tại');
    payer.isQuiet();
    watcher.isQuiet();
  });

  test('a traffic fine by VietQR, scanned off the screen', async () => {
    await using payer = await stage.payer();
    await payer.find('TRAFFIC_FINE', '990001');
    assert.equal(await payer.sum(), 500_000);
    await payer.showCode();
    const reference = await payer.reference();
    const read = readVietQrFor(await payer.readCode(), { amount: 500_000, reference });
    assert.equal(read.kind, 'read');
    await payer.scan();
    await payer.isPaid();
    await holdsReceipt(payer, 500_000);
    payer.isQuiet();
  });

  test('voluntary social insurance for six months, and then it is paid until later', async () => {
    await using payer = await stage.payer();
    await payer.find('SOCIAL_INSURANCE', '9900000001');
    await payer.part('choice').locator('select').selectOption('1');
    await payer.part('amount').and(payer.widget.locator('[aria-busy]')).waitFor({ state: 'detached' });
    const month = await payer.sum();
    await payer.part('choice').locator('select').selectOption('6');
    await payer
      .part('charges')
      .locator('tfoot')
      .filter({ hasText: dots(month * 6) })
      .waitFor();
    await payer.payByRedirect();
    await payer.confirm('Ví điện tử Mẫu');
    await payer.isBack();
    await payer.isPaid();
    await holdsReceipt(payer, month * 6);
    payer.isQuiet();
  });

  test('every đồng is accounted for', async () => {
    const { totals, findings, book } = await stage.books();
    assert.deepEqual(findings, []);
    assert.equal(book.receipts.length, 3);
    const { received, receipts, pending, refundsDue, refunded } = totals;
    assert.equal(received, receipts + pending + refundsDue + refunded);
  });
});

function dots(amount: number): string {
  return new Intl.NumberFormat('vi-VN').format(amount);
}
