import { expect } from 'chai';
import { formDefinition, personAnswers } from '../../support/form-definition.ts';
import { inside, textOf, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { at, clearDevice, click, filledForm, keepDraft, openForm } from '../../support/online-form.ts';

const born = (year: string) => ({ name: 'Nguyễn Văn Mẫu', born: year, adult: false });

describe('rules about everybody in a group', () => {
  tidyAfterEach();
  beforeEach(clearDevice);

  it('are held against each, and say whom they mean', async () => {
    const rules = [{ test: 'notAfterToday', pointer: '/members/*/born', message: 'Chưa tới năm này.' }];
    const answers = { ...personAnswers, members: [born('1990'), born('2099')] };
    await keepDraft(filledForm({ answers, step: 'answers/household' }));
    const { element } = await openForm({ forms: () => [{ ...formDefinition(), rules }] });
    await click(element, 'Điền tiếp');
    await at(element, 'Người cùng đăng ký');
    await click(element, 'Tiếp tục');
    const summary = await until('the summary', () => element.shadowRoot?.querySelector('#summary'));
    expect(textOf(summary)).to.include('Ngày hoặc năm sinh (Thành viên 2): Chưa tới năm này.');
    expect(textOf(summary)).not.to.include('Thành viên 1');
    const invalid = inside<HTMLInputElement>(element, '[aria-invalid="true"]');
    expect(invalid?.id).to.equal('/answers/members/1/born');
  });
});
