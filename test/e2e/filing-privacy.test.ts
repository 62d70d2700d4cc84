import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { Profile } from './support/filing-profile.ts';
import { Stage } from './support/stage.ts';

const BIRTH = '1.001193';
/** Nobody is called so, and nothing else in a profile looks like it. */
const PERSON = { name: 'Trần Thí Dụ Quyxanh', number: '001195738291', phone: '0912738291' };
const WORDS = [...Object.values(PERSON), 'Quyxanh', '0912 738 291', '738291'];
const OWN_PAGE = `/nop-ho-so.html?dvc-procedure=${BIRTH}`;
const KIOSK = `/nop-ho-so-tai-quay.html?dvc-procedure=${BIRTH}`;

describe('what stays of a person in the browser’s folder', { concurrency: 2 }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  test('the search finds what a page keeps in the clear', async () => {
    await using profile = await Profile.make();
    await profile.use(async (page) => {
      await page.goto(`${stage.portal.url}/thu-tuc.html`);
      await page.evaluate(keepInTheClear, PERSON);
    });
    assert.match((await profile.filesWith(PERSON.name)).join(), /Local Storage/);
    assert.match((await profile.filesWith(PERSON.phone)).join(), /IndexedDB/);
    assert.deepEqual(await profile.filesWith(PERSON.number), []);
  });

  test('at a shared machine: nothing', async () => {
    await using profile = await Profile.make();
    await profile.use(async (page) => {
      await typePerson(page, stage, KIOSK);
      await page.getByText('không được lưu lại').waitFor();
    });
    assert.deepEqual(await profile.filesWith(...WORDS), []);
  });

  test('a draft: nothing that can be read; deleted: no draft either', async () => {
    await using profile = await Profile.make();
    await profile.use(async (page) => {
      await typePerson(page, stage, OWN_PAGE);
      await page.getByText('Đã lưu nháp').waitFor();
    });
    assert.deepEqual(await profile.filesWith(...WORDS), []);

    await profile.use(async (page) => {
      await page.goto(stage.portal.url + OWN_PAGE);
      await page.getByRole('button', { name: 'Điền tiếp' }).click();
      const name = page.locator('[id="/answers/registrant/name"]');
      const next = page.getByRole('heading', { level: 2, name: 'Trẻ được khai sinh' });
      await name.or(next).waitFor();
      // The last step of all may have been taken within the moment a draft is behind.
      if (await next.isVisible()) await page.getByRole('button', { name: 'Quay lại' }).click();
      assert.equal(await name.inputValue(), PERSON.name);
      await page.getByRole('button', { name: 'Xóa bản nháp' }).click();
      await page.locator('#confirm-remove').click();
      await page.getByText('Bước 1 trên').waitFor();
    });
    assert.deepEqual(await profile.filesWith(...WORDS), []);

    await profile.use(async (page) => {
      await page.goto(stage.portal.url + OWN_PAGE);
      await page.getByText('Bước 1 trên').waitFor();
    });
  });
});

/** As a careless page would. */
async function keepInTheClear({ name, phone }: typeof PERSON): Promise<void> {
  localStorage.setItem('planted', name);
  const request = indexedDB.open('planted', 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('planted'));
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const transaction = request.result.transaction('planted', 'readwrite');
  transaction.objectStore('planted').put({ phone }, 'one');
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
}

async function typePerson(page: Page, stage: Stage, path: string): Promise<void> {
  const driver = await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH);
  await page.goto(stage.portal.url + path);
  await driver.receiving();
  await driver.next.click();
  await driver.answers('registrant');
  for (const [place, text] of [
    ['name', PERSON.name],
    ['identityNumber', PERSON.number],
    ['phone', PERSON.phone],
  ] as const)
    await page.locator(`[id="/answers/registrant/${place}"]`).fill(text);
  // On to the next screen, as a browser that offers to fill in forms waits for.
  await driver.next.click();
  await driver.title('Trẻ được khai sinh').waitFor();
}
