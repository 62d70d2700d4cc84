import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { seeded } from '../support/seeded.ts';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { Stage } from './support/stage.ts';

const BIRTH = '1.001193';
const LICENCE = '3.000347';
const NAME = '/answers/registrant/name';
/** A crash loses no more than this. */
const SAFE_MILLISECONDS = 2_000;

describe('what was filled in', () => {
  let stage: Stage;
  let endpoint: FilingEndpoint;
  before(async () => {
    stage = await Stage.open();
    endpoint = new FilingEndpoint(stage.endpoint!.url);
  });
  afterEach(() => stage.sandbox.reset());
  after(() => stage.close());

  const formOf = (code: string) => `${stage.portal.url}/nop-ho-so.html?dvc-procedure=${code}`;

  /** On the first step with questions of a birth registration. */
  async function begin(page: Page): Promise<FilingDriver> {
    const driver = await FilingDriver.open(page, endpoint, BIRTH);
    await page.goto(formOf(BIRTH));
    await driver.receiving();
    await driver.next.click();
    await at(page, NAME).waitFor();
    return driver;
  }

  /** A page on which the draft was found, and taken up. */
  async function takenUp(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(formOf(BIRTH));
    await page.getByRole('button', { name: 'Điền tiếp' }).click();
    await at(page, NAME).waitFor();
    return page;
  }

  test('is there after the page was loaded anew', async () => {
    await using visit = await stage.page();
    const driver = await begin(visit.page);
    await driver.answers('registrant');
    await visit.page.waitForTimeout(SAFE_MILLISECONDS);
    await visit.page.reload();
    await visit.page.getByRole('button', { name: 'Điền tiếp' }).click();
    for (const name of ['name', 'identityNumber', 'email'] as const) {
      const registrant = driver.worked.answers['registrant'] as Record<string, string>;
      assert.equal(await at(visit.page, `/answers/registrant/${name}`).inputValue(), registrant[name]);
    }
    assert.deepEqual(visit.errors, []);
  });

  for (const seed of [1, 2, 3]) {
    test(`older than two seconds is there after a crash (seed ${seed})`, async () => {
      const random = seeded(seed);
      await using visit = await stage.page();
      await begin(visit.page);
      const written = await typeAndCrash(visit.page, 2_500 + random() * 2_500);
      const page = await takenUp(visit.context);
      const kept = await at(page, NAME).inputValue();
      const { text: whole } = written.at(-1)!;
      const safe = written.findLast(({ time }) => time <= written.at(-1)!.time - SAFE_MILLISECONDS);
      assert.ok(whole.startsWith(kept), `${kept} was never typed`);
      assert.ok(safe && kept.length >= safe.text.length, `${kept} is less than ${safe?.text}`);
    });
  }

  test('is there when one comes back from another page', async () => {
    await using visit = await stage.page();
    await begin(visit.page);
    await at(visit.page, NAME).fill('Nguyễn Văn Mẫu');
    await visit.page.waitForTimeout(SAFE_MILLISECONDS);
    await visit.page.getByRole('link', { name: 'Tìm thủ tục khác' }).click();
    await visit.page.getByRole('combobox').waitFor();
    await visit.page.goBack();
    await visit.page.getByRole('button', { name: 'Điền tiếp' }).click();
    assert.equal(await at(visit.page, NAME).inputValue(), 'Nguyễn Văn Mẫu');
  });

  test('in two tabs: the other one is told, and nothing is written over', async () => {
    await using visit = await stage.page();
    const first = visit.page;
    await begin(first);
    await at(first, NAME).fill('Nguyễn Văn Mẫu');
    await at(first, NAME).blur();
    await saved(first);
    const second = await takenUp(visit.context);
    await at(second, NAME).fill('Trần Thị Thí Dụ');
    await first.getByText('Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác').waitFor();
    // What is typed in the one that was told stays on its screen alone.
    await at(first, NAME).fill('Nguyễn Văn Mẫu Hai');
    await second.reload();
    await second.getByRole('button', { name: 'Điền tiếp' }).click();
    assert.equal(await at(second, NAME).inputValue(), 'Trần Thị Thí Dụ');
    assert.equal(await at(first, NAME).inputValue(), 'Nguyễn Văn Mẫu Hai');

    await first.getByRole('button', { name: 'Dùng bản ở cửa sổ kia' }).click();
    await first.waitForFunction(
      ([place, text]) =>
        document
          .querySelector('dvc-online-form')
          ?.shadowRoot?.querySelector<HTMLInputElement>(`[id="${place}"]`)?.value === text,
      [NAME, 'Trần Thị Thí Dụ'] as const,
    );
    await at(first, NAME).fill('Trần Thị Thí Dụ Hai');
    await second.getByRole('button', { name: 'Giữ bản đang thấy ở đây' }).click();
    await saved(second);
    await second.reload();
    await second.getByRole('button', { name: 'Điền tiếp' }).click();
    assert.equal(await at(second, NAME).inputValue(), 'Trần Thị Thí Dụ');
    assert.deepEqual(visit.errors, []);
  });

  test('is gone when its owner deletes it', async () => {
    await using visit = await stage.page();
    await begin(visit.page);
    await at(visit.page, NAME).fill('Nguyễn Văn Mẫu');
    await visit.page.getByRole('button', { name: 'Xóa bản nháp' }).click();
    await visit.page.locator('#confirm-remove').click();
    await visit.page.getByText('Bước 1 trên').waitFor();
    await visit.page.reload();
    await visit.page.getByText('Bước 1 trên').waitFor();
    assert.equal(await visit.page.getByRole('button', { name: 'Điền tiếp' }).count(), 0);
  });

  test('is sent once over a slow line, and the receipt outlives the page', async () => {
    await stage.sandbox.order({ operation: '*', kind: 'latency', milliseconds: 400, times: 'forever' });
    await using visit = await stage.page();
    const driver = await FilingDriver.open(visit.page, endpoint, LICENCE);
    await visit.page.goto(formOf(LICENCE));
    await driver.toReview();
    const code = await driver.submit();
    await visit.page.reload();
    assert.equal((await driver.code.innerText()).trim(), code);
    assert.deepEqual(
      (await endpoint.dossiers()).map((dossier) => dossier.code),
      [code],
    );
    assert.deepEqual(visit.errors, []);
  });

  test('without a line: filled in, kept, and sent by itself when the line is back', async () => {
    await using visit = await stage.page();
    const { page, context } = visit;
    const driver = await FilingDriver.open(page, endpoint, LICENCE);
    await page.goto(formOf(LICENCE));
    await driver.toReview(async (screen) => {
      // Without a line from the papers on; they are on their way as soon as they are chosen.
      if (screen === 'health') await context.setOffline(true);
    });
    await driver.widget.getByRole('checkbox').last().check();
    await driver.send.click();
    await page.getByText(/Đang chờ \d+ tệp gửi xong/).waitFor();
    assert.deepEqual(await endpoint.dossiers(), []);
    await context.setOffline(false);
    const code = (await driver.code.innerText()).trim();
    assert.deepEqual(
      (await endpoint.dossiers()).map((dossier) => dossier.code),
      [code],
    );
  });
});

interface Written {
  readonly time: number;
  readonly text: string;
}

/** Types letter by letter until the tab crashes; what stood there, and when. */
async function typeAndCrash(page: Page, milliseconds: number): Promise<readonly Written[]> {
  const written: Written[] = [];
  const start = Date.now();
  await at(page, NAME).focus();
  for (let letter = 0; Date.now() - start < milliseconds; letter += 1) {
    await page.keyboard.type(String.fromCodePoint(97 + (letter % 26)));
    written.push({ time: Date.now(), text: await at(page, NAME).inputValue() });
  }
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  return [...written, { ...written.at(-1)!, time: Date.now() }];
}

function at(page: Page, place: string) {
  return page.locator(`[id="${place}"]`);
}

async function saved(page: Page): Promise<void> {
  await page.getByText('Đã lưu nháp').waitFor();
}
