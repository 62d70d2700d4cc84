import { expect } from 'chai';
import type { FormField } from '../../../src/contract/form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { findRole } from '../../support/accessible.ts';
import { inside, shown, until } from '../../support/mount.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { at, clearDevice, click, openForm, says, wordsOf } from '../../support/online-form.ts';

const MEMBERS: FormField = {
  pointer: '/members',
  label: 'Thành viên trong hộ',
  itemLabel: 'Thành viên',
  kind: 'group',
  fields: [{ pointer: './name', kind: 'personName', label: 'Họ và tên' }],
};
const household = shortForm({
  schema: {
    type: 'object',
    properties: {
      members: {
        type: 'array',
        maxItems: 5,
        items: { type: 'object', properties: { name: { type: 'string', maxLength: 100 } } },
      },
    },
  },
  layout: {
    steps: [{ id: 'members', title: 'Hộ', sections: [{ id: 'members', fields: [MEMBERS] }] }],
  },
});
const kiosk = { properties: { kiosk: true } };

function type(input: HTMLInputElement, text: string): void {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
}

/** As the browser says it, whether or not it keeps the page for "back". */
function leavePage(): void {
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
}

async function removeOne(element: OnlineFormElement): Promise<void> {
  await click(element, 'Bắt đầu');
  await at(element, 'Hộ');
  await click(element, 'Thêm thành viên');
  type(await shown<HTMLInputElement>(element, 'input[id$="/name"]'), 'Nguyễn Văn Mẫu');
  await click(element, 'Xóa Thành viên 1');
  await until('the offer to put it back', () => findRole(element, 'button', 'Hoàn tác'));
}

describe('dvc-online-form: what the next person finds', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('is an empty form at once, when a page of a shared machine is left', async () => {
    const { element } = await openForm({ forms: () => [household], ...kiosk });
    await removeOne(element);
    leavePage();
    // What is kept for "back" is what stands there now: nothing that has to be waited for.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(wordsOf(element)).to.include('Trước khi bắt đầu');
  });

  it('is the form as it was left, on a machine of one’s own', async () => {
    const { element } = await openForm({ forms: () => [household] });
    await removeOne(element);
    leavePage();
    await element.updateComplete;
    await says(element, 'Thành viên');
    expect(wordsOf(element)).not.to.include('Trước khi bắt đầu');
  });

  it('is nothing to put back that somebody else removed', async () => {
    const { element } = await openForm({ forms: () => [household], ...kiosk });
    await removeOne(element);
    leavePage();
    await says(element, 'Trước khi bắt đầu');
    await click(element, 'Bắt đầu');
    await at(element, 'Hộ');
    expect(findRole(element, 'button', 'Hoàn tác')).to.equal(undefined);
    expect(wordsOf(element)).not.to.include('Đã xóa');
  });

  it('is no text in the field somebody else was in', async () => {
    const { element } = await openForm(kiosk);
    const province = await shown<HTMLInputElement>(element, 'input[role="combobox"]');
    type(province, 'Thành');
    await shown(element, '[role="option"]');
    leavePage();
    await until('an empty field', () => {
      const input = inside<HTMLInputElement>(element, 'input[role="combobox"]');
      return input.value === '' && input.getAttribute('aria-expanded') === 'false';
    });
  });
});
