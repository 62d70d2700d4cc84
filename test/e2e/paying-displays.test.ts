/** The pages made to pay: on every screen, under the strictest policy, with a keyboard and for a screen reader. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { AccessibilityTree } from './support/accessibility-tree.ts';
import { recordShifts, shifts, wider } from './support/layout.ts';
import { PayingStage } from './support/paying-stage.ts';
import { Sandbox } from './support/sandbox.ts';

const PAGES = ['/thanh-toan.html', '/english-pay.html'];
/** A screen of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 320, height: 256 };
const SCREENS = { phone: { width: 320, height: 640 }, desktop: { width: 1280, height: 800 } } as const;
const LATE = { operation: '*', kind: 'latency', milliseconds: 700, times: 'forever' } as const;
/** More stops of the Tab key than any screen here has. */
const MANY = 40;

let stage: PayingStage;
before(async () => {
  stage = await PayingStage.open();
});
after(() => stage.close());

describe('paying, on every screen', () => {
  test('at 400 % nothing scrolls sideways and nothing is cut off, light and dark', async () => {
    await using payer = await stage.payer({ viewport: ZOOMED });
    const look = async (screen: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await payer.page.emulateMedia({ colorScheme });
        assert.deepEqual(await wider(payer.page), [], `${screen}, ${colorScheme}`);
      }
      await payer.page.emulateMedia({ colorScheme: 'light' });
    };
    for (const path of PAGES) {
      await payer.page.goto(stage.portal.url + path);
      await payer.widget.locator('#bill-number').waitFor();
      await look(path);
    }
    await payer.find('TRAFFIC_FINE', '990001');
    await look('bill');
    await payer.showCode();
    await look('code');
    // So large, the whole code is higher than the screen.
    await payer.page.setViewportSize({ ...ZOOMED, height: 640 });
    await stage.control('/scans', { payload: await payer.readCode() });
    await payer.page.setViewportSize(ZOOMED);
    await payer.isPaid();
    await look('receipt');
    payer.isQuiet();
  });

  test('forced colours: the way that is chosen, the focus and the code still show', async () => {
    await using payer = await stage.payer({ forcedColors: 'active', colorScheme: 'dark' });
    await payer.find('TRAFFIC_FINE', '990002');
    const method = payer.part('methods').locator('input[value=VIETQR]');
    await method.check();
    await payer.page.keyboard.press('Tab');
    await payer.page.keyboard.press('Shift+Tab');
    assert.notEqual(await outlineOf(payer.widget.locator(':focus-visible').last()), 'none');
    await payer.showCode();
    assert.match(await payer.readCode(), /^000201/, 'dark on light, as cameras want it');
  });

  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`nothing jumps on a ${screen}, the data at once and late`, async () => {
      const sandbox = new Sandbox(stage.endpoint.url);
      for (const faults of [[], [LATE]]) {
        await sandbox.order(...faults);
        try {
          for (const path of PAGES) {
            await using payer = await stage.payer({ viewport });
            await recordShifts(payer.page);
            await payer.page.goto(stage.portal.url + path);
            await payer.widget.locator('#bill-number').waitFor();
            assert.deepEqual(await shifts(payer.page), [], path);
          }
        } finally {
          await sandbox.clear();
        }
      }
    });
  }
});

describe('paying, for those who see nothing or use no mouse', () => {
  test('one heading after another, every control with a name, one voice for each widget', async () => {
    await using payer = await stage.payer();
    const tree = await AccessibilityTree.of(payer.page);
    for (const path of PAGES) {
      await payer.page.goto(stage.portal.url + path);
      await payer.widget.locator('#bill-number').waitFor();
      const nodes = await tree.nodes();
      const levels = nodes
        .filter(({ role }) => role === 'heading')
        .map(({ properties }) => Number(properties['level']));
      assert.equal(levels.filter((level) => level === 1).length, 1, path);
      for (const [index, level] of levels.entries())
        assert.ok(level <= (levels[index - 1] ?? 0) + 1, `${path}: ${levels.join()}`);
      const roles = ['button', 'link', 'radio', 'textbox', 'combobox'];
      const controls = nodes.filter(({ role }) => roles.includes(role));
      assert.ok(controls.length > 10);
      assert.deepEqual(
        controls.filter(({ name }) => name.trim() === ''),
        [],
        path,
      );
    }
  });

  test('by keyboard alone, from the button to the receipt and back', async () => {
    await using payer = await stage.payer();
    const { page } = payer;
    payer.kind = 'POSTAGE';
    await payer.goto();
    const button = payer.part('button');
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Thanh toán' });
    await dialog.waitFor();
    const number = payer.widget.locator('#bill-number');
    await number.waitFor();
    await tabTo(page, number);
    await page.keyboard.type('EE990000011VN');
    await page.keyboard.press('Enter');
    await payer.part('charges').waitFor();
    await payer.title.and(payer.widget.locator(':focus')).waitFor();
    await tabTo(page, payer.part('methods').locator('input:checked'));
    const code = payer.part('methods').locator('input[value=VIETQR]');
    while (!(await code.isChecked())) await page.keyboard.press('ArrowDown');
    await tabTo(page, payer.part('pay-button'));
    await page.keyboard.press('Enter');
    await payer.part('qr-code').waitFor();
    await payer.title.and(payer.widget.locator(':focus')).waitFor();
    const voice = dialog.getByRole('status');
    await voice.filter({ hasText: 'Mã QR đã sẵn sàng' }).waitFor({ state: 'attached' });

    await stage.control('/scans', { payload: await payer.readCode() });
    await payer.isPaid();
    await voice.filter({ hasText: 'Đã nhận được tiền' }).waitFor({ state: 'attached' });
    const tree = await AccessibilityTree.of(page);
    const status = (await tree.nodes()).filter(({ role }) => role === 'status');
    assert.ok(status.length > 0 && status.every(({ properties }) => properties['live'] === 'polite'));
    await tabTo(page, payer.part('print-button'));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(await isFocused(button), 'back where one was');
    payer.isQuiet();
  });
});

/** Presses Tab until it is there; an endless round means that a keyboard does not get there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < MANY; stops += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the Tab key never comes to ${target}`);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

function outlineOf(target: Locator): Promise<string> {
  return target.evaluate((element) => getComputedStyle(element).outlineStyle);
}
