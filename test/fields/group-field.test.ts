import { expect } from 'chai';
import type { FormField } from '../../src/contract/form.ts';
import { brokenReferences, byRole, findRole, names } from '../support/accessible.ts';
import { ask, description, field, input, typeInto } from '../support/asking.ts';
import type { FieldHostElement } from '../support/field-host.ts';
import { inside, textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const question = field('group', {
  label: 'Thành viên trong hộ',
  itemLabel: 'Thành viên',
  fields: [
    { pointer: './name', kind: 'personName', label: 'Họ tên' },
    { pointer: './role', kind: 'text', label: 'Quan hệ' },
  ],
} satisfies Partial<FormField>);
const TWO = [{ name: 'Nguyễn Văn Mẫu' }, { name: 'Trần Thị Thí Dụ' }];

const status = (host: FieldHostElement) => textOf(inside(host, '[role="status"]'));
const focused = (host: FieldHostElement) => host.shadowRoot?.activeElement;

async function click(host: FieldHostElement, name: string): Promise<void> {
  byRole(host, 'button', name).click();
  await host.updateComplete;
  await host.updateComplete;
}

describe('repeated groups', () => {
  tidyAfterEach();

  it('are a group of named groups', async () => {
    const host = await ask({ field: { ...question, help: 'Kê đủ.' }, value: TWO, error: 'Còn thiếu.' });
    expect(names(host, 'group')).to.deep.equal(['Thành viên trong hộ', 'Thành viên 1', 'Thành viên 2']);
    expect(description(byRole(host, 'group', 'Thành viên trong hộ'))).to.equal('Kê đủ. | Còn thiếu.');
    expect(brokenReferences(host)).to.deep.equal([]);
  });

  it('begin with one item where one is needed, with none where not', async () => {
    const [needed, optional, three] = [
      await ask(question),
      await ask({ field: question, optional: true }),
      await ask({ field: question, limits: { min: 3 } }),
    ];
    expect([needed, optional, three].map((host) => names(host, 'group').length - 1)).to.deep.equal([1, 0, 3]);
    expect(needed.answer, 'which is no answer yet').to.equal(undefined);
  });

  it('show no item there is nothing to ask of', async () => {
    const host = await ask({ field: { ...question, fields: [] }, limits: { min: 1 } });
    expect(names(host, 'group')).to.deep.equal(['Thành viên trong hộ']);
    await click(host, 'Thêm thành viên');
    expect(host.answer).to.deep.equal([{}]);
  });

  it('grow by one, where one goes on typing', async () => {
    const host = await ask({ field: question, value: TWO });
    await click(host, 'Thêm thành viên');
    expect(host.answer).to.deep.equal([...TWO, {}]);
    expect(focused(host)).to.equal(input(host, 'question-0-2-name'));
  });

  it('lose the one that is removed, and offer it back', async () => {
    const host = await ask({ field: question, value: TWO });
    await click(host, 'Xóa Thành viên 1');
    expect(host.answer).to.deep.equal([TWO[1]]);
    expect(status(host)).to.equal('Đã xóa Thành viên 1.');
    expect(textOf(focused(host)), 'the one that took its place').to.equal('Thành viên 1');
    await typeInto(host, 'Lê Thị Ví Dụ', 'question-0-0-name');
    await click(host, 'Hoàn tác');
    expect(host.answer).to.deep.equal([TWO[0], { name: 'Lê Thị Ví Dụ' }]);
    expect(textOf(focused(host))).to.equal('Thành viên 1');
    expect([status(host), findRole(host, 'button', 'Hoàn tác')]).to.deep.equal(['', undefined]);
  });

  it('put the focus on the item before when the last is removed, and on the group when none is left', async () => {
    const host = await ask({ field: question, value: TWO });
    await click(host, 'Xóa Thành viên 2');
    expect(textOf(focused(host))).to.equal('Thành viên 1');
    await click(host, 'Xóa Thành viên 1');
    expect(focused(host)?.id).to.equal('question-0');
    expect(host.answer).to.deep.equal([]);
  });

  it('keep to their limits, and say so', async () => {
    const host = await ask({ field: question, value: TWO, limits: { min: 2, max: 2 } });
    expect(names(host, 'button')).to.deep.equal([]);
    expect(textOf(inside(host, '.group-actions'))).to.include('Đã đủ 2 mục');
  });

  it('offer nothing back that does not fit any more', async () => {
    const host = await ask({ field: question, value: TWO, limits: { max: 2 } });
    await click(host, 'Xóa Thành viên 2');
    await click(host, 'Thêm thành viên');
    expect(findRole(host, 'button', 'Hoàn tác')).to.equal(undefined);
  });

  it('call items what the form calls them', async () => {
    const host = await ask({ ...question, itemLabel: 'CCCD' }, { ...question, itemLabel: undefined });
    expect(names(host, 'button')).to.deep.equal(['Xóa CCCD 1', 'Thêm CCCD', 'Xóa Mục 1', 'Thêm mục']);
  });

  it('are rows where there is room, each input still named; cards where there is not', async () => {
    const host = await ask({ field: { ...question, appearance: 'table' }, value: TWO });
    const top = (id: string) => input(host, id).getBoundingClientRect().top;
    host.style.inlineSize = '900px';
    expect(top('question-0-1-name')).to.equal(top('question-0-1-role'));
    host.style.inlineSize = '320px';
    expect(top('question-0-1-name')).to.be.below(top('question-0-1-role'));
    expect(names(host, 'textbox')).to.deep.equal(['Họ tên', 'Quan hệ', 'Họ tên', 'Quan hệ']);
  });

  it('stay where they are when the focus leaves the name of a row', async () => {
    const table = { ...question, appearance: 'table' };
    const host = await ask({ field: table, value: [...TWO, { name: 'Lê Thị Ví Dụ' }] });
    host.style.inlineSize = '900px';
    const places = () =>
      [...host.shadowRoot!.querySelectorAll('input, button')].map((one) => {
        const { left, top, width } = one.getBoundingClientRect();
        return [left, top, width].map(Math.round).join();
      });
    for (const [removed, next] of [
      ['Xóa Thành viên 1', 'Thành viên 1'],
      ['Xóa Thành viên 2', 'Thành viên 1'],
    ] as const) {
      await click(host, removed);
      const name = focused(host) as HTMLElement;
      expect(textOf(name)).to.equal(next);
      const { width, height } = name.getBoundingClientRect();
      expect(Math.min(width, height), 'one sees where the focus is').to.be.above(15);
      const before = places();
      name.blur();
      expect(places()).to.deep.equal(before);
    }
  });
});
