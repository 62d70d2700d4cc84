import { expect } from 'chai';
import { findRole, names } from '../../support/accessible.ts';
import { refusal } from '../../support/fake-payments.ts';
import { inside, shown, until } from '../../support/mount.ts';
import {
  fillIn,
  focused,
  forgetPayments,
  headingOf,
  press,
  says,
  startButton,
  theButton,
  wordsOf,
} from '../../support/payment-button.ts';
import { bill, dossierBill } from '../../support/payments.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const pageBefore = location.href;
const OPEN = { open: true } as const;

function visit(parameters: Record<string, string>): void {
  const address = new URL(pageBefore);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

describe('dvc-payment-button: the look-up', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('asks for the number as the endpoint names it, and finds the bill', async () => {
    const { element, payments } = await startButton({ properties: { ...OPEN, billKind: 'TRAFFIC_FINE' } });
    await fillIn(element, 'bill-number', ' 0000123/QĐ-XPHC ');
    expect(names(element, 'textbox')).to.deep.equal(['Số quyết định xử phạt']);
    expect(wordsOf(element)).to.include('Ở góc trên bên trái của quyết định');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Nộp 900.000 đồng');
    expect(payments.lookups).to.deep.equal([{ kind: 'TRAFFIC_FINE', number: '0000123/QĐ-XPHC' }]);
    await until('the focus', () => focused(element)?.id === 'payment-heading');
  });

  it('asks for the kind first where several are offered', async () => {
    const { element, payments } = await startButton({ properties: OPEN });
    await until('the kinds', () => names(element, 'radio').length === 4);
    expect(names(element, 'textbox')).to.deep.equal([]);
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Xin chọn một loại.');
    await until('the focus', () => focused(element)?.id === 'bill-kind');
    findRole(element, 'radio', 'Lệ phí trước bạ xe')!.click();
    await until('the number', () => names(element, 'textbox')[0] === 'Mã tờ khai');
    await press(element, 'Tìm khoản phải nộp');
    await until('the focus', () => focused(element)?.id === 'bill-number');
    expect(payments.lookups).to.deep.equal([]);
  });

  it('asks for a proof of a dossier, and keeps what was typed when nothing fits', async () => {
    const { element, payments } = await startButton({
      properties: { ...OPEN, dossier: 'H18-261120-0042' },
    });
    payments.fates = [refusal(404, 'bill-not-found')];
    payments.billOf = () => dossierBill();
    await fillIn(element, 'proof', '0123');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Cần đủ 6 số cuối.');
    await fillIn(element, 'proof', '012345');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Chưa tìm thấy khoản phải nộp nào khớp');
    expect(inside<HTMLInputElement>(element, '#bill-number').value).to.equal('H18-261120-0042');
    expect(inside<HTMLInputElement>(element, '#proof').value).to.equal('012345');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Nộp 44.000 đồng');
    const lookup = {
      kind: 'DOSSIER',
      number: 'H18-261120-0042',
      proof: { kind: 'identity', value: '012345' },
    };
    expect(payments.lookups).to.deep.equal([lookup, lookup]);
  });

  it('takes a receipt’s text for code and proof at once', async () => {
    const { element, payments } = await startButton({ properties: { ...OPEN, billKind: 'DOSSIER' } });
    payments.billOf = () => dossierBill();
    await fillIn(element, 'bill-number', 'H18-261120-0042|7KQ2M4XD9RPT');
    expect(inside<HTMLInputElement>(element, '#bill-number').value).to.equal('H18-261120-0042');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Nộp 44.000 đồng');
    expect(payments.lookups[0]?.proof).to.deep.equal({ kind: 'receipt', value: '7KQ2M4XD9RPT' });
  });

  it('takes the dossier that the page’s address names, and nothing that proves it', async () => {
    visit({ 'dvc-dossier': 'H18-261120-0042' });
    const { element, payments } = await startButton({ properties: OPEN });
    const field = await shown<HTMLInputElement>(element, '#bill-number');
    expect(field.value).to.equal('H18-261120-0042');
    expect(payments.lookups).to.deep.equal([]);
    const fine = await startButton({ properties: { ...OPEN, billKind: 'TRAFFIC_FINE' } });
    expect((await shown<HTMLInputElement>(fine.element, '#bill-number')).value).to.equal('');
  });

  it('leads from a bill to the next one', async () => {
    const { element } = await startButton({ properties: { ...OPEN, billKind: 'TRAFFIC_FINE' } });
    await fillIn(element, 'bill-number', '0000123/QĐ-XPHC');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, 'Nộp 900.000 đồng');
    await press(element, 'Tìm khoản khác');
    await until('the look-up', () => headingOf(element) === 'Tìm khoản phải nộp');
    expect(inside<HTMLInputElement>(element, '#bill-number').value).to.equal('');
    await until('the focus', () => focused(element)?.id === 'payment-heading');
  });

  it('says when one may try again', async () => {
    const { element, payments } = await startButton({ properties: { ...OPEN, billKind: 'TRAFFIC_FINE' } });
    payments.always = { kind: 'refused', status: 429, problem: {}, retryAfterMilliseconds: 60_000 };
    await fillIn(element, 'bill-number', '0000123/QĐ-XPHC');
    await press(element, 'Tìm khoản phải nộp');
    await says(element, /Đã tìm nhiều lần liền nhau Xin thử lại sau \d\d:\d\d\./);
  });

  it('says what the endpoint does not take, with the page’s own way out', async () => {
    const { element, endpoint } = await startButton({ properties: { billKind: 'POSTAGE' } });
    endpoint.payments.billOf = () => bill();
    theButton(element).click();
    await says(element, 'Hệ thống này chưa nhận thanh toán trực tuyến');
    await shown(element, '.bill-form slot');
  });
});
