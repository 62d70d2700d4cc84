/** Keyboard, mouse and window of a page steered by W3C WebDriver, with the names Playwright gives them. */

import { setTimeout as delay } from 'node:timers/promises';

type Command = (name: string, body: object) => Promise<unknown>;
type Button = 'left' | 'middle' | 'right';

const BUTTONS: Record<Button, number> = { left: 0, middle: 1, right: 2 };

/** Code points from the table "keyboard actions" of the W3C WebDriver specification. */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

const LONGEST_INTERACTION = 3_000;

export class WebDriverPage {
  readonly #command: Command;

  constructor(command: Command) {
    this.#command = command;
  }

  readonly keyboard = {
    type: (text: string) => this.#keys([...text].flatMap((key) => [down(key), up(key)])),
    press: (key: string) => this.#keys([down(key), up(key)]),
    down: (key: string) => this.#keys([down(key)]),
    up: (key: string) => this.#keys([up(key)]),
  };

  readonly mouse = {
    move: (x: number, y: number) => this.#pointer([{ type: 'pointerMove', duration: 0, x, y }]),
    click: (x: number, y: number, { button = 'left' }: { button?: Button } = {}) =>
      this.#pointer([
        { type: 'pointerMove', duration: 0, x, y },
        { type: 'pointerDown', button: BUTTONS[button] },
        { type: 'pointerUp', button: BUTTONS[button] },
      ]),
    down: ({ button = 'left' }: { button?: Button } = {}) =>
      this.#pointer([{ type: 'pointerDown', button: BUTTONS[button] }]),
    up: ({ button = 'left' }: { button?: Button } = {}) =>
      this.#pointer([{ type: 'pointerUp', button: BUTTONS[button] }]),
  };

  /** Sizes the window twice: its borders are known only once it is there. */
  async setViewportSize({ width, height }: { width: number; height: number }): Promise<void> {
    await this.#resize(width, height);
    const bars = await this.#measure(
      '[window.outerWidth - window.innerWidth, window.outerHeight - window.innerHeight]',
    );
    await this.#resize(width + bars[0], height + bars[1]);
    const [reached] = await this.#measure('[window.innerWidth, window.innerHeight]');
    if (reached === width) return;
    throw new Error(`WebKitGTK's window stays ${reached} px wide; for less, narrow the element's container`);
  }

  async emulateMedia(): Promise<never> {
    throw new Error('WebKitWebDriver cannot emulate media features');
  }

  async #resize(width: number, height: number): Promise<void> {
    await this.#command('window/rect', { width, height });
  }

  async #measure(pair: string): Promise<[number, number]> {
    return (await this.#command('execute/sync', { script: `return ${pair}`, args: [] })) as [number, number];
  }

  async #keys(actions: object[]): Promise<void> {
    await this.#interact({ type: 'key', id: 'keyboard', actions });
  }

  async #pointer(actions: object[]): Promise<void> {
    await this.#interact({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }

  /** WebKitGTK refuses an interaction while it is not quite through with the last one; it is asked again then. */
  async #interact(source: object): Promise<void> {
    const giveUp = Date.now() + LONGEST_INTERACTION;
    for (;;) {
      try {
        await this.#command('actions', { actions: [source] });
        return;
      } catch (error) {
        if (Date.now() > giveUp || !String(error).includes('previous interaction')) throw error;
        await delay(50);
      }
    }
  }
}

function down(key: string): object {
  return { type: 'keyDown', value: codePoint(key) };
}

function up(key: string): object {
  return { type: 'keyUp', value: codePoint(key) };
}

function codePoint(key: string): string {
  const value = KEYS[key];
  if (value !== undefined) return value;
  if ([...key].length === 1) return key;
  throw new Error(`No WebDriver key is known for "${key}"; for a chord hold the first key down`);
}
