import { expect } from 'chai';
import type { FilledForm } from '../../../src/widgets/online-form/filled-form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { inside, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  at,
  clearDevice,
  click,
  filledForm,
  giveFiles,
  keepDraft,
  openForm,
  pdf,
  says,
  untilKept,
  wordsOf,
} from '../../support/online-form.ts';

const LIMITS = { files: 3, bytes: 10_000_000 };

const unfinished = (name: string) => ({
  key: name,
  name,
  type: 'application/pdf',
  size: 1200,
  upload: '0d5c2a1e-58f4-4b7a-9c7e-bbbbbbbbbbbb',
  done: false,
});

/** As after a reload: these files were on their way, and their bytes are gone. */
async function openMissing(...names: string[]) {
  const files = { DECLARATION: names.map((name) => unfinished(name)) };
  await keepDraft(filledForm({ step: 'documents', files }));
  const endpoint = new FakeEndpoint();
  const { element } = await openForm({ endpoint });
  await click(element, 'Điền tiếp');
  await at(element, 'Giấy tờ kèm theo');
  await states(element, ...names.map(() => 'missing'));
  return { element, uploads: endpoint.uploads };
}

async function states(element: OnlineFormElement, ...wanted: string[]): Promise<void> {
  const rows = () => [...element.shadowRoot!.querySelectorAll<HTMLElement>('.file')];
  await until(
    `files that are ${wanted.join()}`,
    () =>
      rows()
        .map(({ dataset }) => dataset['state'])
        .join() === wanted.join(),
  );
}

function chooseAgain(element: OnlineFormElement, name: string, ...files: File[]): void {
  giveFiles(inside<HTMLInputElement>(element, `.file input[aria-label="Chọn lại tệp ${name}"]`), files);
}

describe('dvc-online-form: files chosen once more', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  const unfit: [string, File, string | RegExp][] = [
    [
      'of another type',
      new File(['x'], 'bang-tinh.xlsx', { type: 'application/vnd.ms-excel' }),
      'Chưa nhận tệp “bang-tinh.xlsx”: chỉ nhận PDF, JPEG, PNG.',
    ],
    ['that is empty', pdf('trong.pdf', 0), 'Chưa nhận tệp “trong.pdf”: tệp trống.'],
    [
      'that is too large',
      pdf('lon.pdf', LIMITS.bytes + 1),
      /Chưa nhận tệp “lon\.pdf”: tệp lớn hơn 9,5\sMB\./,
    ],
  ];
  for (const [what, file, words] of unfit) {
    it(`refuses one ${what}, says why, and takes the right one after it`, async () => {
      const { element, uploads } = await openMissing('to-khai.pdf');
      chooseAgain(element, 'to-khai.pdf', file);
      await says(element, words);
      await states(element, 'missing');
      expect(uploads.uploads).to.have.length(0);
      expect(uploads.removed).to.have.length(0);
      chooseAgain(element, 'to-khai.pdf', pdf('to-khai.pdf'));
      await states(element, 'done');
      expect(wordsOf(element)).not.to.include('Chưa nhận tệp');
    });
  }

  it('takes one where no further file has room: it is not one more', async () => {
    const names = Array.from({ length: LIMITS.files }, (_, index) => `trang-${index + 1}.pdf`);
    const { element } = await openMissing(...names);
    expect(inside(element, '[id="/documents/DECLARATION"]').closest('p')?.hidden).to.equal(true);
    chooseAgain(element, 'trang-2.pdf', pdf('trang-2.pdf'));
    await states(element, 'missing', 'done', 'missing');
    expect(wordsOf(element)).not.to.include('Chưa nhận tệp');
    chooseAgain(element, 'trang-1.pdf', pdf('trang-1.pdf'));
    chooseAgain(element, 'trang-3.pdf', pdf('trang-3.pdf'));
    await states(element, 'done', 'done', 'done');
    await untilKept('three files', (content) => {
      const kept = (content as FilledForm | undefined)?.files['DECLARATION'] ?? [];
      return kept.length === LIMITS.files && kept.every(({ done }) => done);
    });
  });

  it('takes the first of several chosen at once', async () => {
    const { element, uploads } = await openMissing('to-khai.pdf');
    chooseAgain(element, 'to-khai.pdf', pdf('to-khai.pdf'), pdf('thua.pdf'));
    await states(element, 'done');
    expect(uploads.uploads.map(({ about }) => about.filename)).to.deep.equal(['to-khai.pdf']);
  });
});
