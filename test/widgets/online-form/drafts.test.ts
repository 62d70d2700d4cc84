import { expect } from 'chai';
import { byRole, findRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { inside, unmountAll, until } from '../../support/mount.ts';
import { replace } from '../../support/replace.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import type { FilledForm } from '../../../src/widgets/online-form/filled-form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  fill,
  focused,
  keptDraft,
  openForm,
  openReview,
  passUntil,
  receiptCode,
  says,
  tick,
  untilKept,
  wordsOf,
  type FormOptions,
} from '../../support/online-form.ts';

const noteOf = (content: unknown) => (content as FilledForm | undefined)?.answers['note'];
const noteField = (element: OnlineFormElement) => byRole<HTMLInputElement>(element, 'textbox', 'Ghi chú');

async function beginWith(note: string, options: FormOptions = {}) {
  const opened = await openForm({ forms: () => [shortForm()], ...options });
  await click(opened.element, 'Bắt đầu');
  await at(opened.element, 'Yêu cầu');
  await fill(opened.element, 'Ghi chú', note);
  return opened;
}

async function sendFromNote(element: OnlineFormElement): Promise<void> {
  await click(element, 'Tiếp tục');
  await at(element, 'Nhận kết quả và chi phí');
  await tick(element, 'Bản điện tử');
  await click(element, 'Tiếp tục');
  await at(element, 'Xem lại và gửi');
  await agreeAndSend(element);
}

/** Every write to storage that survives the page. */
function watchStorage(): string[] {
  const writes: string[] = [];
  for (const [owner, name] of [
    [IDBFactory.prototype, 'open'],
    [Storage.prototype, 'setItem'],
    [IDBObjectStore.prototype, 'put'],
    [IDBObjectStore.prototype, 'add'],
  ] as const) {
    const before = (owner as unknown as Record<string, (...given: unknown[]) => unknown>)[name]!;
    replace(owner, name, function (this: unknown, ...given: unknown[]) {
      writes.push(name);
      return before.apply(this, given);
    });
  }
  return writes;
}

/** `setInterval` upon the clock of the test. */
function intervalsOf(): void {
  const running = new Map<number, ReturnType<typeof setTimeout>>();
  let last = 0;
  replace(globalThis, 'setInterval', (run: () => void, delay: number) => {
    const id = (last += 1);
    const again = () => {
      running.set(id, setTimeout(again, delay));
      run();
    };
    running.set(id, setTimeout(again, delay));
    return id;
  });
  replace(globalThis, 'clearInterval', (id: number) => {
    clearTimeout(running.get(id));
    running.delete(id);
  });
}

/** Firefox first puts back what it had kept in view, some time after the page has changed. */
async function scrollAndStay(top: number): Promise<void> {
  let glances = 0;
  await until('the page to stay', () => {
    if (Math.abs(scrollY - top) < 1) return (glances += 1) > 20;
    glances = 0;
    scrollTo(0, top);
    return false;
  });
}

describe('dvc-online-form: drafts', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('keeps what is typed, and offers it without showing it', async () => {
    const first = await beginWith('Thí dụ kín');
    await says(first.element, 'Đã lưu nháp lúc');
    await untilKept('the note', (content) => noteOf(content) === 'Thí dụ kín');
    unmountAll();
    const { element } = await openForm({ forms: () => [shortForm()] });
    expect(wordsOf(element)).to.match(/Có bản nháp đang điền dở.*Lưu lúc .* giữ đến hết/);
    expect(wordsOf(element)).not.to.include('Thí dụ kín');
    await click(element, 'Điền tiếp');
    await at(element, 'Yêu cầu');
    expect(noteField(element).value).to.equal('Thí dụ kín');
  });

  it('deletes the draft that was offered', async () => {
    const first = await beginWith('Thí dụ');
    await untilKept('the note', (content) => noteOf(content) === 'Thí dụ');
    unmountAll();
    expect(first.endpoint.reads.length).to.be.above(0);
    const { element } = await openForm({ forms: () => [shortForm()] });
    await click(element, 'Xóa và làm lại từ đầu');
    await at(element, 'Trước khi bắt đầu');
    await untilKept('nothing', (content) => content === undefined);
  });

  it('deletes the draft at hand once asked twice', async () => {
    const { element } = await beginWith('Thí dụ');
    await click(element, 'Xóa bản nháp');
    await click(element, 'Giữ lại');
    expect(noteField(element).value).to.equal('Thí dụ');
    await click(element, 'Xóa bản nháp');
    inside<HTMLButtonElement>(element, '#confirm-remove').click();
    await at(element, 'Trước khi bắt đầu');
    await untilKept('nothing', (content) => content === undefined);
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    expect(noteField(element).value).to.equal('');
  });

  it('keeps what was typed in the last moment before the page went', async () => {
    const { element } = await beginWith('Thí dụ');
    await untilKept('the note', (content) => noteOf(content) === 'Thí dụ');
    await fill(element, 'Ghi chú', 'Thí dụ cuối');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await untilKept('the last words', (content) => noteOf(content) === 'Thí dụ cuối');
  });

  it('asks again for what has changed in a newer form', async () => {
    const first = await beginWith('Thí dụ dài quá mười ký tự');
    await untilKept('the note', (content) => noteOf(content) !== undefined);
    expect(first.endpoint.reads.length).to.be.above(0);
    unmountAll();
    const newer = shortForm({ version: '2026-12-01' });
    const [step] = newer.layout.steps;
    step!.sections[0]!.fields[0]!.help = 'Ghi rõ hơn trước.';
    const { element } = await openForm({ forms: () => [newer] });
    await click(element, 'Điền tiếp');
    await says(element, 'Mẫu đơn vừa được cập nhật');
    expect(noteField(element).value).to.equal('Thí dụ dài quá mười ký tự');
  });

  async function inTwoWindows() {
    const endpoint = new FakeEndpoint({ forms: () => [shortForm()] });
    const here = await beginWith('Ở đây', { endpoint });
    await untilKept('the note', (content) => noteOf(content) === 'Ở đây');
    const there = await openForm({ endpoint });
    await click(there.element, 'Điền tiếp');
    await at(there.element, 'Yêu cầu');
    await fill(there.element, 'Ghi chú', 'Ở kia');
    await untilKept('the other note', (content) => noteOf(content) === 'Ở kia');
    await says(here.element, 'Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác');
    return { here: here.element, there: there.element };
  }

  it('says that another window has changed it, and keeps this one when told so', async () => {
    const { here, there } = await inTwoWindows();
    expect(noteField(here).value).to.equal('Ở đây');
    await click(here, 'Giữ bản đang thấy ở đây');
    await untilKept('this note', (content) => noteOf(content) === 'Ở đây');
    await says(there, 'Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác');
  });

  it('takes over what the other window has when told so', async () => {
    const { here } = await inTwoWindows();
    await click(here, 'Dùng bản ở cửa sổ kia');
    await until(
      'the other note',
      () => findRole(here, 'textbox', 'Ghi chú') && noteField(here).value === 'Ở kia',
    );
    expect(wordsOf(here)).not.to.include('cửa sổ khác');
    await at(here, 'Yêu cầu');
  });

  it('files once from two windows with one draft', async () => {
    const endpoint = new FakeEndpoint();
    const here = await openReview({ endpoint });
    const there = await openForm({ endpoint });
    await click(there.element, 'Điền tiếp');
    await at(there.element, 'Xem lại và gửi');
    await agreeAndSend(here.element);
    await receiptCode(here.element);
    await says(there.element, 'Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác');
    await click(there.element, 'Giữ bản đang thấy ở đây');
    expect(await receiptCode(there.element)).to.equal('H29-261120-0001');
    expect(endpoint.dossiers.codes).to.have.length(1);
  });
});

describe('dvc-online-form: on a machine many people use', () => {
  const kiosk = { properties: { kiosk: true } };
  beforeEach(clearDevice);
  tidyAfterEach();

  it('keeps nothing on the machine, from the first word to the receipt', async () => {
    const writes = watchStorage();
    const { element } = await beginWith('Thí dụ', kiosk);
    await says(element, 'Máy dùng chung: những gì đã điền không được lưu lại.');
    const field = noteField(element);
    expect(field.autocomplete).to.equal('off');
    expect(field.form?.autocomplete).to.equal('off');
    await sendFromNote(element);
    await receiptCode(element);
    expect(writes).to.deep.equal([]);
    expect(await keptDraft()).to.equal(undefined);
  });

  it('has the browser fill in what it knows elsewhere', async () => {
    const { element } = await beginWith('Thí dụ');
    expect(noteField(element).autocomplete).to.equal('name');
  });

  it('warns when nobody seems to be there, counts down, and clears', async () => {
    const clock = new Clock();
    intervalsOf();
    const { element } = await beginWith('Thí dụ', kiosk);
    await clock.pass(119_000);
    expect(findRole(element, 'alertdialog', /.*/)).to.equal(undefined);
    await clock.pass(2_000);
    await says(element, 'Còn ai đang điền không?');
    byRole(element, 'alertdialog', 'Còn ai đang điền không?');
    await clock.pass(10_000);
    expect(wordsOf(element)).to.match(/Còn (19|20) giây/);
    await clock.pass(21_000);
    await says(element, 'Trước khi bắt đầu');
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    expect(noteField(element).value).to.equal('');
  });

  it('warns where one is looking, and moves nothing', async () => {
    const clock = new Clock();
    intervalsOf();
    const { element } = await beginWith('Thí dụ', kiosk);
    const field = noteField(element);
    inside(element, '.root').style.paddingBlockEnd = '4000px';
    await scrollAndStay(2_000);
    const before = field.getBoundingClientRect().top;
    await clock.pass(125_000);
    const { top, bottom } = inside(element, '[role="alertdialog"]').getBoundingClientRect();
    expect(top).to.be.within(0, innerHeight);
    expect(bottom).to.be.below(innerHeight);
    expect(field.getBoundingClientRect().top).to.be.closeTo(before, 2);
    scrollTo(0, 0);
  });

  it('goes on when somebody says so', async () => {
    const clock = new Clock();
    intervalsOf();
    const { element } = await beginWith('Thí dụ', kiosk);
    await clock.pass(125_000);
    await click(element, 'Tôi vẫn đang điền');
    expect(wordsOf(element)).not.to.include('Còn ai đang điền không?');
    await clock.pass(60_000);
    expect(noteField(element).value).to.equal('Thí dụ');
  });

  it('warns of nothing where nothing was begun', async () => {
    const clock = new Clock();
    intervalsOf();
    const { element } = await openForm({ forms: () => [shortForm()], ...kiosk });
    element.lang = 'en';
    await until('the other language', () => element.shadowRoot?.querySelector('.root[lang="en"]'));
    element.lang = 'vi';
    await says(element, 'Trước khi bắt đầu');
    await clock.pass(200_000);
    expect(wordsOf(element)).not.to.include('Còn ai đang điền không?');
  });

  it('clears a receipt as well', async () => {
    const clock = new Clock();
    intervalsOf();
    const { element } = await beginWith('Thí dụ', kiosk);
    await sendFromNote(element);
    await receiptCode(element);
    await until('the focus on the receipt', () => focused(element)?.id === 'heading');
    await passUntil(clock, 'the first screen', () => wordsOf(element).includes('Trước khi bắt đầu'));
  });

  it('clears the screen when asked to', async () => {
    const { element } = await beginWith('Thí dụ', kiosk);
    await click(element, 'Xóa màn hình');
    inside<HTMLButtonElement>(element, '#confirm-remove').click();
    await at(element, 'Trước khi bắt đầu');
  });
});
