import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { recordShifts, shifts, wider } from './support/layout.ts';
import { Stage } from './support/stage.ts';

const BIRTH = '1.001193';
const FORMS = {
  vi: `/nop-ho-so.html?dvc-procedure=${BIRTH}`,
  en: `/english-apply.html?dvc-procedure=${BIRTH}`,
};
/** A screen of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 320, height: 256 };
const SCREENS = { phone: { width: 320, height: 640 }, desktop: { width: 1280, height: 800 } } as const;
const LATE = { operation: '*', kind: 'latency', milliseconds: 700, times: 'forever' } as const;

describe('the form on every screen', { concurrency: 2 }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  for (const language of ['vi', 'en'] as const) {
    test(`at 400 % nothing scrolls sideways on any step, light and dark (${language})`, async () => {
      await using visit = await stage.page({ viewport: ZOOMED });
      const { page } = visit;
      const driver = await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH, language);
      await visit.goto(FORMS[language]);
      const screens: string[] = [];
      const look = async (screen: string) => {
        screens.push(screen);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await wider(page), [], `${screen}, ${colorScheme}`);
        }
      };
      await driver.toReview(look);
      await driver.submit();
      await look('receipt');
      assert.ok(screens.length > 8, screens.join());
    });
  }
});

describe('nothing jumps when the form comes', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.sandbox.reset());
  after(() => stage.close());

  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const path of Object.values(FORMS)) {
      test(`${path} on a ${screen}, the data at once and late`, async () => {
        for (const faults of [[], [LATE]]) {
          await stage.sandbox.order(...faults);
          await using visit = await stage.page({ viewport });
          await recordShifts(visit.page);
          await visit.goto(path);
          await visit.page.getByRole('combobox').first().waitFor();
          assert.deepEqual(await shifts(visit.page), []);
        }
      });
    }
  }
});
