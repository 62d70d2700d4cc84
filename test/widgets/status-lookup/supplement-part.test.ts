import { expect } from 'chai';
import { byRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { EXPIRED } from '../../support/fake-dossier-tracking.ts';
import { chooseFiles, pdf } from '../../support/filled-form.ts';
import { passUntil } from '../../support/online-form.ts';
import { inside, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  clearDevice,
  NOTE,
  openSupplement,
  press,
  PROOF,
  says,
  startSupplement,
  supplementForm,
  typeNote,
  wordsOf,
  type OpenedSupplement,
} from '../../support/supplement.ts';

const SEND = 'Gửi bổ sung';
const focusedId = ({ host }: OpenedSupplement) => host.shadowRoot?.activeElement?.id;

/** Everything asked for is there, and all files have arrived. */
async function fillIn(opened: OpenedSupplement): Promise<void> {
  typeNote(opened.host, 'Đã chụp lại cho rõ');
  chooseFiles(opened.host, PROOF, pdf('chung-sinh.pdf'));
  await until('the file', () => opened.host.shadowRoot?.querySelector('.file[data-state="done"]'));
}

describe('dvc-status-lookup: supplement', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('says what is asked for, why and until when, and leads there', async () => {
    const opened = await openSupplement();
    const words = wordsOf(opened.host);
    expect(words)
      .to.include('Giấy chứng sinh bị mờ')
      .and.match(/chậm nhất .*30\/11\/2026/);
    byRole(opened.host, 'textbox', 'Giải trình');
    await until('the focus', () => focusedId(opened) === 'supplement');
  });

  it('sends answers and papers once, with a key, and says nothing before they are there', async () => {
    const opened = await openSupplement();
    await fillIn(opened);
    opened.tracking.fates = ['held'];
    await press(opened.host, SEND);
    await says(opened.host, 'Đang gửi phần bổ sung');
    await press(opened.host, SEND);
    await until('the request', () => opened.tracking.supplements[0]);
    await press(opened.host, SEND);
    expect(opened.sent).to.deep.equal([]);
    opened.tracking.release();
    await until('the end', () => opened.sent.length > 0);
    const [{ key, body, code }, ...others] = opened.tracking.supplements as [
      (typeof opened.tracking.supplements)[0],
    ];
    expect(others).to.deep.equal([]);
    expect(key).to.match(/^[0-9a-f-]{36}$/);
    expect(code).to.equal(opened.sent[0]?.code);
    expect(body).to.deep.include({
      request: 'bs-1',
      answers: { note: 'Đã chụp lại cho rõ' },
      documents: [{ id: 'BIRTH_PROOF', uploads: [opened.endpoint.uploads.last.id] }],
    });
    expect(opened.endpoint.uploads.last.about.draft).to.equal(body.draft);
  });

  it('lists what is missing, with a way there', async () => {
    const opened = await openSupplement();
    await press(opened.host, SEND);
    await until('the summary', () => focusedId(opened) === 'summary');
    expect(wordsOf(opened.host)).to.include('Còn 2 chỗ cần xem lại');
    await press(opened.host, 'Giấy chứng sinh: Xin chọn tệp cho giấy tờ này');
    await until('the paper', () => focusedId(opened) === PROOF);
    await press(opened.host, 'Giải trình: Xin điền ô này');
    await until('the question', () => focusedId(opened) === NOTE);
    expect(opened.tracking.supplements).to.deep.equal([]);
  });

  it('waits for files on their way, says so, and then sends by itself', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.uploads.held = true;
    const opened = await openSupplement({ endpoint });
    typeNote(opened.host, 'Có');
    chooseFiles(opened.host, PROOF, pdf('chung-sinh.pdf'));
    await until('the file', () => opened.host.shadowRoot?.querySelector('.file[data-state="sending"]'));
    await press(opened.host, SEND);
    await says(opened.host, 'Đang chờ 1 tệp gửi xong');
    expect(opened.tracking.supplements).to.deep.equal([]);
    endpoint.uploads.last.finish();
    await until('the end', () => opened.sent.length > 0);
    expect(opened.tracking.supplements[0]?.body.documents[0]?.uploads).to.have.length(1);
  });

  it('waits for a question answered by files as well', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.uploads.held = true;
    const form = supplementForm({
      fields: [{ pointer: '/photo', label: 'Ảnh', kind: 'file' }],
      schema: {
        type: 'object',
        required: ['photo'],
        properties: { photo: { type: 'array', minItems: 1, items: { type: 'string' } } },
      },
      documents: [],
    });
    const opened = await openSupplement({ endpoint, form });
    chooseFiles(opened.host, '/answers/photo', pdf('anh.pdf'));
    await says(opened.host, 'Tệp đang được gửi');
    await press(opened.host, SEND);
    await says(opened.host, 'Đang chờ 1 tệp gửi xong');
    endpoint.uploads.last.finish();
    await until('the end', () => opened.sent.length > 0);
    expect(opened.tracking.supplements[0]?.body.answers).to.deep.equal({ photo: [endpoint.uploads.last.id] });
  });

  it('sends the same key and body again when answers are lost, and takes as long as the endpoint asks', async () => {
    const opened = await openSupplement();
    await fillIn(opened);
    const clock = new Clock();
    opened.tracking.fates = [
      'answer lost',
      { kind: 'refused', status: 503, problem: { status: 503 }, retryAfterMilliseconds: 9_000 },
    ];
    await press(opened.host, SEND);
    await passUntil(clock, 'the second attempt', () => opened.tracking.supplements.length === 2);
    await clock.pass(8_000);
    expect(opened.tracking.supplements).to.have.length(2);
    await passUntil(clock, 'the end', () => opened.sent.length > 0);
    const { supplements } = opened.tracking;
    expect(supplements).to.have.length(3);
    expect(new Set(supplements.map(({ key, body }) => JSON.stringify([key, body])))).to.have.length(1);
  });

  it('says that it does not know, never that it was sent, and asks again', async () => {
    const opened = await openSupplement();
    await fillIn(opened);
    const clock = new Clock();
    opened.tracking.fates = Array.from({ length: 5 }, () => ({ kind: 'unreachable' as const }));
    await press(opened.host, SEND);
    await passUntil(clock, 'the words', () => wordsOf(opened.host).includes('Chưa biết hệ thống đã nhận'));
    expect(opened.sent).to.deep.equal([]);
    expect(inside(opened.host, '.supplement-asked').inert, 'what has left stays as it is').to.equal(true);
    await press(opened.host, 'Gửi lại');
    await until('the end', () => opened.sent.length > 0);
    expect(new Set(opened.tracking.supplements.map(({ key }) => key))).to.have.length(1);
  });

  it('shows what the endpoint found where it is, and sends what was mended under a new key', async () => {
    const opened = await openSupplement();
    await fillIn(opened);
    opened.tracking.fates = [
      {
        kind: 'refused',
        status: 422,
        problem: {
          type: 'urn:dvc:problem:dossier-refused',
          errors: [
            { pointer: '/answers/note', detail: 'Xin ghi rõ hơn.' },
            { pointer: '/documents/0', detail: 'Ảnh vẫn mờ.' },
          ],
        },
      },
    ];
    await press(opened.host, SEND);
    await until('the summary', () => focusedId(opened) === 'summary');
    expect(wordsOf(opened.host))
      .to.include('Giải trình: Xin ghi rõ hơn.')
      .and.include('Giấy chứng sinh: Ảnh vẫn mờ.');
    expect(inside(opened.host, `[id="${NOTE}-error"]`).textContent).to.include('Xin ghi rõ hơn.');
    typeNote(opened.host, 'Đã chụp lại, thấy rõ ngày sinh');
    await until('it is mended', () => opened.host.shadowRoot?.querySelector(`[id="${NOTE}-error"]`) === null);
    await press(opened.host, SEND);
    await until('the end', () => opened.sent.length > 0);
    expect(new Set(opened.tracking.supplements.map(({ key }) => key))).to.have.length(2);
  });

  it('says calmly that nothing is awaited any more, with what the dossier is now', async () => {
    const opened = await openSupplement();
    await fillIn(opened);
    opened.tracking.fates = [
      { kind: 'refused', status: 422, problem: { type: 'urn:dvc:problem:supplement-not-awaited' } },
    ];
    await press(opened.host, SEND);
    await says(opened.host, 'không còn chờ phần bổ sung này');
    await says(opened.host, 'Trạng thái hồ sơ hiện nay: Yêu cầu bổ sung giấy tờ.');
    expect(opened.sent).to.deep.equal([]);
    await press(opened.host, 'Xem hồ sơ');
    expect(opened.closed[0]?.code).to.equal(opened.tracking.supplements[0]?.code);
  });

  it('says the same when nothing was awaited from the start', async () => {
    const opened = await startSupplement({ form: supplementForm() });
    opened.part.dispose();
    opened.tracking.supplementForm = undefined;
    const { host } = await startSupplement({ tracking: opened.tracking });
    await says(host, 'không còn chờ phần bổ sung này');
  });

  it('keeps what was typed when the proof has to be given again, and sends it with the new token', async () => {
    let token = 'cũ';
    const opened = await openSupplement({ token: () => token });
    await fillIn(opened);
    opened.tracking.fates = [EXPIRED];
    await press(opened.host, SEND);
    await says(opened.host, 'đã hết thời gian xem hồ sơ');
    token = 'mới';
    opened.host.requestUpdate();
    await until('the same answers', () => inside<HTMLTextAreaElement>(opened.host, `[id="${NOTE}"]`).value);
    await press(opened.host, SEND);
    await until('the end', () => opened.sent.length > 0);
  });

  it('says that the line is gone, and reads what is asked for once it is back', async () => {
    const first = await startSupplement();
    first.part.dispose();
    const { tracking } = first;
    tracking.fates = [{ kind: 'unreachable' }];
    const { host } = await startSupplement({ tracking });
    await says(host, 'Hệ thống quốc gia chưa trả lời');
    await press(host, 'Thử lại');
    await says(host, 'Giấy chứng sinh bị mờ');
  });

  it('asks in the language of the page, and keeps what was typed', async () => {
    const { host, tracking } = await openSupplement();
    typeNote(host, 'Có');
    tracking.supplementForm = supplementForm({ reasons: ['The birth certificate cannot be read.'] });
    host.lang = 'en';
    await says(host, 'The birth certificate cannot be read.');
    expect(inside<HTMLTextAreaElement>(host, `[id="${NOTE}"]`).value).to.equal('Có');
  });
});
