import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { FilledForm } from '../../../src/widgets/online-form/filled-form.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { hear } from '../../support/events.ts';
import { refused } from '../../support/fake-dossiers.ts';
import { formDefinition } from '../../support/form-definition.ts';
import { unmountAll, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  fill,
  filledForm,
  focused,
  openForm,
  openReview,
  passUntil,
  receiptCode,
  says,
  tick,
  untilKept,
  wordsOf,
} from '../../support/online-form.ts';

const SEND = 'Gửi hồ sơ';
const pendingOf = (content: unknown) => (content as FilledForm | undefined)?.pending;

describe('dvc-online-form: filed exactly once', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('sends what was filled in, with a key, and shows the receipt', async () => {
    const { element, endpoint } = await openReview();
    const heard = hear('dvc-dossier-submitted');
    await agreeAndSend(element);
    expect(await receiptCode(element)).to.equal('H29-261120-0001');
    await until('the focus on the receipt', () => focused(element)?.id === 'heading');
    const [attempt, ...others] = endpoint.dossiers.attempts;
    expect(others).to.deep.equal([]);
    expect(attempt?.key).to.match(/^[0-9a-f-]{36}$/);
    expect(attempt?.body.receivingUnit).to.equal('26740');
    expect(attempt?.body.documents).to.deep.equal([
      { id: 'DECLARATION', uploads: ['0d5c2a1e-58f4-4b7a-9c7e-aaaaaaaaaaaa'] },
    ]);
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: 'H29-261120-0001' }]);
  });

  it('is not sent without consent, and says where it is missing', async () => {
    const { element, endpoint } = await openReview();
    await click(element, SEND);
    await until('the focus on the summary', () => focused(element)?.id === 'summary');
    await click(element, 'Xin đánh dấu đồng ý để gửi hồ sơ');
    await until('the focus on the box', () => focused(element)?.id === '/consent');
    expect(endpoint.dossiers.attempts).to.have.length(0);
  });

  it('sends once, however often the button is pressed', async () => {
    const { element, endpoint } = await openReview();
    endpoint.dossiers.fates = ['held'];
    await tick(element, /^Tôi đã đọc/, 'checkbox');
    const button = byRole(element, 'button', SEND);
    button.click();
    button.click();
    button.focus();
    await sendKeys({ press: 'Enter' });
    button.click();
    await says(element, 'Đang gửi hồ sơ');
    button.click();
    await sendKeys({ press: 'Enter' });
    await until('the request', () => endpoint.dossiers.attempts.length === 1);
    endpoint.dossiers.release();
    await receiptCode(element);
    expect(endpoint.dossiers.attempts).to.have.length(1);
    expect(endpoint.dossiers.codes).to.have.length(1);
  });

  it('sends the same key and body again when answers are lost', async () => {
    const { element, endpoint } = await openReview();
    const clock = new Clock();
    endpoint.dossiers.fates = ['answer lost', 'request lost', { kind: 'timeout', milliseconds: 25_000 }];
    await agreeAndSend(element);
    await passUntil(clock, 'the receipt', () => element.shadowRoot?.querySelector('.receipt'));
    const { attempts, keys, codes } = endpoint.dossiers;
    expect(attempts).to.have.length(4);
    expect(keys).to.have.length(1);
    expect(new Set(attempts.map(({ body }) => JSON.stringify(body)))).to.have.length(1);
    expect(codes).to.deep.equal(['H29-261120-0001']);
  });

  it('takes a new key for what was mended after a refusal', async () => {
    const { element, endpoint } = await openReview();
    endpoint.dossiers.check = ({ answers }) =>
      (answers['applicant'] as { name: string }).name === 'Trần Thị Thí Dụ'
        ? refused([['/answers/applicant/name', 'Họ tên không khớp với căn cước.']])
        : undefined;
    await agreeAndSend(element);
    await until('the focus on the summary', () => focused(element)?.id === 'summary');
    expect(wordsOf(element)).to.include('Họ và tên: Họ tên không khớp với căn cước.');
    await click(element, 'Họ và tên: Họ tên không khớp với căn cước.');
    await until('the focus on the field', () => focused(element)?.id === '/answers/applicant/name');
    await fill(element, 'Họ và tên', 'Trần Thị Ví Dụ');
    await click(element, 'Xong, quay lại phần xem lại');
    await at(element, 'Xem lại và gửi');
    await click(element, SEND);
    await receiptCode(element);
    expect(endpoint.dossiers.keys).to.have.length(2);
    expect(endpoint.dossiers.codes).to.have.length(1);
  });

  it('keeps the key when the end of an attempt is not known, and finds what was filed', async () => {
    const { element, endpoint } = await openReview();
    const clock = new Clock();
    // The first body arrived and nobody heard; the same one, sent again, is refused by a rule that is new.
    endpoint.dossiers.fates = [
      'answer lost',
      {
        kind: 'refused',
        status: 422,
        problem: { ...refused([['/answers/copies', 'Nhiều nhất 2 bản.']]), status: 422 },
      },
    ];
    await agreeAndSend(element);
    await passUntil(clock, 'the refusal', () => /Nhiều nhất 2 bản/.test(wordsOf(element)));
    await click(element, 'Sửa: Số bản sao');
    await until('the field', () => focused(element)?.id === '/answers/copies');
    await fill(element, 'Số bản sao (không bắt buộc)', '2');
    await click(element, 'Xong, quay lại phần xem lại');
    await at(element, 'Xem lại và gửi');
    await click(element, SEND);
    await passUntil(clock, 'the receipt', () => element.shadowRoot?.querySelector('.receipt'));
    const { attempts, keys, codes } = endpoint.dossiers;
    expect(keys).to.have.length(1);
    expect(attempts.map(({ body }) => body.answers['copies'])).to.deep.equal([3, 3, 2, 3]);
    expect(codes).to.deep.equal(['H29-261120-0001']);
  });

  it('says that it does not know, offers to send again, and does so by itself', async () => {
    const { element, endpoint } = await openReview();
    const clock = new Clock();
    endpoint.dossiers.fates = Array.from({ length: 5 }, () => 'answer lost' as const);
    await agreeAndSend(element);
    await passUntil(clock, 'the words', () => /Chưa biết hệ thống đã nhận/.test(wordsOf(element)));
    expect(endpoint.dossiers.attempts).to.have.length(5);
    expect(findRole(element, 'button', SEND)).to.equal(undefined);
    expect(findRole(element, 'button', 'Sửa: Họ và tên'), 'what has left stays as it is').to.equal(undefined);
    await click(element, 'Gửi lại');
    await receiptCode(element);
    expect(endpoint.dossiers.keys).to.have.length(1);
    expect(endpoint.dossiers.codes).to.have.length(1);
  });

  it('asks again by itself after a pause', async () => {
    const { element, endpoint } = await openReview();
    const clock = new Clock();
    endpoint.dossiers.fates = ['answer lost', { kind: 'offline' }];
    await agreeAndSend(element);
    await passUntil(clock, 'the words', () => /Chưa biết hệ thống đã nhận/.test(wordsOf(element)));
    await clock.pass(46_000);
    await receiptCode(element);
    expect(endpoint.dossiers.codes).to.have.length(1);
  });

  it('goes on with the same key and body after a reload', async () => {
    const first = await openReview();
    first.endpoint.dossiers.fates = ['held'];
    await agreeAndSend(first.element);
    await says(first.element, 'Đang gửi hồ sơ');
    await untilKept('the submission on the device', (content) => pendingOf(content) !== undefined);
    const [sent] = first.endpoint.dossiers.attempts;
    unmountAll();
    const second = await openForm();
    await receiptCode(second.element);
    expect(second.endpoint.dossiers.attempts.map(({ key, body }) => ({ key, body }))).to.deep.equal([
      { key: sent?.key, body: sent?.body },
    ]);
  });

  it('shows the receipt after a reload, and nothing of the answers is kept', async () => {
    const first = await openReview();
    await agreeAndSend(first.element);
    await receiptCode(first.element);
    await untilKept('the receipt on the device', (content) => content !== undefined && 'receipt' in content);
    unmountAll();
    const { element, endpoint } = await openForm();
    expect(await receiptCode(element)).to.equal('H29-261120-0001');
    expect(endpoint.dossiers.attempts).to.have.length(0);
    await click(element, 'Nộp hồ sơ khác');
    await at(element, 'Trước khi bắt đầu');
    await untilKept('nothing', (content) => content === undefined);
  });

  it('reads a form that has changed anew, keeps the answers and says so', async () => {
    const { element, endpoint } = await openReview();
    endpoint.dossiers.check = ({ formVersion }) =>
      formVersion === '2026-12-01'
        ? undefined
        : { type: 'urn:dvc:problem:form-version-changed', title: 'Mẫu đơn đã đổi' };
    endpoint.forms = () => [{ ...formDefinition(), version: '2026-12-01' }];
    await agreeAndSend(element);
    await says(element, 'Mẫu đơn vừa được cập nhật');
    expect(wordsOf(element)).to.include('Trần Thị Thí Dụ');
    expect(endpoint.reads.at(-1)?.reload, 'not from the browser’s memory').to.equal(true);
    await agreeAndSend(element);
    await receiptCode(element);
    expect(endpoint.dossiers.attempts.map(({ body }) => body.formVersion)).to.deep.equal([
      '2026-11-01',
      '2026-12-01',
    ]);
  });

  it('can be sent again after refusals that name no field', async () => {
    const { element, endpoint } = await openReview();
    let strict = true;
    endpoint.dossiers.check = () =>
      strict
        ? refused([
            ['', 'Nơi nhận đang kiểm kê.'],
            ['/nowhere/at/all', 'Chỗ này không có.'],
          ])
        : undefined;
    await agreeAndSend(element);
    await until('the focus on the summary', () => focused(element)?.id === 'summary');
    expect(wordsOf(element)).to.include('Nơi nhận đang kiểm kê.').and.include('Chỗ này không có.');
    strict = false;
    await click(element, SEND);
    await receiptCode(element);
  });

  it('shows refusals of papers and of the receiving place where they are', async () => {
    const { element, endpoint } = await openReview();
    endpoint.dossiers.check = () =>
      refused([
        ['/documents/0/uploads/0', 'Ảnh quá mờ.'],
        ['/receivingUnit', 'Phường này chưa nhận trực tuyến.'],
        ['/delivery/id', 'Chưa trả được bản điện tử.'],
      ]);
    await agreeAndSend(element);
    await until('the focus on the summary', () => focused(element)?.id === 'summary');
    const rows = [...element.shadowRoot!.querySelectorAll('.review-row')].filter((row) =>
      row.querySelector('.error'),
    );
    expect(rows.map((row) => row.querySelector('dt')?.textContent?.trim())).to.deep.equal([
      'Nơi nộp hồ sơ',
      'Tờ khai có chữ ký',
      'Cách nhận kết quả',
    ]);
    await click(element, 'Tờ khai có chữ ký: Ảnh quá mờ.');
    await until('the papers', () => focused(element)?.id === '/documents/DECLARATION');
    expect(wordsOf(element)).to.include('Ảnh quá mờ.');
  });

  it('says what it heard when nothing particular is wrong', async () => {
    const { element, endpoint } = await openReview();
    endpoint.dossiers.check = () => ({
      type: 'urn:dvc:problem:dossier-refused',
      detail: 'Cơ quan tạm dừng nhận hồ sơ trực tuyến.',
    });
    await agreeAndSend(element);
    await says(element, 'Hệ thống quốc gia chưa nhận hồ sơ này');
    expect(wordsOf(element)).to.include('Cơ quan tạm dừng nhận hồ sơ trực tuyến.');
  });

  it('does not send hidden answers', async () => {
    const answers = { ...filledForm().answers, business: { name: 'Quán Thí Dụ' } };
    const { element, endpoint } = await openReview({}, { answers });
    await agreeAndSend(element);
    await receiptCode(element);
    expect(endpoint.dossiers.attempts[0]?.body.answers).not.to.have.property('business');
  });
});
