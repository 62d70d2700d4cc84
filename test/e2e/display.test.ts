import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { LONG_TITLE, longTitle } from '../support/fixtures/difficult-procedures.ts';
import { wider } from './support/layout.ts';
import { SearchPage } from './support/search-page.ts';
import { Stage } from './support/stage.ts';

const PAGES: Readonly<Record<string, string>> = {
  '/': '.result',
  '/thu-tuc.html?dvc-procedure=1.001193': 'article',
  '/english.html': '.result',
  '/he-thong-cu.html': '.result',
};
/** A screen of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 320, height: 256 };

describe('on every screen', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.sandbox.reset());
  after(() => stage.close());

  for (const [path, shown] of Object.entries(PAGES)) {
    test(`${path} at 400 %: nothing scrolls sideways, nothing is cut off`, async () => {
      await using visit = await stage.page({ viewport: ZOOMED });
      await visit.goto(path);
      await visit.page.locator(shown).first().waitFor();
      assert.deepEqual(await wider(visit.page), []);
      if (shown === 'article') return;
      const search = new SearchPage(visit.page);
      await visit.page.getByRole('button', { name: /^(Bộ lọc|Filters)/ }).click();
      await visit.page.getByRole('checkbox').first().waitFor();
      assert.deepEqual(await wider(visit.page), []);
      await search.field.fill('chung thuc ban sao');
      await search.options.first().waitFor();
      assert.deepEqual(await wider(visit.page), []);
    });
  }

  test('the longest title and texts without spaces, at 400 %', async () => {
    await using visit = await stage.page({ viewport: ZOOMED });
    await answerWithLongRecord(visit.page);
    await visit.goto(`/thu-tuc.html?dvc-procedure=${LONG_TITLE}`);
    await visit.page.locator('article').waitFor();
    assert.deepEqual(await wider(visit.page), []);
  });

  test('what can be touched is 44 px high and wide', async () => {
    await using visit = await stage.page({
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    await visit.goto('/');
    const search = new SearchPage(visit.page);
    await search.firstResult.waitFor();
    await visit.page.getByRole('button', { name: /^Bộ lọc/ }).click();
    await visit.page.getByRole('checkbox').first().check();
    await visit.page.getByRole('list', { name: 'Bộ lọc đang dùng' }).waitFor();
    const widget = visit.page.locator('dvc-procedure-search');
    // All at one moment: the filters are drawn anew when the answer to the first one comes.
    const targets = await widget
      .locator('button:visible, label.choice:visible, input[type=search]')
      .evaluateAll((elements) =>
        elements.map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return { text: element.textContent.trim(), width, height };
        }),
      );
    assert.ok(targets.length > 5);
    for (const { text, width, height } of targets)
      assert.ok(width >= 44 && height >= 44, `${text}: ${width} × ${height}`);
  });

  test('forced colours: what is active, chosen and focused still shows', async () => {
    await using visit = await stage.page({ forcedColors: 'active' });
    const search = new SearchPage(visit.page);
    await visit.goto('/');
    await search.firstResult.waitFor();
    await search.focusFieldByKeyboard();
    assert.notEqual(await outlineOf(search.field), 'none');
    await search.type('dang ky');
    await search.options.first().waitFor();
    await visit.page.keyboard.press('ArrowDown');
    const active = visit.page.locator('[role=option][aria-selected=true]');
    await active.waitFor();
    assert.notEqual(await outlineOf(active), 'none');
  });

  test('reduced motion: nothing moves by itself', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      await stage.sandbox.order({ operation: '*', kind: 'latency', milliseconds: 30_000, times: 'forever' });
      await using visit = await stage.page({ reducedMotion });
      await visit.goto('/');
      await visit.page.locator('.skeleton').first().waitFor();
      return await visit.page.evaluate(
        () => document.querySelector('dvc-procedure-search')!.shadowRoot!.getAnimations().length,
      );
    };
    assert.ok((await moving('no-preference')) > 0, 'skeletons breathe');
    assert.equal(await moving('reduce'), 0);
  });

  test('on paper: everything unfolded, no buttons, and folded again after', async () => {
    await using visit = await stage.page();
    await answerWithLongRecord(visit.page);
    await visit.goto(`/thu-tuc.html?dvc-procedure=${LONG_TITLE}`);
    const folded = visit.page.locator('details:not([open])');
    await folded.first().waitFor();
    const before = await folded.count();
    await visit.page.evaluate(() => {
      addEventListener('beforeprint', () => {
        const { shadowRoot } = document.querySelector('dvc-procedure-detail')!;
        document.body.dataset['folded'] = String(shadowRoot!.querySelectorAll('details:not([open])').length);
      });
    });
    await visit.page.pdf();
    assert.equal(await visit.page.locator('body').getAttribute('data-folded'), '0');
    assert.equal(await folded.count(), before);
    await visit.page.emulateMedia({ media: 'print' });
    const widget = visit.page.locator('dvc-procedure-detail');
    assert.equal(await widget.locator('button:visible').count(), 0);
    assert.ok(await widget.getByRole('heading', { level: 2 }).isVisible());
  });
});

function outlineOf(target: Locator): Promise<string> {
  return target.evaluate((element) => getComputedStyle(element).outlineStyle);
}

async function answerWithLongRecord(page: Page): Promise<void> {
  await page.route(`**/procedures/${LONG_TITLE}`, (route) =>
    route.fulfill({ json: longTitle('vi'), headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
}
