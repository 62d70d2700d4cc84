import type { Locator, Page } from 'playwright-core';

/** The search widget as a person meets it: by roles, names and what is written there. */
export class SearchPage {
  readonly page: Page;
  readonly field: Locator;
  readonly options: Locator;
  readonly results: Locator;
  readonly notice: Locator;
  readonly retry: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('combobox');
    this.options = page.getByRole('option');
    this.results = page
      .locator('dvc-procedure-search')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading') });
    this.notice = page.locator('[part=notice]');
    this.retry = page.getByRole('button', { name: /^(Thử lại|Try again)$/ });
  }

  get firstResult(): Locator {
    return this.results.first().getByRole('heading').getByRole('link');
  }

  /** Tabs until the search field has the focus, as somebody without a mouse does. */
  async focusFieldByKeyboard(): Promise<void> {
    for (let presses = 0; presses < 30; presses += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.field.evaluate((field) => field.matches(':focus'))) return;
    }
    throw new Error('the search field is not reached by Tab');
  }

  /** Tabs until the link or button has the focus. */
  async focusByKeyboard(target: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error('it is not reached by Tab');
  }

  /** Types letter by letter; letters no key has are put in as an input method would. */
  async type(text: string): Promise<void> {
    for (const letter of text) await this.page.keyboard.type(letter);
  }

  async search(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }
}
