import { expect } from 'chai';
import type { FormDocument } from '../../src/contract/form.ts';
import type { FilesOwner } from '../../src/documents/attachments.ts';
import { DocumentsPart } from '../../src/documents/documents-part.ts';
import { FakeEndpoint } from '../support/fake-clients.ts';
import { chooseFiles, pdf } from '../support/filled-form.ts';
import { textOf, until } from '../support/mount.ts';
import { mountPart } from '../support/part-host.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const PAPER: FormDocument = {
  id: 'LEASE',
  name: 'Hợp đồng thuê',
  required: true,
  formats: ['application/pdf'],
  maximumBytes: 1_000_000,
  maximumFiles: 2,
};
const DRAFT = '6f1a1f43-9c0e-4a53-8a3b-2d1f7c9b0a11';
const QUESTION = {
  id: '/answers/photo',
  field: { pointer: '/photo', label: 'Ảnh', kind: 'file' },
  value: undefined,
  optional: false,
  filled: false,
  private: false,
  onChange: () => undefined,
  onLeave: () => undefined,
};

/** Whatever has files: the part knows nothing of a form. */
async function open() {
  const endpoint = new FakeEndpoint();
  endpoint.uploads.held = true;
  const answers = new Map<string, unknown>();
  const left: string[] = [];
  let files: FilesOwner['form']['files'] = {};
  const owner: FilesOwner = {
    get form() {
      return { draft: DRAFT, files };
    },
    update: (change) => void ({ files } = change),
    answer: (pointer, uploads) => void answers.set(pointer, uploads),
    issueAt: () => undefined,
    forgetRefusal: () => undefined,
    leave: (place) => Promise.resolve(void left.push(place)),
  };
  const { host, part } = await mountPart(
    (element) => {
      const { configuration } = element;
      const changed = () => element.requestUpdate();
      const documents = new DocumentsPart(element, { owner: () => owner, configuration, changed });
      const render = () => [documents.list([PAPER], 'vi'), documents.field(QUESTION, 'vi')];
      return { documents, render };
    },
    { clients: endpoint.clients },
  );
  const states = (...wanted: string[]) =>
    until(`files that are ${wanted.join()}`, () => {
      const found = [...host.shadowRoot!.querySelectorAll<HTMLElement>('.file')];
      return found.map(({ dataset }) => dataset['state']).join() === wanted.join();
    });
  return { host, part, uploads: endpoint.uploads, answers, left, states, files: () => files };
}

describe('DocumentsPart', () => {
  tidyAfterEach();

  it('sends the files of a paper for the draft, and notes what the endpoint has', async () => {
    const { host, uploads, states, files } = await open();
    chooseFiles(host, '/documents/LEASE', pdf('trang-1.pdf'));
    await states('sending');
    expect(uploads.last.about).to.deep.include({ draft: DRAFT, filename: 'trang-1.pdf' });
    uploads.last.finish();
    await states('done');
    expect(files()['LEASE']?.[0]).to.deep.include({ upload: uploads.last.id, done: true });
  });

  it('answers a question with what has arrived, and has it looked at again', async () => {
    const { host, uploads, states, answers, left } = await open();
    chooseFiles(host, '/answers/photo', pdf('anh.pdf'));
    await states('sending');
    expect(answers.get('/photo')).to.equal(undefined);
    const before = left.length;
    uploads.last.finish();
    await states('done');
    expect(answers.get('/photo')).to.deep.equal([uploads.last.id]);
    await until('another look', () => left.length > before && left.at(-1) === '/answers/photo');
  });

  it('shows the name of a file in the order it is written', async () => {
    const { host, files, states } = await open();
    chooseFiles(host, '/documents/LEASE', pdf('khai\u202efdp.exe.pdf'));
    await states('sending');
    expect(files()['LEASE']?.[0]?.name).to.equal('khaifdp.exe.pdf');
  });

  it('sends nothing more once it is told to forget', async () => {
    const { host, part, uploads, states } = await open();
    chooseFiles(host, '/documents/LEASE', pdf('trang-1.pdf'), pdf('trang-2.pdf'));
    await states('sending', 'waiting');
    part.documents.forget();
    await uploads.last.ended.catch(() => undefined);
    host.requestUpdate();
    await states('missing', 'missing');
    expect(uploads.uploads).to.have.length(1);
    expect(textOf(host.shadowRoot?.querySelector('.file'))).to.include('Xin chọn lại đúng tệp này');
  });
});
