import { expect } from 'chai';
import { openDraftStore } from '../../../src/device/draft-store.ts';
import type { FilledSupplement } from '../../../src/widgets/status-lookup/supplement-session.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { chooseFiles, endpointOfDrafts, pdf } from '../../support/filled-form.ts';
import { inside, unmountAll, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  clearDevice,
  NOTE,
  openSupplement,
  press,
  PROOF,
  says,
  typeNote,
  wordsOf,
  type OpenedSupplement,
} from '../../support/supplement.ts';

const SEND = 'Gửi bổ sung';
const note = ({ host }: Pick<OpenedSupplement, 'host'>) =>
  host.shadowRoot?.querySelector<HTMLTextAreaElement>(`[id="${NOTE}"]`)?.value;

/** What is in the database: its names, and how much. */
async function keptNames(): Promise<string[]> {
  const request = indexedDB.open('dvc-widgets');
  const database = await new Promise<IDBDatabase>((resolve) =>
    request.addEventListener('success', () => resolve(request.result)),
  );
  try {
    if (!database.objectStoreNames.contains('drafts')) return [];
    const keys = database.transaction('drafts').objectStore('drafts').getAllKeys();
    await new Promise((resolve) => keys.addEventListener('success', resolve));
    return keys.result.map(String);
  } finally {
    database.close();
  }
}

async function kept(): Promise<FilledSupplement | undefined> {
  const [name] = (await keptNames()).filter((one) => one.includes(' supplement '));
  return name === undefined ? undefined : (await openDraftStore<FilledSupplement>().read(name))?.content;
}

async function untilKept(
  what: string,
  look: (content: FilledSupplement | undefined) => boolean,
): Promise<void> {
  let content: FilledSupplement | undefined = await kept();
  await until(what, () => {
    void kept().then((now) => (content = now));
    return look(content);
  });
}

describe('dvc-status-lookup: a supplement kept on the device', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('survives a reload, without the bytes of files, and without naming the dossier', async () => {
    const first = await openSupplement();
    typeNote(first.host, 'Đã chụp lại');
    chooseFiles(first.host, PROOF, pdf('chung-sinh.pdf'));
    await untilKept('the file', (content) => content?.files['BIRTH_PROOF']?.[0]?.done === true);
    await untilKept('the answer', (content) => content?.answers['note'] === 'Đã chụp lại');
    expect(Object.keys((await kept())!.files['BIRTH_PROOF']![0]!)).not.to.include('bytes');
    for (const name of await keptNames()) {
      expect(name.startsWith(endpointOfDrafts())).to.equal(true);
      expect(name).not.to.include('H29-');
    }
    unmountAll();
    const second = await openSupplement({ tracking: first.tracking });
    expect(note(second)).to.equal('Đã chụp lại');
    await says(second.host, 'chung-sinh.pdf');
    await press(second.host, SEND);
    await until('the end', () => second.sent.length > 0);
    await untilKept('nothing', (content) => content === undefined);
  });

  it('says until when it is kept, and deletes it once asked twice', async () => {
    const endpoint = new FakeEndpoint();
    const { host } = await openSupplement({ endpoint });
    typeNote(host, 'Đã chụp lại');
    chooseFiles(host, PROOF, pdf('chung-sinh.pdf'));
    await until('the file', () => host.shadowRoot?.querySelector('.file[data-state="done"]'));
    await says(host, /Đã lưu nháp lúc .+ trên máy này, giữ đến hết \d\d\/\d\d\/\d{4}\./);
    await press(host, 'Xóa bản nháp');
    await press(host, 'Giữ lại');
    await says(host, 'chung-sinh.pdf');
    await press(host, 'Xóa bản nháp');
    await says(host, 'Xóa hết những gì đã điền?');
    inside<HTMLButtonElement>(host, '#confirm-remove').click();
    await until('an empty field', () => note({ host }) === '');
    expect(wordsOf(host)).not.to.include('chung-sinh.pdf').and.not.include('Đã lưu nháp');
    await untilKept('nothing', (content) => content === undefined);
    expect(endpoint.uploads.removed).to.have.length(1);
  });

  it('keeps the key before the request leaves, and goes on with it after a reload', async () => {
    const first = await openSupplement();
    typeNote(first.host, 'Đã chụp lại');
    chooseFiles(first.host, PROOF, pdf('chung-sinh.pdf'));
    await until('the file', () => first.host.shadowRoot?.querySelector('.file[data-state="done"]'));
    let whenSent: Promise<FilledSupplement | undefined> | undefined;
    const { supplement } = first.tracking;
    first.tracking.supplement = (...request) => {
      whenSent ??= kept();
      return supplement.apply(first.tracking, request);
    };
    first.tracking.fates = ['held'];
    await press(first.host, SEND);
    await until('the request', () => first.tracking.supplements[0]);
    const [sent] = first.tracking.supplements;
    expect((await whenSent)?.pending?.key).to.equal(sent?.key);
    unmountAll();
    const second = await openSupplement({ tracking: first.tracking });
    await until('the end', () => second.sent.length > 0);
    expect(first.tracking.supplements).to.have.length(2);
    expect(first.tracking.supplements[1]).to.deep.equal(sent);
  });

  it('keeps nothing in a kiosk, and sends all the same', async () => {
    const opened = await openSupplement({ kiosk: true });
    typeNote(opened.host, 'Đã chụp lại');
    chooseFiles(opened.host, PROOF, pdf('chung-sinh.pdf'));
    await until('the file', () => opened.host.shadowRoot?.querySelector('.file[data-state="done"]'));
    expect(wordsOf(opened.host)).to.include('những gì đã điền không được lưu lại');
    await press(opened.host, SEND);
    await until('the end', () => opened.sent.length > 0);
    opened.part.dispose();
    expect(await keptNames()).to.deep.equal([]);
  });

  it('keeps what was typed when one closes it, and sends no more files', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.uploads.held = true;
    const first = await openSupplement({ endpoint });
    typeNote(first.host, 'Để mai');
    chooseFiles(first.host, PROOF, pdf('1.pdf'), pdf('2.pdf'));
    await until('the file', () => first.host.shadowRoot?.querySelector('.file[data-state="sending"]'));
    await press(first.host, 'Để sau');
    expect(first.closed).to.have.length(1);
    await endpoint.uploads.last.ended.catch(() => undefined);
    await untilKept('the answer', (content) => content?.answers['note'] === 'Để mai');
    expect(endpoint.uploads.uploads).to.have.length(1);
    unmountAll();
    const second = await openSupplement({ tracking: first.tracking });
    expect(note(second)).to.equal('Để mai');
    await says(second.host, 'Xin chọn lại đúng tệp này');
  });

  it('sends nothing behind the back of another tab', async () => {
    const first = await openSupplement();
    typeNote(first.host, 'Cửa sổ một');
    await untilKept('the answer', (content) => content?.answers['note'] === 'Cửa sổ một');
    const second = await openSupplement({ tracking: first.tracking });
    typeNote(second.host, 'Cửa sổ hai');
    await says(first.host, 'vừa được sửa hoặc gửi ở một cửa sổ khác');
    chooseFiles(first.host, PROOF, pdf('chung-sinh.pdf'));
    await until('the file', () => first.host.shadowRoot?.querySelector('.file[data-state="done"]'));
    await press(first.host, SEND);
    await says(first.host, 'xin chọn bản muốn giữ');
    expect(first.tracking.supplements).to.deep.equal([]);
    await press(first.host, 'Dùng bản ở cửa sổ kia');
    await until('the other answer', () => note(first) === 'Cửa sổ hai');
  });
});
