import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { SearchPage } from './support/search-page.ts';
import { Stage } from './support/stage.ts';

const PAGES: Readonly<Record<string, string>> = {
  '/': '.result',
  '/?dvc-q=khai+sinh': '.result mark',
  '/thu-tuc.html?dvc-procedure=1.001193': 'article',
  '/thu-tuc.html': '.notice',
  '/english.html': '.result',
  '/english-procedure.html?dvc-procedure=1.001193': 'article',
  '/he-thong-cu.html': '.result',
};

describe('under a strict Content-Security-Policy with Trusted Types', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  for (const [path, shown] of Object.entries(PAGES)) {
    test(`${path}: no violation, no error`, async () => {
      stage.portal.reports.length = 0;
      await using visit = await stage.page();
      await recordViolations(visit.page);
      await visit.goto(path);
      await visit.page.locator(shown).first().waitFor();
      if (path === '/') await useEverything(visit.page);
      assert.deepEqual(await violations(visit.page), []);
      assert.deepEqual(stage.portal.reports, []);
      assert.deepEqual(visit.errors, []);
    });
  }

  test('a violation would have been noticed', async () => {
    await using visit = await stage.page();
    await recordViolations(visit.page);
    await visit.goto('/');
    await visit.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    assert.deepEqual(await violations(visit.page), ['style-src-attr']);
  });

  test('a page of an old content-management system: works, looks like itself, warns at most once', async () => {
    await using visit = await stage.page();
    const search = new SearchPage(visit.page);
    await visit.goto('/he-thong-cu.html');
    await search.firstResult.waitFor();
    await search.focusFieldByKeyboard();
    await search.type('dkks');
    await search.options.first().filter({ hasText: '1.001193' }).waitFor();
    await visit.page.keyboard.press('Enter');
    await visit.page.locator('.result').first().locator('a[href*="1.001193"]').first().waitFor();
    assert.deepEqual(await looks(visit.page), {
      fontSize: 16,
      align: 'start',
      transform: 'none',
      spacing: 'normal',
    });
    assert.ok((await visit.page.evaluate(() => (globalThis as { fetchCount?: number }).fetchCount ?? 0)) > 0);
    assert.deepEqual(visit.errors, []);
    assert.ok(visit.warnings.length <= 1, visit.warnings.join('\n'));
  });

  test('the old page puts a widget into a form whose controls hide the form’s methods', async () => {
    await using visit = await stage.page();
    await visit.goto('/he-thong-cu.html');
    await visit.page.getByRole('button', { name: 'Xem thủ tục khai sinh' }).click();
    await visit.page.locator('dvc-procedure-detail article').waitFor();
    assert.deepEqual(visit.errors, []);
  });
});

async function recordViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenViolations: seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
  });
}

function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // They are told in a task of their own.
    await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { seenViolations: string[] }).seenViolations;
  });
}

/** Suggestions, filters, more results: what draws something new. */
async function useEverything(page: Page): Promise<void> {
  const search = new SearchPage(page);
  await search.field.fill('dang ky');
  await search.options.first().waitFor();
  await search.field.press('Enter');
  await page.locator('.result mark').first().waitFor();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('list', { name: 'Bộ lọc đang dùng' }).waitFor();
  await page.getByRole('button', { name: 'Xóa hết bộ lọc' }).click();
  const more = page.getByRole('button', { name: 'Xem thêm', exact: true });
  await more.click();
  await page.locator('.result:nth-child(11)').waitFor();
}

/** How the text of the first result is set. */
function looks(page: Page): Promise<unknown> {
  return page
    .locator('.result')
    .first()
    .evaluate((result) => {
      const { fontSize, textAlign, textTransform, letterSpacing } = getComputedStyle(result);
      return {
        fontSize: Number.parseFloat(fontSize),
        align: textAlign,
        transform: textTransform,
        spacing: letterSpacing,
      };
    });
}
