import assert from 'node:assert/strict';
import type { FileChooser, Page } from 'playwright-core';

/** What has the focus, looked for through the shadow roots. */
export interface Focus {
  readonly tag: string;
  readonly id: string;
  readonly type: string;
  readonly role: string;
  readonly part: string;
  readonly name: string;
  readonly href: string;
  /** There is an outline around it, or around what stands for it, within the window. */
  readonly visible: boolean;
}

const MOST_PRESSES = 150;

/** Somebody with a keyboard alone. Wherever they get to, the focus can be seen. */
export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string, times = 1): Promise<void> {
    for (let press = 0; press < times; press += 1) await this.page.keyboard.press(key);
  }

  /** Letters no key has are put in as an input method would. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async tab(): Promise<Focus> {
    await this.press('Tab');
    return this.seen();
  }

  /** Tabs on until it is this. */
  async tabTo(sought: (focus: Focus) => boolean): Promise<Focus> {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      const focus = await this.tab();
      if (sought(focus)) return focus;
    }
    throw new Error('it is not reached by Tab');
  }

  async seen(): Promise<Focus> {
    const focus = await this.focus();
    assert.notEqual(focus.tag, 'body', 'the focus is lost');
    assert.ok(focus.visible, `the focus cannot be seen: ${JSON.stringify(focus)}`);
    return focus;
  }

  /** Opens the browser's own window to choose a file. */
  async choose(): Promise<FileChooser> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press('Space')]);
    return chooser;
  }

  async focus(): Promise<Focus> {
    return this.page.evaluate(() => {
      let element = document.activeElement ?? document.body;
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const isSeen = (one: Element | null) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        const { top, bottom, width, height } = one.getBoundingClientRect();
        // A heading is led to, not worked with: it is enough that it stands there.
        const isMarked = /^h\d$/.test(one.localName) || (outlineStyle !== 'none' && outlineWidth !== '0px');
        return isMarked && bottom > 0 && top < innerHeight && width > 0 && height > 0;
      };
      const text = (name: string) => element.getAttribute(name) ?? '';
      return {
        tag: element.localName,
        id: element.id,
        type: text('type'),
        role: text('role'),
        part: text('part'),
        name: text('name'),
        href: text('href'),
        visible: isSeen(element) || isSeen(element.closest('label')),
      };
    });
  }
}
