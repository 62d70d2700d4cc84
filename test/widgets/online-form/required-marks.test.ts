import { expect } from 'chai';
import { byRole } from '../../support/accessible.ts';
import { until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  at,
  clearDevice,
  click,
  fill,
  filledForm,
  keepDraft,
  openForm,
  wordsOf,
} from '../../support/online-form.ts';

describe('dvc-online-form: questions that have to be answered only now and then', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('are called optional while they are', async () => {
    await keepDraft(filledForm({ step: 'answers/applicant', answers: {} }));
    const { element } = await openForm();
    await click(element, 'Điền tiếp');
    await at(element, 'Người nộp hồ sơ');
    const phone = () => byRole<HTMLInputElement>(element, 'textbox', /^Số điện thoại/);
    await fill(element, 'Họ và tên', 'Nguyễn Văn Mẫu');
    await until('no demand', () => phone().getAttribute('aria-required') !== 'true');
    expect(wordsOf(element)).to.match(/Số điện thoại \(không bắt buộc\)/);
    const email = byRole<HTMLInputElement>(element, 'textbox', /^Thư điện tử/);
    email.value = 'ten@vidu.vn';
    email.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await until('the demand', () => phone().getAttribute('aria-required') === 'true');
    expect(wordsOf(element)).not.to.match(/Số điện thoại \(không bắt buộc\)/);
  });
});
