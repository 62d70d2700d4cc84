import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import { SearchPage } from './search-page.ts';

/** Registration of birth, written as people write it. */
export const WRITINGS: Readonly<Record<string, string>> = {
  'without tone marks': 'dang ky khai sinh',
  'with tone marks (NFC)': 'đăng ký khai sinh'.normalize('NFC'),
  'with tone marks (NFD)': 'đăng ký khai sinh'.normalize('NFD'),
  'by its initials': 'dkks',
  'with a typing error': 'dang ky khai sihn',
};
const BIRTH = /dvc-procedure=1\.001193$/;

/** Types the text: the first suggestion is the one, and so is the first result. */
export async function findsFirst(stage: Stage, text: string): Promise<void> {
  await using visit = await stage.page();
  const search = new SearchPage(visit.page);
  await visit.goto('/');
  await search.focusFieldByKeyboard();
  await search.type(text);
  await search.options.first().filter({ hasText: '1.001193' }).waitFor();
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForURL(/dvc-q=/);
  await firstResultIsBirth(visit.page).waitFor();
  assert.deepEqual(visit.errors, []);
}

/** Takes the first suggestion with ArrowDown and Enter, and comes back to the search. */
export async function opensSuggestion(stage: Stage, text: string): Promise<void> {
  await using visit = await stage.page();
  const search = new SearchPage(visit.page);
  await visit.goto('/');
  await search.focusFieldByKeyboard();
  await search.type(text);
  await search.options.first().filter({ hasText: '1.001193' }).waitFor();
  await visit.page.keyboard.press('ArrowDown');
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForURL(BIRTH);
  assert.match(await titleOf(visit.page), /đăng ký khai sinh/i);
  await visit.page.goBack();
  await search.firstResult.waitFor();
  assert.deepEqual(visit.errors, []);
}

/** Opens the first result by keyboard, and finds the search as it was on the way back. */
export async function opensResultAndReturns(stage: Stage, text: string): Promise<void> {
  await using visit = await stage.page();
  const search = new SearchPage(visit.page);
  await visit.goto('/');
  await search.focusFieldByKeyboard();
  await search.type(text);
  await visit.page.keyboard.press('Enter');
  await firstResultIsBirth(visit.page).waitFor();
  await search.focusByKeyboard(search.firstResult);
  await visit.page.keyboard.press('Enter');
  await visit.page.waitForURL(BIRTH);
  assert.match(await titleOf(visit.page), /đăng ký khai sinh/i);
  await visit.page.goBack();
  await firstResultIsBirth(visit.page).waitFor();
  assert.equal(await search.field.inputValue(), text.normalize('NFC'));
  assert.deepEqual(visit.errors, []);
}

function firstResultIsBirth(page: Page): Locator {
  return page.locator('.result').first().locator('a[href*="1.001193"]').first();
}

function titleOf(page: Page): Promise<string> {
  return page.locator('dvc-procedure-detail').getByRole('heading', { level: 2 }).innerText();
}
