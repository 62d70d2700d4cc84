import { expect } from 'chai';
import type { FilledForm } from '../../../src/widgets/online-form/filled-form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { formDefinition } from '../../support/form-definition.ts';
import { inside, until } from '../../support/mount.ts';
import { replace, restoreAll } from '../../support/replace.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  at,
  chooseFiles,
  clearDevice,
  click,
  fill,
  filledForm,
  keepDraft,
  keptDraft,
  openForm,
  pdf,
  says,
  untilKept,
  wordsOf,
} from '../../support/online-form.ts';

const PAPER = '/documents/DECLARATION';
const SENT = '0d5c2a1e-58f4-4b7a-9c7e-aaaaaaaaaaaa';
const UNDELETED = 'Chưa xóa được bản nháp trên máy này.';

/** A draft with one paper at the endpoint and another on its way there. */
async function openPapers(change: Partial<FilledForm> = {}) {
  await keepDraft(filledForm({ step: 'documents', ...change }));
  const endpoint = new FakeEndpoint();
  endpoint.uploads.held = true;
  const { element } = await openForm({ endpoint });
  await click(element, 'Điền tiếp');
  await at(element, 'Giấy tờ kèm theo');
  await until('the papers', () => element.shadowRoot?.querySelector('input[type="file"]'));
  return { element, uploads: endpoint.uploads };
}

async function remove(element: OnlineFormElement): Promise<void> {
  await click(element, 'Xóa bản nháp');
  inside<HTMLButtonElement>(element, '#confirm-remove').click();
  await at(element, 'Trước khi bắt đầu');
}

describe('dvc-online-form: a draft that is deleted', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('ends its uploads at the endpoint, those on their way too', async () => {
    const { element, uploads } = await openPapers();
    chooseFiles(element, PAPER, pdf('kem.pdf'));
    await until('the second upload', () => uploads.uploads.length === 1);
    const { id } = uploads.last;
    await untilKept('both', (content) => {
      const kept = (content as FilledForm | undefined)?.files['DECLARATION'] ?? [];
      return kept.map(({ upload }) => upload).join() === [SENT, id].join();
    });
    await remove(element);
    await until('the end of both', () => uploads.removed.length === 2);
    expect(uploads.removed).to.have.members([SENT, id]);
    let ended: unknown;
    await uploads.last.ended.catch((error: unknown) => (ended = error));
    expect(ended, 'nothing more of it is sent').to.have.nested.property('failure.kind', 'aborted');
  });

  it('ends the uploads of a draft that was offered and not wanted', async () => {
    await keepDraft(filledForm());
    const { element, endpoint } = await openForm();
    await click(element, 'Xóa và làm lại từ đầu');
    await at(element, 'Trước khi bắt đầu');
    await until('the end of the upload', () => endpoint.uploads.removed.length > 0);
    expect(endpoint.uploads.removed).to.deep.equal([SENT]);
  });

  it('ends the uploads of whoever clears the screen of a machine many people use', async () => {
    const form = shortForm({ documents: formDefinition().documents.slice(0, 1) });
    const { element, endpoint } = await openForm({ forms: () => [form], properties: { kiosk: true } });
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    await fill(element, 'Ghi chú', 'Thí dụ');
    await click(element, 'Tiếp tục');
    await at(element, 'Giấy tờ kèm theo');
    await until('the papers', () => element.shadowRoot?.querySelector('input[type="file"]'));
    chooseFiles(element, PAPER, pdf('to-khai.pdf'));
    await says(element, 'Đã gửi xong');
    await click(element, 'Xóa màn hình');
    inside<HTMLButtonElement>(element, '#confirm-remove').click();
    await at(element, 'Trước khi bắt đầu');
    const { uploads } = endpoint;
    await until('the end of the upload', () => uploads.removed.length > 0);
    expect(uploads.removed).to.deep.equal([uploads.last.id]);
  });

  it('leaves the uploads of a dossier that was filed alone', async () => {
    await keepDraft({ before: { code: 'H29-261120-0007' } });
    const { element, endpoint } = await openForm();
    await click(element, 'Nộp hồ sơ khác');
    await at(element, 'Trước khi bắt đầu');
    await untilKept('nothing', (content) => content === undefined);
    expect(endpoint.uploads.removed).to.deep.equal([]);
  });

  it('is gone from the screen at once, whatever the endpoint does with its uploads', async () => {
    const { element, uploads } = await openPapers();
    replace(uploads, 'remove', () => Promise.reject(new Error('the line is away')));
    await remove(element);
    await untilKept('nothing', (content) => content === undefined);
  });

  it('is said to be there still when the browser does not delete it, and can be deleted again', async () => {
    const { element } = await openPapers({ files: {} });
    replace(IDBObjectStore.prototype, 'delete', () => {
      throw new DOMException('not now', 'UnknownError');
    });
    await remove(element);
    await says(element, UNDELETED);
    expect(inside(element, '.draft-line').getAttribute('role')).to.equal('alert');
    expect(wordsOf(element)).not.to.include('Trần Thị Thí Dụ');
    expect(await keptDraft(), 'as was said').not.to.equal(undefined);
    restoreAll();
    await remove(element);
    await untilKept('nothing', (content) => content === undefined);
    expect(wordsOf(element)).not.to.include(UNDELETED);
  });
});
