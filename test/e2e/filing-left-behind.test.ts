/** What a page shows when it is come back to, and when a part of it does not come. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumFlags, findBrowsers } from '../../tools/browsers.ts';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { Stage } from './support/stage.ts';

const BIRTH = '1.001193';
const OWN_PAGE = `/nop-ho-so.html?dvc-procedure=${BIRTH}`;
const KIOSK = `/nop-ho-so-tai-quay.html?dvc-procedure=${BIRTH}`;
const NAME = 'Nguyễn Văn Mẫu';

describe('a page that is come back to', () => {
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    stage = await Stage.open();
    browser = await chromium.launch({
      executablePath: findBrowsers(['chromium']).found[0]!.executable,
      args: chromiumFlags(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  for (const [path, kept] of [
    [KIOSK, false],
    [OWN_PAGE, true],
  ] as const)
    test(kept ? 'is as it was left, on a device of one’s own' : 'is empty at a shared machine', async () => {
      const page = await browser.newPage();
      await typeName(page, stage, path);
      await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      await page.goto(`${stage.portal.url}/thu-tuc.html`);
      await page.goBack({ waitUntil: 'commit' });
      assert.equal(await page.evaluate(() => 'sameDocument' in globalThis), true, 'the page was kept whole');
      const name = page.locator('[id="/answers/registrant/name"]');
      if (kept) {
        assert.equal(await name.inputValue(), NAME);
      } else {
        await page.getByText('Bước 1 trên').waitFor();
        assert.equal(await name.count(), 0);
        await (await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH)).receiving();
        await page.locator('[part=next-button]').click();
        assert.equal(await name.inputValue(), '');
      }
      await page.close();
    });
});

describe('a page whose part that checks does not come', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  test('says so, and goes on once it has come', async () => {
    await using visit = await stage.page();
    const { page } = visit;
    await page.route(/\/checking-[^/]*\.js/, (route) => route.abort());
    await visit.goto(OWN_PAGE);
    const driver = await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH);
    await driver.receiving();
    await driver.next.click();
    await page.getByText('Chưa tải được phần này của trang').waitFor();
    await page.unroute(/\/checking-[^/]*\.js/);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await driver.title(driver.form.layout.steps[0]!.title).waitFor();
    assert.equal(await page.getByText('Chưa tải được phần này của trang').count(), 0);
  });

  test('says that it is on its way', async () => {
    await using visit = await stage.page();
    const { page } = visit;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/\/checking-[^/]*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await visit.goto(OWN_PAGE);
    const driver = await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH);
    await driver.receiving();
    await driver.next.click();
    await page.getByText('Đang tải phần kiểm tra…').waitFor();
    letGo();
    await driver.title(driver.form.layout.steps[0]!.title).waitFor();
  });
});

async function typeName(page: Page, stage: Stage, path: string): Promise<void> {
  const driver = await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH);
  await page.goto(stage.portal.url + path);
  await driver.receiving();
  await driver.next.click();
  await page.locator('[id="/answers/registrant/name"]').fill(NAME);
}
