import { expect } from 'chai';
import type { FormDefinition } from '../../../src/contract/form.ts';
import type { FilledForm } from '../../../src/widgets/online-form/filled-form.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { settled } from '../../support/clock.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { formDefinition, personAnswers } from '../../support/form-definition.ts';
import { unmountAll, until } from '../../support/mount.ts';
import { replace } from '../../support/replace.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import {
  agreeAndSend,
  at,
  chooseFiles,
  clearDevice,
  click,
  filledForm,
  focused,
  giveFiles,
  keepDraft,
  keptDraft,
  openForm,
  pdf,
  receiptCode,
  says,
  untilKept,
  wordsOf,
} from '../../support/online-form.ts';

const PAPER = '/documents/DECLARATION';
const PROOF = '/answers/business/proof';

const files = (content: unknown) => Object.values((content as FilledForm | undefined)?.files ?? {}).flat();

async function openPapers(held = true, change: Partial<FilledForm> = {}, forms?: () => FormDefinition[]) {
  await keepDraft(filledForm({ step: 'documents', files: {}, ...change }));
  const endpoint = new FakeEndpoint({ forms });
  endpoint.uploads.held = held;
  const { element } = await openForm({ endpoint });
  await click(element, 'Điền tiếp');
  await at(element, 'Giấy tờ kèm theo');
  await until('the papers', () => element.shadowRoot?.querySelector('input[type="file"]'));
  return { element, endpoint, uploads: endpoint.uploads };
}

async function states(element: OnlineFormElement, ...wanted: string[]): Promise<void> {
  const found = () =>
    [...element.shadowRoot!.querySelectorAll<HTMLElement>('.file')].map(({ dataset }) => dataset['state']);
  await until(
    `files that are ${wanted.join()}, not ${found().join()}`,
    () => found().join() === wanted.join(),
  );
}

async function toTheEnd(element: OnlineFormElement): Promise<void> {
  await click(element, 'Tiếp tục');
  await at(element, 'Nhận kết quả và chi phí');
  await click(element, 'Tiếp tục');
  await at(element, 'Xem lại và gửi');
}

describe('dvc-online-form: papers', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('sends a file when it is chosen, and says how far it is', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('to-khai.pdf', 2000));
    await states(element, 'sending');
    expect(uploads.last.about.filename).to.equal('to-khai.pdf');
    uploads.last.arrive(0.42);
    await says(element, 'Đã gửi 42%');
    byRole(element, 'progressbar', 'Đang gửi to-khai.pdf');
    uploads.last.trouble({ kind: 'unreachable' });
    await says(element, 'Đường truyền bị ngắt, đang tự nối lại.');
    uploads.last.trouble({ kind: 'offline' });
    await says(element, 'Máy đang mất mạng; sẽ tự gửi tiếp khi có mạng.');
    uploads.last.finish();
    await states(element, 'done');
    await says(element, 'Đã gửi xong');
  });

  it('sends one after the other', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('trang-1.pdf'), pdf('trang-2.pdf'));
    await states(element, 'sending', 'waiting');
    uploads.last.finish();
    await states(element, 'done', 'sending');
    expect(uploads.uploads.map(({ about }) => about.filename)).to.deep.equal(['trang-1.pdf', 'trang-2.pdf']);
  });

  it('refuses what cannot be taken, each with why', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(
      element,
      PAPER,
      new File(['x'], 'bang-tinh.xlsx', { type: 'application/vnd.ms-excel' }),
      pdf('trong.pdf', 0),
      pdf('lon.pdf', 10_000_001),
      pdf('1.pdf'),
      pdf('2.pdf'),
      pdf('3.pdf'),
      pdf('4.pdf'),
    );
    await says(element, 'Chưa nhận tệp “bang-tinh.xlsx”: chỉ nhận PDF, JPEG, PNG.');
    const words = wordsOf(element);
    expect(words).to.include('Chưa nhận tệp “trong.pdf”: tệp trống.');
    expect(words).to.match(/Chưa nhận tệp “lon\.pdf”: tệp lớn hơn 9,5\sMB\./);
    expect(words).to.include('Chưa nhận tệp “4.pdf”: chỉ được 3 tệp.');
    await states(element, 'sending', 'waiting', 'waiting');
    expect(uploads.uploads.map(({ about }) => about.filename)).to.deep.equal(['1.pdf']);
  });

  it('pauses, goes on where it was, and takes a file out', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await states(element, 'sending');
    const { id } = uploads.last;
    await click(element, 'Tạm dừng gửi to-khai.pdf');
    await states(element, 'paused');
    await click(element, 'Gửi tiếp to-khai.pdf');
    await states(element, 'sending');
    expect(uploads.last.resumed).to.equal(id);
    await click(element, 'Bỏ tệp to-khai.pdf');
    await states(element);
    expect(uploads.removed).to.deep.equal([id]);
    await until('nothing kept', () => element.shadowRoot?.querySelector('.file') === null);
  });

  it('says why a file failed, and tries again', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await states(element, 'sending');
    const problem = { type: 'urn:dvc:problem:not-allowed', detail: 'Trang này chưa được gửi tệp.' };
    uploads.last.fail({ kind: 'refused', status: 403, problem });
    await says(element, 'Trang này chưa được gửi tệp.');
    await click(element, 'Thử lại: to-khai.pdf');
    await states(element, 'sending');
    uploads.last.fail({ kind: 'unreachable' });
    await says(element, 'Chưa gửi được. Phần đã gửi vẫn còn');
  });

  it('asks for the same file after a reload, and goes on where it was', async () => {
    const first = await openPapers();
    chooseFiles(first.element, PAPER, pdf('to-khai.pdf'));
    await states(first.element, 'sending');
    const { id } = first.uploads.last;
    await untilKept('the upload', (content) => files(content)[0]?.upload === id);
    unmountAll();
    const endpoint = new FakeEndpoint();
    const { element } = await openForm({ endpoint });
    await click(element, 'Điền tiếp');
    await at(element, 'Giấy tờ kèm theo');
    await states(element, 'missing');
    await says(element, 'Tệp chưa gửi xong và trang đã được tải lại.');
    const again = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('.file input')];
    giveFiles(again[0]!, [pdf('to-khai.pdf')]);
    await states(element, 'done');
    expect(endpoint.uploads.last.resumed).to.equal(id);
  });

  it('sends another file from the start, not on top of the first one', async () => {
    const first = await openPapers();
    chooseFiles(first.element, PAPER, pdf('to-khai.pdf'));
    await states(first.element, 'sending');
    await untilKept('the digest', (content) => files(content)[0]?.digest !== undefined);
    unmountAll();
    const endpoint = new FakeEndpoint();
    const { element } = await openForm({ endpoint });
    await click(element, 'Điền tiếp');
    await states(element, 'missing');
    giveFiles(element.shadowRoot!.querySelector<HTMLInputElement>('.file input')!, [pdf('khac.pdf', 50)]);
    await states(element, 'done');
    expect(endpoint.uploads.last.resumed).to.equal(undefined);
    expect(wordsOf(element)).to.include('khac.pdf');
  });

  it('waits with the dossier for files that are on their way, and says so', async () => {
    const { element, endpoint, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await states(element, 'sending');
    await toTheEnd(element);
    await agreeAndSend(element);
    await says(element, 'Đang chờ 1 tệp gửi xong');
    expect(endpoint.dossiers.attempts).to.have.length(0);
    uploads.last.finish();
    await receiptCode(element);
    expect(endpoint.dossiers.attempts[0]?.body.documents).to.deep.equal([
      { id: 'DECLARATION', uploads: [uploads.last.id] },
    ]);
  });

  it('does not send behind the back of somebody who has gone back to change something', async () => {
    const { element, endpoint, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await states(element, 'sending');
    await toTheEnd(element);
    await agreeAndSend(element);
    await says(element, 'Đang chờ 1 tệp gửi xong');
    await click(element, 'Sửa: Ghi chú');
    await until('the field', () => focused(element)?.id === '/answers/note');
    uploads.last.finish();
    await untilKept('the file', (content) => files(content)[0]?.done === true);
    expect(endpoint.dossiers.attempts).to.have.length(0);
  });

  it('does not wait for a paper that is not asked for any more', async () => {
    const unfinished = { key: 'k', name: 'thue.pdf', type: 'application/pdf', size: 10, done: false };
    const { element, endpoint } = await openPapers(false, {
      files: { ...filledForm().files, LEASE: [unfinished] },
    });
    expect(wordsOf(element)).not.to.include('thue.pdf');
    await toTheEnd(element);
    await agreeAndSend(element);
    await receiptCode(element);
    expect(endpoint.dossiers.attempts[0]?.body.documents.map(({ id }) => id)).to.deep.equal(['DECLARATION']);
  });

  it('forgets files with the draft they belong to', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('to-khai.pdf'), pdf('kem.pdf'));
    await states(element, 'sending', 'waiting');
    const { last } = uploads;
    await click(element, 'Xóa bản nháp');
    element.shadowRoot!.querySelector<HTMLButtonElement>('#confirm-remove')!.click();
    await at(element, 'Trước khi bắt đầu');
    last.arrive(0.9);
    last.finish();
    await last.ended.catch(() => undefined);
    await settled();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await untilKept('nothing', (content) => content === undefined);
    await settled();
    expect(uploads.uploads, 'and nothing more is sent').to.have.length(1);
    expect(await keptDraft()).to.equal(undefined);
  });

  it('goes on with the next form when files of the last one end', async () => {
    const failures: unknown[] = [];
    const listener = (event: PromiseRejectionEvent) => {
      failures.push(event.reason);
      event.preventDefault();
    };
    addEventListener('unhandledrejection', listener);
    const other = shortForm({ procedureCode: '1.000001', procedureName: 'Thủ tục khác' });
    const { element, uploads } = await openPapers(true, {}, () => [formDefinition(), other]);
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await states(element, 'sending');
    const { last } = uploads;
    element.procedure = '1.000001';
    last.finish();
    await says(element, 'Thủ tục khác');
    removeEventListener('unhandledrejection', listener);
    expect(failures).to.deep.equal([]);
  });

  async function openQuestion() {
    const answers = {
      ...personAnswers,
      kind: 'BUSINESS',
      business: { name: 'Quán Thí Dụ', taxCode: '0100233488', capital: 5_000_000, trades: ['FOOD'] },
    };
    await keepDraft(filledForm({ step: 'answers/kind', answers }));
    const endpoint = new FakeEndpoint({
      forms: () => {
        const form = formDefinition();
        const { business } = form.schema['properties'] as { business: { required: string[] } };
        business.required = [...business.required, 'proof'];
        return [form];
      },
    });
    endpoint.uploads.held = true;
    const { element } = await openForm({ endpoint });
    await click(element, 'Điền tiếp');
    await at(element, 'Loại đăng ký');
    await until('the question', () => element.shadowRoot?.querySelector(`[id="${PROOF}"]`));
    return { element, uploads: endpoint.uploads };
  }

  it('takes files as the answer to a question', async () => {
    const { element, uploads } = await openQuestion();
    await click(element, 'Tiếp tục');
    await says(element, 'Xin chọn tệp');
    chooseFiles(element, PROOF, pdf('anh.pdf'));
    await states(element, 'sending');
    await says(element, 'Tệp đang được gửi; hồ sơ sẽ chờ tệp gửi xong');
    expect(wordsOf(element)).not.to.include('Xin chọn tệp');
    uploads.last.finish();
    await states(element, 'done');
    await until('no more words', () => !wordsOf(element).includes('Tệp đang được gửi'));
    await untilKept('the answer', (content) => {
      const kept = (content as FilledForm | undefined)?.answers as { business?: { proof?: string[] } };
      return kept?.business?.proof?.[0] === uploads.last.id;
    });
  });

  it('goes on while the files of a question are on their way', async () => {
    const { element } = await openQuestion();
    chooseFiles(element, PROOF, pdf('anh.pdf'));
    await states(element, 'sending');
    await click(element, 'Tiếp tục');
    await at(element, 'Người cùng đăng ký');
  });

  it('asks before it sends a picture that may tell where it was taken', async () => {
    const { element, uploads } = await openPapers(false);
    const damaged = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 40, 1, 2, 3]);
    chooseFiles(element, PAPER, new File([damaged], 'anh.jpg', { type: 'image/jpeg' }), pdf('khac.pdf'));
    await states(element, 'telling', 'done');
    await says(element, 'ảnh này có thể ghi kèm nơi chụp');
    expect(uploads.uploads.map(({ about }) => about.filename)).to.deep.equal(['khac.pdf']);
    await click(element, 'Vẫn gửi ảnh anh.jpg');
    await states(element, 'done', 'done');
    expect(uploads.last.about.filename).to.equal('anh.jpg');
  });

  it('shrinks photographs before they go', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 });
    canvas.getContext('2d')!.fillRect(0, 0, 3000, 2000);
    const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/png'));
    const { element, uploads } = await openPapers(false);
    chooseFiles(element, PAPER, new File([blob!], 'anh.png', { type: 'image/png' }));
    await states(element, 'done');
    const bitmap = await createImageBitmap(uploads.last.file);
    expect(Math.max(bitmap.width, bitmap.height)).to.be.below(3000);
  });

  it('links to the blank form, and only to addresses that can be followed', async () => {
    const [declaration] = formDefinition().documents;
    const form = (url: string) => ({
      ...formDefinition(),
      documents: [{ ...declaration!, template: { name: 'Mẫu TK-01', url } }],
    });
    const first = await openPapers(true, {}, () => [form('https://mau.example/tk-01.pdf')]);
    expect(byRole<HTMLAnchorElement>(first.element, 'link', 'Tải mẫu: Mẫu TK-01').href).to.equal(
      'https://mau.example/tk-01.pdf',
    );
    unmountAll();
    const second = await openPapers(true, {}, () => [form('javascript:alert(1)')]);
    expect(findRole(second.element, 'link', /Tải mẫu/)).to.equal(undefined);
  });

  it('says that a file cannot be read on the device', async () => {
    const { element } = await openPapers();
    replace(Blob.prototype, 'arrayBuffer', () => Promise.reject(new DOMException('', 'NotReadableError')));
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await says(element, 'Không đọc được tệp này trên máy. Xin bỏ và chọn lại.');
  });
});
