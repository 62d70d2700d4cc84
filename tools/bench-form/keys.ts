import type { Page } from 'playwright-core';

export interface KeyTimes {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  /** Worst of all. */
  readonly longest: number;
}

const KEYS = '09123456780912345678';

/** Types into each field; from the key to the next picture on the screen. */
export async function keyTimes(page: Page, fields: readonly string[]): Promise<KeyTimes> {
  await page.evaluate(watchKeys);
  const times: number[] = [];
  for (const id of fields) {
    const field = page.locator(`[id="${id}"]`);
    await field.focus();
    for (const key of KEYS) {
      await page.keyboard.press(key);
      times.push(await page.evaluate(nextTime));
    }
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { count: times.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}

declare global {
  interface Window {
    keyTime?: Promise<number>;
  }
}

/** In the page: begins with the event's own time, ends in the first task after the frame was drawn. */
function watchKeys(): void {
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      window.keyTime = new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => resolve(performance.now() - timeStamp));
          channel.port1.start();
          channel.port2.postMessage(undefined);
        });
      });
    },
    { capture: true },
  );
}

function nextTime(): Promise<number> {
  return window.keyTime ?? Promise.reject(new Error('no key arrived'));
}
