import { expect } from 'chai';
import { brokenReferences, byRole, findRole, names } from '../support/accessible.ts';
import { ask, description, field, input, press, typeInto } from '../support/asking.ts';
import type { FieldHostElement } from '../support/field-host.ts';
import { allInside, textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const question = field('address', { label: 'Nơi ở' });
const WARD = 'question-0/ward';
const DETAIL = 'question-0/detail';

const values = (host: FieldHostElement) =>
  allInside<HTMLInputElement>(host, 'input').map(({ value }) => value);
const invalid = (host: FieldHostElement) => allInside(host, '[aria-invalid]').map(({ id }) => id);

async function retryable(host: FieldHostElement, state: FieldHostElement['units']['state']): Promise<void> {
  host.units.state = state;
  host.requestUpdate();
  await host.updateComplete;
}

describe('address questions', () => {
  tidyAfterEach();

  it('ask for province, ward and the rest, and for no district', async () => {
    const host = await ask({ field: { ...question, help: 'Hiện nay.' }, optional: true });
    expect(description(byRole(host, 'group', 'Nơi ở (không bắt buộc)'))).to.equal('Hiện nay.');
    expect(names(host, 'combobox')).to.deep.equal(['Tỉnh, thành phố', 'Phường, xã, đặc khu']);
    expect(names(host, 'textbox')).to.deep.equal(['Số nhà, đường, thôn, tổ dân phố']);
    expect(allInside(host, '[aria-required]')).to.deep.equal([]);
    expect(brokenReferences(host)).to.deep.equal([]);
  });

  it('are answered by keyboard without tone marks', async () => {
    const host = await ask(question);
    await typeInto(host, 'ho chi minh');
    await press(host, 'Enter', 'Tab');
    expect(host.shadowRoot?.activeElement).to.equal(input(host, WARD));
    await typeInto(host, 'cu chi', WARD);
    await press(host, 'Enter', 'Tab');
    await typeInto(host, 'Số 1, đường Thí Dụ', DETAIL);
    await press(host, 'Tab');
    expect(host.answer).to.deep.equal({ province: '79', ward: '27559', detail: 'Số 1, đường Thí Dụ' });
    expect(host.left, 'left once, at the end').to.deep.equal(['question-0']);
  });

  it('show what was answered', async () => {
    const host = await ask({ field: question, value: { province: '79', ward: '26740', detail: 'Số 1' } });
    expect(values(host)).to.deep.equal(['Thành phố Hồ Chí Minh', 'Phường Sài Gòn', 'Số 1']);
  });

  it('take a whole former name for what it is now, and say so', async () => {
    const host = await ask({ field: question, value: { province: '79' } });
    const said = () => allInside(host, '.field-help[role=status]').map((help) => textOf(help));
    await typeInto(host, 'Phường Bến Nghé, Quận 1', WARD);
    await press(host, 'Tab');
    expect(host.answer).to.deep.equal({ province: '79', ward: '26740' });
    expect(values(host)[1]).to.equal('Phường Sài Gòn');
    expect(said()).to.deep.equal(['Phường Sài Gòn, trước đây là Phường Bến Nghé, Quận 1']);
    await typeInto(host, 'Phường Bến Thành', WARD);
    await press(host, 'Tab');
    expect([values(host)[1], said()]).to.deep.equal(['Phường Bến Thành', []]);
  });

  it('know former wards, districts and provinces', async () => {
    const host = await ask(question);
    await typeInto(host, 'binh duong');
    expect(names(host, 'option')).to.deep.equal(['Thành phố Hồ Chí Minh trước đây là Tỉnh Bình Dương']);
    await press(host, 'Enter');
    await typeInto(host, 'Thủ Đức', WARD);
    expect(names(host, 'option')).to.deep.equal([
      'Phường Linh Xuân trước đây là Phường Linh Trung, Thành phố Thủ Đức',
      'Phường Tam Bình trước đây là Phường Bình Chiểu, Thành phố Thủ Đức',
    ]);
    await press(host, 'ArrowDown', 'Enter');
    expect(host.answer).to.deep.equal({ province: '79', ward: '26800' });
  });

  it('lose the ward with its province, and keep it while the same one is typed anew', async () => {
    const value = { province: '79', ward: '26740', detail: 'Số 1' };
    const host = await ask({ field: question, value });
    await typeInto(host, 'ho chi minh');
    expect(host.answer).to.deep.equal({ ...value, province: 'ho chi minh' });
    await press(host, 'Enter');
    expect(host.answer).to.deep.equal(value);
    await typeInto(host, 'ha noi');
    await press(host, 'Enter');
    expect(host.answer).to.deep.equal({ province: '01', detail: 'Số 1' });
  });

  it('lose the ward when the province is taken out, and are no answer when all is', async () => {
    const host = await ask({ field: question, value: { province: '79', ward: '26740' } });
    await typeInto(host, '');
    expect(host.answer).to.equal(undefined);
  });

  it('ask for wards of provinces only', async () => {
    const host = await ask({ field: question, value: { province: 'ha no' } });
    expect(host.units.asked).to.deep.equal([]);
    expect(input(host, WARD).placeholder).to.equal('Chọn tỉnh, thành phố trước');
    await typeInto(host, 'ha noi');
    await press(host, 'Enter');
    expect(host.units.asked).to.include('01');
  });

  it('say that the lists are on their way, showing no codes', async () => {
    const host = await ask({ field: question, value: { province: '79', ward: '26740' } });
    await retryable(host, 'loading');
    expect(values(host)).to.deep.equal(['', '', '']);
    expect(input(host).placeholder).to.equal('Đang tải danh sách…');
    await retryable(host, 'done');
    expect(values(host)).to.deep.equal(['Thành phố Hồ Chí Minh', 'Phường Sài Gòn', '']);
  });

  it('say that a list did not come, and ask for it again', async () => {
    const host = await ask(question);
    await retryable(host, 'failed');
    expect(textOf(host.shadowRoot?.querySelector('.address-failure'))).to.match(/^Chưa tải được danh sách/);
    byRole(host, 'button', 'Thử lại').click();
    expect(host.units.retries).to.equal(1);
    await retryable(host, 'done');
    expect(findRole(host, 'button', 'Thử lại')).to.equal(undefined);
  });

  it('point at the part that is missing', async () => {
    const error = 'Chưa đủ.';
    const ask1 = async (value: unknown) => invalid(await ask({ field: question, value, error }));
    expect(await ask1({ province: '79', detail: 'Số 1' })).to.deep.equal([WARD]);
    expect(await ask1({ province: 'hà', ward: '26740', detail: ' ' })).to.deep.equal(['question-0', DETAIL]);
    const whole = { province: '79', ward: '26740', detail: 'Số 1' };
    expect(await ask1(whole)).to.deep.equal(['question-0', WARD, DETAIL]);
  });

  it('mark a number and street that need not be known', async () => {
    const known = { field: question, detailOptional: true };
    const host = await ask(known);
    expect(names(host, 'textbox')).to.deep.equal(['Số nhà, đường, thôn, tổ dân phố (không bắt buộc)']);
    expect(allInside(host, '[aria-required]').map(({ id }) => id)).to.deep.equal(['question-0', WARD]);
    const half = await ask({ ...known, value: { province: '79' }, error: 'Chưa đủ.' });
    expect(invalid(half)).to.deep.equal([WARD]);
    const whole = await ask({ ...known, optional: true });
    expect(names(whole, 'textbox')).to.deep.equal(['Số nhà, đường, thôn, tổ dân phố']);
  });

  it('take the one line of an identity card', async () => {
    const host = await ask({ field: question, value: 'Số 1, Phường Thí Dụ' });
    expect(input(host, DETAIL).value).to.equal('Số 1, Phường Thí Dụ');
    await typeInto(host, 'ha noi');
    await press(host, 'Enter');
    expect(host.answer).to.deep.equal({ province: '01', detail: 'Số 1, Phường Thí Dụ' });
  });

  it('ask for the unit alone where that is enough', async () => {
    const host = await ask({ ...question, appearance: 'ward' });
    expect(input(host, DETAIL)).to.equal(null);
    expect(names(host, 'combobox')).to.have.length(2);
    const other = await ask({ ...question, appearance: 'province' });
    expect(names(other, 'combobox')).to.deep.equal(['Tỉnh, thành phố']);
  });

  it('let the browser fill in the rest only where the form says so', async () => {
    const own = { ...question, autocomplete: 'street-address' };
    const host = await ask(own);
    expect(input(host, DETAIL).autocomplete).to.equal('street-address');
    expect(input(host).autocomplete).to.equal('off');
  });
});
