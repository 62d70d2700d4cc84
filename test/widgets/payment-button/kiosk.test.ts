import axe from 'axe-core';
import { expect } from 'chai';
import { Clock } from '../../support/clock.ts';
import { inside, shown, until } from '../../support/mount.ts';
import {
  fillIn,
  FINE,
  forgetPayments,
  headingOf,
  openButton,
  press,
  says,
  startButton,
  theDialog,
  wordsOf,
} from '../../support/payment-button.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

describe('dvc-payment-button: a machine many people use', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);

  it('keeps nothing beyond the tab, and leaves the next person nothing', async () => {
    const { element } = await openButton({ properties: { ...FINE, kiosk: true, method: 'VIETQR' } });
    await press(element, 'Nộp 900.000 đồng');
    await shown(element, '.square-code');
    expect(localStorage).to.have.length(0);
    await press(element, 'Xong, xóa màn hình');
    await until('closed', () => !theDialog(element).open);
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
    expect(wordsOf(element)).not.to.include('900.000');
  });

  it('warns and clears when nobody seems to be there', async () => {
    const clock = new Clock();
    const seconds: (() => void)[] = [];
    const { setInterval: wait } = globalThis;
    globalThis.setInterval = ((run: () => void) => seconds.push(run)) as unknown as typeof setInterval;
    try {
      const { element } = await startButton({
        properties: { open: true, kiosk: true, billKind: 'TRAFFIC_FINE' },
      });
      await fillIn(element, 'bill-number', '0000123');
      await clock.pass(120_000);
      await says(element, 'Còn ai đang xem không?');
      for (let second = 0; second < 30; second += 1) for (const run of seconds) run();
      await until('the empty field', () => inside<HTMLInputElement>(element, '#bill-number').value === '');
      expect(headingOf(element)).to.equal('Tìm khoản phải nộp');
    } finally {
      globalThis.setInterval = wait;
    }
  });
});

describe('dvc-payment-button: somebody pays with a phone and touches nothing', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);

  async function showCode() {
    const clock = new Clock();
    const opened = await openButton({ properties: { ...FINE, kiosk: true, method: 'VIETQR' } });
    await press(opened.element, 'Nộp 900.000 đồng');
    await shown(opened.element, '.square-code');
    return { ...opened, clock };
  }
  const isAsked = (element: Element) => wordsOf(element).includes('Còn ai đang xem không?');

  it('leaves the code on the screen for as long as it can be paid', async () => {
    const { element, clock, payments } = await showCode();
    await clock.pass(4 * 60_000);
    await element.updateComplete;
    expect(isAsked(element)).to.equal(false);
    expect(element.shadowRoot?.querySelector('.square-code')).not.to.equal(null);
    payments.move('EXPIRED');
    await clock.pass(150_000);
    await says(element, 'Còn ai đang xem không?');
  });

  it('leaves the result there to be read, and then asks', async () => {
    const { element, clock, payments } = await showCode();
    await clock.pass(119_000);
    payments.move('PAID');
    await clock.pass(30_000);
    await says(element, 'Đã nộp 900.000 đồng');
    await clock.pass(60_000);
    await element.updateComplete;
    expect(isAsked(element)).to.equal(false);
    await clock.pass(60_000);
    await says(element, 'Còn ai đang xem không?');
  });
});

describe('dvc-payment-button: the dialog', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);

  for (const theme of ['light', 'dark']) {
    it(`has nothing for axe to find in the look-up (${theme})`, async () => {
      const { element } = await openButton({ properties: { theme } });
      await shown(element, '.bill-form .choice');
      expect(await violations(element)).to.deep.equal([]);
    });

    it(`has nothing for axe to find in a bill and its square code (${theme})`, async () => {
      const { element } = await openButton({ properties: { ...FINE, theme, method: 'VIETQR' } });
      await press(element, 'Nộp 900.000 đồng');
      await shown(element, '.square-code');
      expect(await violations(element)).to.deep.equal([]);
    });
  }
});

async function violations(host: Element): Promise<string[]> {
  const { violations: found } = await axe.run(host, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
