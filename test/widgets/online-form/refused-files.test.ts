import { expect } from 'chai';
import type { EndpointFailure } from '../../../src/client/errors.ts';
import type { FilledForm } from '../../../src/widgets/online-form/filled-form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { businessAnswers } from '../../support/form-definition.ts';
import { inside, textOf, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  agreeAndSend,
  at,
  chooseFiles,
  clearDevice,
  click,
  filledForm,
  heading,
  keepDraft,
  openForm,
  openReview,
  pdf,
  receiptCode,
  says,
  wordsOf,
} from '../../support/online-form.ts';

const PAPER = '/documents/DECLARATION';
const TITLE = 'Giấy tờ kèm theo';
const WRONG_CONTENT: EndpointFailure = {
  kind: 'refused',
  status: 415,
  problem: { type: 'urn:dvc:problem:upload-type-refused', detail: 'Chỉ nhận PDF, WebP, Word.' },
};

async function refuse(failure: EndpointFailure) {
  await keepDraft(filledForm({ step: 'documents', files: {} }));
  const endpoint = new FakeEndpoint();
  endpoint.uploads.held = true;
  const { element } = await openForm({ endpoint });
  await click(element, 'Điền tiếp');
  await at(element, TITLE);
  await until('the papers', () => element.shadowRoot?.querySelector('input[type="file"]'));
  chooseFiles(element, PAPER, pdf('gia.pdf'));
  await state(element, 'sending');
  endpoint.uploads.last.fail(failure);
  await state(element, 'refused');
  return { element, endpoint };
}

async function state(element: OnlineFormElement, wanted: string): Promise<void> {
  await until(`a file that is ${wanted}`, () =>
    element.shadowRoot?.querySelector(`.file[data-state=${wanted}]`),
  );
}

const rowOf = (element: OnlineFormElement) => textOf(inside(element, '.file'));

describe('dvc-online-form: files that are not taken', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('are said to be what the paper does not take, and not sent again', async () => {
    const { element } = await refuse(WRONG_CONTENT);
    expect(rowOf(element)).to.include('nội dung không phải PDF, JPEG, PNG');
    expect(wordsOf(element), 'what else the endpoint takes').not.to.include('Word');
    expect(findRole(element, 'button', /^Thử lại/)).to.equal(undefined);
  });

  it('are refused for their size in the words of the endpoint', async () => {
    const { element } = await refuse({
      kind: 'refused',
      status: 413,
      problem: { type: 'urn:dvc:problem:upload-too-large', detail: 'Các tệp của hồ sơ quá 100 MB.' },
    });
    expect(rowOf(element)).to.include('Các tệp của hồ sơ quá 100 MB.');
  });

  it('are no paper: one goes on without them, or with another', async () => {
    const { element, endpoint } = await refuse(WRONG_CONTENT);
    await click(element, 'Tiếp tục');
    await says(element, 'Tệp “gia.pdf” không được nhận.');
    expect(heading(element)).to.equal(TITLE);
    await click(element, 'Bỏ tệp gia.pdf');
    endpoint.uploads.held = false;
    chooseFiles(element, PAPER, pdf('that.pdf'));
    await state(element, 'done');
    await click(element, 'Tiếp tục');
    await at(element, 'Nhận kết quả và chi phí');
  });

  it('are still refused after a reload', async () => {
    const file = { key: 'k', name: 'gia.pdf', type: 'application/pdf', size: 10, done: false };
    await keepDraft(
      filledForm({ step: 'documents', files: { DECLARATION: [{ ...file, refused: { status: 415 } }] } }),
    );
    const { element } = await openForm();
    await click(element, 'Điền tiếp');
    await state(element, 'refused');
    await click(element, 'Tiếp tục');
    await says(element, 'Tệp “gia.pdf” không được nhận.');
  });

  it('hold up a question too, one that may be left empty as well', async () => {
    const { element } = await openReview({}, businessWith({ refused: { status: 415 } }));
    await agreeAndSend(element);
    await says(element, 'Tệp “cua-hang.pdf” không được nhận.');
    expect(textOf(inside(element, '#summary')).match(/Ảnh cửa hàng/g)).to.have.length(1);
  });
});

describe('dvc-online-form: files that do not come by themselves', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('are named on the last screen, and lead to where they were chosen', async () => {
    const { element, endpoint } = await openReview({}, businessWith({}));
    expect(wordsOf(element)).to.include('cua-hang.pdf (chưa gửi xong)');
    await agreeAndSend(element);
    await says(element, 'Chưa gửi được hồ sơ: 1 tệp đang dừng');
    expect(wordsOf(element)).not.to.include('Đang chờ');
    await click(element, 'cua-hang.pdf');
    await until('its question', () => findRole(element, 'button', 'Bỏ tệp cua-hang.pdf'));
    await click(element, 'Bỏ tệp cua-hang.pdf');
    await click(element, 'Xong, quay lại phần xem lại');
    await at(element, 'Xem lại và gửi');
    await click(element, 'Gửi hồ sơ');
    expect(await receiptCode(element)).to.equal(endpoint.dossiers.codes[0]);
    byRole(element, 'button', 'Nộp hồ sơ khác');
  });
});

const { business, ...others } = businessAnswers as { business: Record<string, unknown> };
const { proof: _, ...shop } = business;
const withoutProof = { ...others, business: shop };

/** A question of files that need not be answered, with one file that has not arrived. */
function businessWith(change: object): Partial<FilledForm> {
  const file = { key: 'k', name: 'cua-hang.pdf', type: 'application/pdf', size: 10, done: false, ...change };
  return { answers: withoutProof, files: { ...filledForm().files, '/business/proof': [file] } };
}
