import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { FormDefinition } from '../../../src/contract/form.ts';
import { byRole, findRole, names } from '../../support/accessible.ts';
import { settled } from '../../support/clock.ts';
import { hear } from '../../support/events.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { formDefinition } from '../../support/form-definition.ts';
import { inside, textOf, until } from '../../support/mount.ts';
import { replace } from '../../support/replace.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { translate } from '../../support/translator.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  fill,
  filledForm,
  focused,
  keepDraft,
  openForm,
  openReview,
  receiptCode,
  says,
  tick,
  wordsOf,
  type FormOptions,
} from '../../support/online-form.ts';

const short = { forms: () => [shortForm()] };

async function openStep(step: string, title: string, options: FormOptions = {}, change = {}) {
  await keepDraft(filledForm({ step, ...change }));
  const opened = await openForm(options);
  await click(opened.element, 'Điền tiếp');
  await at(opened.element, title);
  return opened;
}

const summary = (element: HTMLElement) => textOf(element.shadowRoot?.querySelector('#summary'));

describe('dvc-online-form: filling in', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('leads step by step from the beginning to the receipt', async () => {
    const { element, endpoint } = await openForm(short);
    expect(wordsOf(element)).to.include('Bước 1 trên 4').and.include('Người đủ 18 tuổi.');
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    expect(wordsOf(element)).to.include('Bước 2 trên 4');
    await fill(element, 'Ghi chú', 'Thí dụ');
    await click(element, 'Tiếp tục');
    await at(element, 'Nhận kết quả và chi phí');
    await tick(element, 'Bản điện tử');
    await click(element, 'Tiếp tục');
    await at(element, 'Xem lại và gửi');
    expect(wordsOf(element)).to.include('Bước 4 trên 4').and.include('Ghi chú Thí dụ');
    await agreeAndSend(element);
    await receiptCode(element);
    expect(endpoint.dossiers.attempts[0]?.body.answers).to.deep.equal({ note: 'Thí dụ' });
  });

  it('shows each step on a page that is being translated', async () => {
    const { element } = await openForm(short);
    translate(element.shadowRoot!);
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    expect(wordsOf(element)).to.include('Bước 2 trên 4').and.not.include('Trước khi bắt đầu');
    await fill(element, 'Ghi chú', 'Thí dụ');
    translate(element.shadowRoot!);
    await click(element, 'Tiếp tục');
    await at(element, 'Nhận kết quả và chi phí');
    expect(wordsOf(element)).to.include('Bước 3 trên 4').and.not.include('Yêu cầu');
  });

  it('goes back, and Enter goes on', async () => {
    const { element } = await openForm(short);
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    await fill(element, 'Ghi chú', 'Thí dụ');
    await click(element, 'Quay lại');
    await at(element, 'Trước khi bắt đầu');
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    byRole(element, 'textbox', 'Ghi chú').focus();
    await sendKeys({ press: 'Enter' });
    await at(element, 'Nhận kết quả và chi phí');
  });

  it('refuses to go on with the focus on what there is to mend, and leads there', async () => {
    const { element } = await openForm(short);
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    await click(element, 'Tiếp tục');
    await until('the summary', () => focused(element)?.id === 'summary');
    expect(summary(element)).to.include('Còn 1 chỗ cần xem lại');
    await click(element, 'Ghi chú: Xin điền ô này');
    await until('the field', () => focused(element)?.id === '/answers/note');
    expect(focused(element)?.getAttribute('aria-invalid')).to.equal('true');
    await fill(element, 'Ghi chú', 'Thí dụ');
    await until('nothing to mend', () => !element.shadowRoot?.querySelector('#summary'));
  });

  it('checks a field when it is left, and not before', async () => {
    const { element } = await openForm(short);
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    const field = byRole<HTMLInputElement>(element, 'textbox', 'Ghi chú');
    field.focus();
    await sendKeys({ type: 'ab' });
    expect(wordsOf(element)).not.to.include('ít nhất');
    await sendKeys({ press: 'Tab' });
    await says(element, 'Cần ít nhất 3 ký tự');
    expect(element.shadowRoot?.querySelector('#summary'), 'nothing was asked of it yet').to.equal(null);
  });

  it('asks what the answers call for, and forgets nothing that was hidden', async () => {
    const { element } = await openStep('answers/kind', 'Loại đăng ký');
    expect(wordsOf(element)).not.to.include('Tên hộ kinh doanh');
    await tick(element, 'Hộ kinh doanh');
    await fill(element, 'Tên hộ kinh doanh', 'Quán Thí Dụ');
    await tick(element, 'Cá nhân');
    expect(findRole(element, 'textbox', 'Tên hộ kinh doanh')).to.equal(undefined);
    await tick(element, 'Hộ kinh doanh');
    expect(byRole<HTMLInputElement>(element, 'textbox', 'Tên hộ kinh doanh').value).to.equal('Quán Thí Dụ');
  });

  it('adds and removes items of a group', async () => {
    const { element, endpoint } = await openStep('answers/household', 'Người cùng đăng ký');
    await click(element, 'Thêm thành viên');
    await until('the second', () => findRole(element, 'group', 'Thành viên 2'));
    await click(element, 'Tiếp tục');
    await until('the summary', () => focused(element)?.id === 'summary');
    await click(element, 'Xóa Thành viên 2');
    await click(element, 'Tiếp tục');
    await at(element, 'Yêu cầu');
    expect(endpoint.dossiers.attempts).to.deep.equal([]);
  });

  it('leads back to the last look after a change', async () => {
    const { element } = await openReview();
    await click(element, 'Sửa: Số bản sao');
    await until('the field', () => focused(element)?.id === '/answers/copies');
    await fill(element, 'Số bản sao (không bắt buộc)', '1');
    await click(element, 'Xong, quay lại phần xem lại');
    await at(element, 'Xem lại và gửi');
  });

  it('asks for what a change has brought up before it sends', async () => {
    const { element, endpoint } = await openReview();
    await click(element, 'Sửa: Đăng ký cho ai');
    await tick(element, 'Hộ kinh doanh');
    await click(element, 'Xong, quay lại phần xem lại');
    await until('the summary', () => focused(element)?.id === 'summary');
    expect(summary(element)).to.include('Tên hộ kinh doanh: Xin điền ô này');
    expect(endpoint.dossiers.attempts).to.deep.equal([]);
  });

  it('warns without keeping anybody from filing', async () => {
    const form: FormDefinition = {
      ...formDefinition(),
      rules: [
        {
          test: 'different',
          pointer: '/copies',
          other: '/copies',
          message: 'Hiếm khi cần nhiều bản.',
          warning: true,
        },
      ],
    };
    const { element } = await openStep('answers/request', 'Yêu cầu', { forms: () => [form] });
    await fill(element, 'Số bản sao (không bắt buộc)', '4');
    await says(element, 'Hiếm khi cần nhiều bản.');
    await click(element, 'Tiếp tục');
    await at(element, 'Giấy tờ kèm theo');
  });

  it('asks for the address only where the result comes by post, with postage', async () => {
    const { element } = await openStep('delivery', 'Nhận kết quả và chi phí');
    expect(findRole(element, 'textbox', 'Người nhận')).to.equal(undefined);
    await says(element, /Bản sao 2 × 8\.000.*16\.000/);
    await tick(element, 'Qua bưu điện');
    await fill(element, 'Người nhận', 'Trần Thị Thí Dụ');
    await fill(element, 'Số điện thoại người nhận', '12');
    await says(element, 'Số điện thoại chưa đúng');
    await click(element, 'Tiếp tục');
    await until('the summary', () => focused(element)?.id === 'summary');
    await tick(element, 'Bản điện tử');
    await click(element, 'Tiếp tục');
    await at(element, 'Xem lại và gửi');
  });

  it('keeps answers and the step when the language changes', async () => {
    const { element, endpoint } = await openStep('answers/request', 'Yêu cầu');
    await fill(element, 'Ghi chú (không bắt buộc)', 'Thí dụ');
    element.lang = 'en';
    await until('the form in the other language', () =>
      endpoint.reads.some(({ operation, language }) => operation === 'getForm' && language === 'en'),
    );
    await until('the other language', () => element.shadowRoot?.querySelector('.root[lang="en"]'));
    await element.updateComplete;
    const kept = inside<HTMLTextAreaElement>(element, '[id="/answers/note"]');
    expect(kept.value).to.equal('Thí dụ');
  });

  it('files where the browser keeps nothing', async () => {
    replace(globalThis, 'indexedDB', {
      open: () => {
        throw new DOMException('', 'SecurityError');
      },
    });
    const { element } = await openForm(short);
    await says(element, 'Trình duyệt không cho lưu nháp trên máy này');
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    await fill(element, 'Ghi chú', 'Thí dụ');
    await click(element, 'Tiếp tục');
    await at(element, 'Nhận kết quả và chi phí');
    await tick(element, 'Bản điện tử');
    await click(element, 'Tiếp tục');
    await at(element, 'Xem lại và gửi');
    await agreeAndSend(element);
    expect(await receiptCode(element)).to.equal('H29-261120-0001');
  });

  it('chooses the receiving place of the page beforehand', async () => {
    const { element } = await openForm({ properties: { unit: '26740' } });
    await until('the place', () =>
      [...element.shadowRoot!.querySelectorAll('input')].some(({ value }) => value === 'Phường Sài Gòn'),
    );
    const values = [...element.shadowRoot!.querySelectorAll('input')].map(({ value }) => value);
    expect(values).to.deep.equal(['Thành phố Hồ Chí Minh', 'Phường Sài Gòn']);
  });

  it('chooses only the province where the page serves one', async () => {
    const { element } = await openForm({ properties: { unit: '79' } });
    await until('the place', () =>
      [...element.shadowRoot!.querySelectorAll('input')].some(
        ({ value }) => value === 'Thành phố Hồ Chí Minh',
      ),
    );
    await click(element, 'Bắt đầu');
    await until('the summary', () => focused(element)?.id === 'summary');
    expect(summary(element)).to.include('Xin chọn xã, phường nơi nộp hồ sơ');
  });

  it('chooses the province of an agency', async () => {
    const { element } = await openForm({ properties: { unit: 'H29' } });
    await until('the place', () =>
      [...element.shadowRoot!.querySelectorAll('input')].some(
        ({ value }) => value === 'Thành phố Hồ Chí Minh',
      ),
    );
  });

  it('chooses nothing where the page names a unit that nobody knows', async () => {
    const { element, endpoint } = await openForm({ properties: { unit: '99' } });
    const lists = () => endpoint.reads.filter(({ operation }) => operation === 'listUnits');
    await until('the lists', () => lists().length > 1);
    await settled();
    const values = [...element.shadowRoot!.querySelectorAll('input')].map(({ value }) => value);
    expect(values).to.deep.equal(['', '']);
  });

  it('shows another form when the page names another procedure', async () => {
    const other = shortForm({ procedureCode: '1.000001', procedureName: 'Thủ tục khác' });
    const endpoint = new FakeEndpoint({ forms: () => [shortForm(), other] });
    const { element } = await openForm({ endpoint });
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    await fill(element, 'Ghi chú', 'Của thủ tục đầu');
    element.procedure = '1.000001';
    await says(element, 'Thủ tục khác');
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    expect(byRole<HTMLInputElement>(element, 'textbox', 'Ghi chú').value).to.equal('');
    element.procedure = '1.000000';
    await says(element, 'Có bản nháp đang điền dở');
    await click(element, 'Điền tiếp');
    await at(element, 'Yêu cầu');
    expect(byRole<HTMLInputElement>(element, 'textbox', 'Ghi chú').value).to.equal('Của thủ tục đầu');
  });

  it('tells the host nothing personal', async () => {
    const activity = hear('dvc-activity');
    const submitted = hear('dvc-dossier-submitted');
    const { element } = await openReview();
    await agreeAndSend(element);
    await receiptCode(element);
    const told = JSON.stringify([...activity, ...submitted].map(({ detail }) => detail as unknown));
    expect(told).not.to.match(/Thí Dụ|001195000001|0912345678|kín/);
    expect(submitted.map(({ detail }) => Object.keys(detail))).to.deep.equal([['code']]);
  });

  it('names what there is on the step in the order of the form', async () => {
    const { element } = await openStep('answers/request', 'Yêu cầu');
    expect(names(element, 'textbox')).to.deep.equal([
      'Số bản sao (không bắt buộc)',
      'Mã giới thiệu (không bắt buộc)',
      'Ghi chú (không bắt buộc)',
    ]);
  });
});
