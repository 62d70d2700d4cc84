/** Paying on pages that are not the portal's own: an old one, a machine many people use, one with several widgets. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PayingPage } from './support/paying-page.ts';
import { PayingStage } from './support/paying-stage.ts';
import { StatusPage } from './support/status-page.ts';

const BIRTH = { code: 'H99-000000-0012', lookupCode: 'DVC0TEST0012' };

let stage: PayingStage;
before(async () => {
  stage = await PayingStage.open();
});
after(() => stage.close());

/** Changes every page while it is read, before any widget is there: a page that is made up may not ask the endpoint. */
async function onReading(payer: PayingPage, change: (given: string[]) => void, ...given: string[]) {
  await payer.context.addInitScript(`new MutationObserver(() => (${change})(${JSON.stringify(given)}))
    .observe(document, { childList: true, subtree: true })`);
}

function makeKiosk(): void {
  for (const button of document.querySelectorAll('dvc-payment-button')) button.setAttribute('kiosk', '');
}

function addButton([selector, kind]: string[]): void {
  const place = document.querySelector(selector!);
  if (!place || document.querySelector(`[bill-kind=${kind}]`)) return;
  const button = document.createElement('dvc-payment-button');
  button.setAttribute('bill-kind', kind!);
  place.before(button);
}

/** What the browser keeps for the portal, names and all. */
function kept(payer: PayingPage): Promise<string[]> {
  return payer.page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((place) => Object.entries(place).map((entry) => entry.join(': '))),
  );
}

async function start(payer: PayingPage, path: string, kind: string, number: string): Promise<void> {
  payer.kind = kind;
  await payer.page.goto(stage.portal.url + path);
  await payer.part('button').click();
  await payer.enter(number);
  await payer.part('charges').waitFor();
}

describe('an old page with a reset of its own and a longer Object.prototype', () => {
  const PAGE = '/he-thong-cu.html';

  test('by code and by redirect, and it looks like itself', async () => {
    await using payer = await stage.payer();
    await onReading(payer, addButton, 'dvc-procedure-search', 'TRAFFIC_FINE');
    await start(payer, PAGE, 'TRAFFIC_FINE', '990001');
    await payer.showCode();
    await stage.control('/scans', { payload: await payer.readCode() });
    await payer.isPaid();
    const looks = await payer.title.evaluate((title) => {
      const { textTransform, letterSpacing, fontSize } = getComputedStyle(title);
      return { textTransform, letterSpacing, isLarge: Number.parseFloat(fontSize) >= 16 };
    });
    assert.deepEqual(looks, { textTransform: 'none', letterSpacing: 'normal', isLarge: true });

    await start(payer, PAGE, 'TRAFFIC_FINE', '990002');
    await payer.payByRedirect();
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
    payer.isQuiet();
  });
});

describe('a machine many people use', () => {
  const PAGE = '/thanh-toan.html';

  async function atKiosk(): Promise<PayingPage> {
    const payer = await stage.payer();
    await onReading(payer, makeKiosk);
    return payer;
  }

  test('cleared after paying: nothing is kept, and the next person finds an empty form', async () => {
    await using payer = await atKiosk();
    await start(payer, PAGE, 'TRAFFIC_FINE', '990003');
    const before = await kept(payer);
    await payer.showCode();
    await stage.control('/scans', { payload: await payer.readCode() });
    await payer.isPaid();
    await payer.part('other-button').click();
    await payer.widget.locator('dialog').waitFor({ state: 'hidden' });
    assert.deepEqual(await kept(payer), before);
    await payer.part('button').click();
    await payer.widget.locator('#bill-number').waitFor();
    assert.equal(await payer.widget.locator('#bill-number').inputValue(), '');
    payer.isQuiet();
  });

  test('left after coming back from the bank: Back shows nothing of it', async () => {
    await using payer = await atKiosk();
    await start(payer, PAGE, 'POSTAGE', 'EE990000011VN');
    const before = await kept(payer);
    await payer.payByRedirect();
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
    await payer.page.goto(stage.portal.url);
    assert.deepEqual(await kept(payer), before);
    await payer.page.goBack();
    await payer.part('button').waitFor();
    await payer.page.waitForLoadState('networkidle');
    assert.equal(await payer.page.locator('dialog[open]').count(), 0);
    assert.equal(await payer.page.getByText(/BL-\d{6}|TT-\d{6}/).count(), 0);
    assert.deepEqual(await kept(payer), before);
  });
});

describe('a button beside the look-up', () => {
  const PAGE = '/tra-cuu.html';

  test('who comes back is told by the widget it was begun in, and by no other', async () => {
    await using payer = await stage.payer();
    await onReading(payer, addButton, 'dvc-status-lookup', 'REGISTRATION_TAX');
    const status = new StatusPage(payer.page);
    await payer.page.goto(`${stage.portal.url}${PAGE}?dvc-dossier=${BIRTH.code}`);
    await status.prove('Mã tra cứu', BIRTH.lookupCode);
    await status.part('pay-button').click();
    await status.part('methods').locator('input[value=REDIRECT]').check();
    await status.widget.getByRole('button', { name: /^Nộp 32\.000/ }).click();
    await payer.atPlatform();
    await payer.confirm();
    await payer.isBack();
    await status.part('payment-receipt').waitFor();
    assert.equal(await payer.page.locator('dialog[open]').count(), 0);

    await start(payer, PAGE, 'REGISTRATION_TAX', '99000000000001');
    await payer.payByRedirect();
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
    assert.equal(await status.part('payment-receipt').count(), 0);
    payer.isQuiet();
  });
});
