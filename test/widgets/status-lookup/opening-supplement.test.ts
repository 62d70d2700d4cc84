import { expect } from 'chai';
import type { StatusLookupElement } from '../../../src/widgets/status-lookup/status-lookup.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { hear } from '../../support/events.ts';
import { CODE, DOSSIERS, PROOFS } from '../../support/every-dossier.ts';
import { chooseFiles, pdf } from '../../support/filled-form.ts';
import { inside, shown, textOf, until } from '../../support/mount.ts';
import { clickButton, fillIn, focused, openDossier, says, wordsOf } from '../../support/status-lookup.ts';
import { clearDevice, PROOF, supplementForm } from '../../support/supplement.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

async function openSupplement() {
  const opened = await openDossier(DOSSIERS.supplement);
  opened.tracking.supplementForm = supplementForm();
  await clickButton(opened.element, 'Bổ sung ngay');
  await until('the question', () => findRole(opened.element, 'textbox', 'Giải trình'));
  return opened;
}

async function answer(element: StatusLookupElement): Promise<void> {
  const field = byRole<HTMLTextAreaElement>(element, 'textbox', 'Giải trình');
  field.focus();
  field.value = 'Đã chụp lại';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  chooseFiles(element as never, PROOF, pdf('chung-sinh.pdf'));
  await shown(element, '.file[data-state="done"]');
}

describe('dvc-status-lookup: what is asked for, answered right there', () => {
  tidyAfterEach();
  beforeEach(clearDevice);

  it('opens in place of the next action, and closes to the button that opened it', async () => {
    const { element } = await openSupplement();
    expect(element.shadowRoot?.querySelector('[part="next-action"]')).to.equal(null);
    await until('the focus', () => focused(element)?.id === 'supplement');
    await clickButton(element, 'Để sau');
    await until('the focus', () => focused(element)?.getAttribute('part') === 'supplement-button');
  });

  it('shows the dossier as it is after, and tells the host', async () => {
    const heard = hear('dvc-supplement-sent');
    const { element, tracking } = await openSupplement();
    await answer(element);
    await clickButton(element, 'Gửi bổ sung');
    await until('the dossier', () =>
      textOf(element.shadowRoot?.querySelector('#heading')).startsWith('Đang xử lý'),
    );
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: CODE }]);
    expect(tracking.supplements).to.have.length(1);
    expect(textOf(inside(element, '.timeline li'))).to.include('Đã nhận phần bổ sung.');
    await until('the focus', () => focused(element)?.id === 'heading');
  });

  it('keeps what was filled in when the proof is asked for again meanwhile', async () => {
    const { element, tracking } = await openSupplement();
    const field = () => byRole<HTMLTextAreaElement>(element, 'textbox', 'Giải trình');
    field().focus();
    field().value = 'Đã chụp lại';
    field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    tracking.expire();
    await shown(element, '#renewal');
    await fillIn(element, 'proof', PROOFS.identity);
    await clickButton(element, 'Xem tiếp');
    await until('the form to go', () => !element.shadowRoot?.querySelector('#renewal'));
    expect(field().value).to.equal('Đã chụp lại');
  });

  it('gives way when nothing is awaited any more, and says that nothing was sent', async () => {
    const heard = hear('dvc-supplement-sent');
    const { element, tracking } = await openSupplement();
    await answer(element);
    tracking.put({ ...DOSSIERS.stopped, version: 9 });
    await says(element, 'chưa được gửi vào hồ sơ');
    expect(findRole(element, 'textbox', 'Giải trình')).to.equal(undefined);
    await until('the focus', () => focused(element)?.id === 'heading');
    expect(heard).to.deep.equal([]);
  });

  it('is not known to be sent while no answer has come, and is once it comes', async () => {
    const heard = hear('dvc-supplement-sent');
    const { element, tracking } = await openSupplement();
    await answer(element);
    tracking.fates = ['held'];
    await clickButton(element, 'Gửi bổ sung');
    await until('the request', () => tracking.supplements.length === 1);
    tracking.put({ ...DOSSIERS.processing, version: 9 });
    await says(element, 'Có thể phần bổ sung đã được nhận');
    await until('the focus', () => focused(element)?.id === 'heading');
    expect(heard).to.deep.equal([]);
    byRole(element, 'button', 'Sao chép mã').focus();
    tracking.release();
    await until('the answer', () => heard.length === 1);
    await until('the words to go', () => !wordsOf(element).includes('không còn chờ'));
    expect(focused(element)?.getAttribute('part')).to.equal('copy-button');
  });

  it('says that nothing was sent where the agency has had the answer of another device', async () => {
    const heard = hear('dvc-supplement-sent');
    const { element, tracking } = await openSupplement();
    await answer(element);
    tracking.fates = [{ kind: 'offline' }];
    await clickButton(element, 'Gửi bổ sung');
    await says(element, 'Chưa biết hệ thống đã nhận');
    const problem = { type: 'urn:dvc:problem:supplement-not-awaited', status: 422 };
    tracking.fates = [{ kind: 'refused', status: 422, problem }];
    tracking.put({ ...DOSSIERS.processing, version: 9 });
    await says(element, 'chưa được gửi vào hồ sơ');
    expect(heard).to.deep.equal([]);
  });
});
