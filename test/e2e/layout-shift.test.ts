import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { recordShifts, shifts } from './support/layout.ts';
import { SearchPage } from './support/search-page.ts';
import { Stage } from './support/stage.ts';

const SCREENS = { phone: { width: 320, height: 640 }, desktop: { width: 1280, height: 800 } } as const;
const PAGES: Readonly<Record<string, string>> = {
  '/': '.result',
  '/?dvc-q=khai+sinh': '.result',
  '/?dvc-q=xyzzyx': '.notice',
  '/thu-tuc.html?dvc-procedure=1.001193': 'article',
  '/english.html': '.result',
};
const LATE = { operation: '*', kind: 'latency', milliseconds: 700, times: 'forever' } as const;

describe('nothing jumps', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.sandbox.reset());
  after(() => stage.close());

  for (const [screen, viewport] of Object.entries(SCREENS)) {
    for (const [path, shown] of Object.entries(PAGES)) {
      test(`${path} on a ${screen}, the data at once and late`, async () => {
        for (const faults of [[], [LATE]]) {
          await stage.sandbox.order(...faults);
          await using visit = await stage.page({ viewport });
          await recordShifts(visit.page);
          await visit.goto(path);
          await visit.page.locator(shown).first().waitFor();
          assert.deepEqual(await shifts(visit.page), []);
        }
      });
    }

    test(`a search with fewer results, answered late, on a ${screen}`, async () => {
      await using visit = await stage.page({ viewport });
      await recordShifts(visit.page);
      await visit.goto('/');
      const search = new SearchPage(visit.page);
      await search.firstResult.waitFor();
      await stage.sandbox.order(LATE);
      await search.search('dkks');
      await visit.page.locator('[aria-busy=false] mark').first().waitFor();
      assert.deepEqual(await shifts(visit.page), []);
    });

    test(`an endpoint that fails, and then answers, on a ${screen}`, async () => {
      await stage.sandbox.order({ operation: '*', kind: 'status', status: 500, times: 'forever' });
      await using visit = await stage.page({ viewport });
      await recordShifts(visit.page);
      await visit.goto('/');
      const search = new SearchPage(visit.page);
      await search.notice.waitFor();
      await stage.sandbox.clear();
      await stage.sandbox.order(LATE);
      await search.retry.click();
      await search.firstResult.waitFor();
      assert.deepEqual(await shifts(visit.page), []);
    });
  }

  test('a shift would have been noticed', async () => {
    await using visit = await stage.page();
    await recordShifts(visit.page);
    await visit.goto('/');
    await visit.page.locator('.result').first().waitFor();
    await visit.page.evaluate(() => {
      const block = document.createElement('div');
      block.style.height = '200px';
      document.body.prepend(block);
    });
    assert.notDeepEqual(await shifts(visit.page), []);
  });
});
