import { expect } from 'chai';
import { byRole } from '../support/accessible.ts';
import { textOf } from '../support/mount.ts';
import { mountPanel } from '../support/payment-panel.ts';
import { STAGES } from '../support/payment-stages.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const TAG = 'dvc-receipt-paper';

describe('receipt on paper', () => {
  tidyAfterEach();

  it('is all there is to print, and nothing of it is seen on the screen or left in the page', async () => {
    const sheets = document.adoptedStyleSheets.length;
    const { host } = await mountPanel(STAGES.paidDossier);
    let printed: HTMLElement | null = null;
    replace(globalThis, 'print', () => {
      printed = document.querySelector<HTMLElement>(`body > ${TAG}`);
    });
    byRole(host, 'button', 'In biên lai').click();
    const paper = printed as HTMLElement | null;
    const words = textOf(paper?.shadowRoot?.querySelector('.payment-receipt'));
    expect(words).to.include('BL-261120-000042').and.include('Tổng cộng 44.000 đồng');
    expect(getComputedStyle(paper!).display).to.equal('none');
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector(TAG)).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(sheets);
  });

  it('hides the page around it, on paper alone', async () => {
    const { panel } = await mountPanel(STAGES.paid);
    panel.layReceipt();
    const rules = [...(document.adoptedStyleSheets.at(-1)?.cssRules ?? [])].map(({ cssText }) => cssText);
    expect(rules).to.have.length(2);
    expect(rules[1])
      .to.match(/^@media print/)
      .and.include(`body > :not(${TAG})`);
    panel.dispose();
    expect(document.querySelector(TAG)).to.equal(null);
  });

  it('is not there where there is no receipt', async () => {
    const { panel } = await mountPanel(STAGES.fine);
    panel.layReceipt();
    expect(document.querySelector(TAG)).to.equal(null);
  });
});
