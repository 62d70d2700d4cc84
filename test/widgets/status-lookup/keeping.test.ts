import { expect } from 'chai';
import { FollowedDossiers } from '../../../src/device/followed-dossiers.ts';
import { byRole, findRole, names } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { CODE, DOSSIERS, PROOFS } from '../../support/every-dossier.ts';
import { inside, shown, textOf, until } from '../../support/mount.ts';
import { passUntil } from '../../support/online-form.ts';
import { replace } from '../../support/replace.ts';
import {
  clickButton,
  fillIn,
  focused,
  lookUp,
  openDossier,
  says,
  startLookup,
  wordsOf,
} from '../../support/status-lookup.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const device = () => new FollowedDossiers('');
const OTHER = { ...DOSSIERS.collect, code: 'H29-261105-0007' };

/** What is saved as a file from here on. */
function saved(): { name: string; text: Promise<string> }[] {
  const files: { name: string; text: Promise<string> }[] = [];
  let last = new Blob();
  const { createObjectURL } = URL;
  replace(URL, 'createObjectURL', (blob: Blob) => {
    last = blob;
    return createObjectURL.call(URL, blob);
  });
  replace(HTMLAnchorElement.prototype, 'click', function click(this: HTMLAnchorElement) {
    files.push({ name: this.download, text: last.text() });
  });
  return files;
}

describe('dvc-status-lookup: what one takes along', () => {
  tidyAfterEach();
  beforeEach(() => void device().forgetAll());
  after(() => void device().forgetAll());

  it('saves a document of the result under its name', async () => {
    const files = saved();
    const { element } = await openDossier(DOSSIERS.returned);
    await clickButton(element, 'Tải về Trích lục khai sinh');
    await says(element, 'Đã tải về máy này');
    expect(files.map(({ name }) => name)).to.deep.equal(['Trích lục khai sinh.pdf']);
    expect(await files[0]?.text).to.include('%PDF');
  });

  it('lets go of a document’s address after a while', async () => {
    const clock = new Clock();
    saved();
    const revoked: string[] = [];
    replace(URL, 'revokeObjectURL', (address: string) => void revoked.push(address));
    const { element } = await openDossier(DOSSIERS.returned);
    await clickButton(element, 'Tải về Trích lục khai sinh');
    await says(element, 'Đã tải về máy này');
    await clock.pass(60_000);
    expect(revoked).to.have.length(1);
  });

  it('fetches a document once at a time, and says what went wrong', async () => {
    const { element, tracking } = await openDossier(DOSSIERS.returned);
    saved();
    tracking.fates = ['held', { kind: 'unreachable' }];
    const button = await clickButton(element, 'Tải về Trích lục khai sinh');
    expect(textOf(button)).to.equal('Đang tải…');
    button.click();
    await until('the request', () => tracking.fates.length === 1);
    tracking.release();
    await says(element, 'Đã tải về máy này');
    await clickButton(element, 'Tải về Trích lục khai sinh');
    await says(element, 'Chưa tải được');
  });

  it('writes the due date into a calendar file', async () => {
    const files = saved();
    const { element } = await openDossier();
    await clickButton(element, 'Thêm vào lịch');
    await until('the file', () => files[0]);
    const text = await files[0]?.text;
    expect(files[0]?.name).to.equal(`${CODE}.ics`);
    expect(text).to.include('DTSTART:20261125T100000Z').and.include(`Hẹn trả kết quả hồ sơ ${CODE}`);
    // The Monday before: Tuesday is a holiday.
    expect(text).to.include('SEQUENCE:3').and.include('TRIGGER;VALUE=DATE-TIME:20261123T010000Z');
  });

  it('reminds of what the citizen has to do before anything else, and of nothing that is past', async () => {
    const files = saved();
    const { element } = await openDossier(DOSSIERS.supplement);
    await clickButton(element, 'Thêm vào lịch');
    await until('the file', () => files[0]);
    expect(await files[0]?.text)
      .to.include(`Hạn bổ sung hồ sơ ${CODE}`)
      .and.include('DTSTART:20261127T100000Z');
    const done = await openDossier(DOSSIERS.returned);
    expect(findRole(done.element, 'button', 'Thêm vào lịch')).to.equal(undefined);
  });

  it('copies the code', async () => {
    const copied: string[] = [];
    replace(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    const { element } = await openDossier();
    await clickButton(element, 'Sao chép mã');
    await says(element, 'Đã sao chép mã hồ sơ');
    expect(copied).to.deep.equal([CODE]);
  });
});

describe('dvc-status-lookup: several dossiers', () => {
  tidyAfterEach();
  beforeEach(() => void device().forgetAll());
  after(() => void device().forgetAll());

  it('keeps a code on the device only when asked to, and nothing but the code', async () => {
    const { element } = await openDossier();
    expect(device().load()).to.deep.equal([]);
    byRole(element, 'checkbox', 'Nhớ mã hồ sơ này trên máy').click();
    await element.updateComplete;
    expect(device().load()).to.deep.equal([CODE]);
    const everything = JSON.stringify(Object.entries(localStorage));
    expect(everything).not.to.include(PROOFS.identity).and.not.include('thí dụ 1');
    byRole(element, 'checkbox', 'Nhớ mã hồ sơ này trên máy').click();
    await element.updateComplete;
    expect(device().load()).to.deep.equal([]);
  });

  it('says so when the browser keeps nothing, and leaves the box empty', async () => {
    const { element } = await openDossier();
    replace(Storage.prototype, 'setItem', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const box = byRole<HTMLInputElement>(element, 'checkbox', 'Nhớ mã hồ sơ này trên máy');
    box.click();
    await says(element, 'không cho giữ mã');
    expect(box.checked).to.equal(false);
  });

  it('lists what is remembered without its state, and asks for the proof', async () => {
    device().remember(CODE);
    const { element } = await startLookup();
    await says(element, 'Hồ sơ đang theo dõi');
    expect(wordsOf(element)).not.to.include('Đang xử lý');
    await clickButton(element, `Mở hồ sơ ${CODE}`);
    await until('the focus', () => focused(element)?.id === 'proof');
    expect(inside<HTMLInputElement>(element, '#code').value).to.equal(CODE);
  });

  it('forgets one code, and all of them', async () => {
    for (const code of ['H29-261118-0001', 'H29-261118-0002', 'H29-261118-0003']) device().remember(code);
    const { element } = await startLookup();
    await clickButton(element, 'Bỏ nhớ mã H29-261118-0002');
    expect(device().load()).to.have.length(2);
    await clickButton(element, 'Xóa hết mã khỏi máy này');
    expect(device().load()).to.deep.equal([]);
    expect(wordsOf(element)).not.to.include('Hồ sơ đang theo dõi');
  });

  it('shows those of this visit with their state, and opens them without another proof', async () => {
    const { element, tracking } = await openDossier(DOSSIERS.processing, {
      dossiers: [DOSSIERS.processing, OTHER],
    });
    await clickButton(element, 'Tra cứu hồ sơ khác');
    await lookUp(element, OTHER.code);
    await until('the other', () =>
      /Đã có kết quả/.test(textOf(element.shadowRoot?.querySelector('#heading'))),
    );
    await clickButton(element, 'Tra cứu hồ sơ khác');
    const rows = await until('the rows', () => {
      const found = [...element.shadowRoot!.querySelectorAll('.known li')].map(textOf);
      return found.length === 2 && found;
    });
    expect(rows[0]).to.include(OTHER.code).and.include('Xong trước hạn');
    expect(rows[1])
      .to.include('Đang xử lý tại')
      .and.include('Còn 2 ngày làm việc')
      .and.include('Thông tin lúc 10:00');
    await clickButton(element, `Mở hồ sơ ${CODE}`);
    await shown(element, 'article');
    await until('the stream', () => tracking.listeners === 1);
    expect(tracking.lookups).to.have.length(2);
  });
});

describe('dvc-status-lookup: a dossier looked up long ago', () => {
  tidyAfterEach();

  it('says why it does not open, and asks for the proof', async () => {
    const clock = new Clock();
    const { element } = await openDossier();
    await clickButton(element, 'Tra cứu hồ sơ khác');
    await clock.pass(31 * 60_000);
    await clickButton(element, `Mở hồ sơ ${CODE}`);
    await says(element, 'Xin xác nhận lại để mở hồ sơ này');
    expect(focused(element)?.id).to.equal('proof');
    await fillIn(element, 'proof', PROOFS.identity);
    await clickButton(element, 'Tra cứu');
    await shown(element, 'article');
    expect(wordsOf(element)).not.to.include('Xin xác nhận lại để mở');
  });
});

describe('dvc-status-lookup: a machine many people use', () => {
  tidyAfterEach();
  beforeEach(() => void device().forgetAll());
  after(() => void device().forgetAll());

  const kiosk = { properties: { kiosk: true } };
  const warned = (clock: Clock, element: Element) =>
    passUntil(clock, 'the warning', () => element.shadowRoot?.querySelector('[role="alertdialog"]'));

  it('remembers nothing, and shows nothing that was remembered', async () => {
    device().remember('H29-261118-0001');
    const { element } = await openDossier(DOSSIERS.processing, kiosk);
    expect(names(element, 'checkbox')).to.deep.equal([]);
    await clickButton(element, 'Xong, xóa màn hình');
    await shown(element, '#code');
    expect(wordsOf(element)).not.to.include('H29-261118-0001').and.not.include(CODE);
  });

  it('names no dossier in the address any more, and keeps the rest of it', async () => {
    const before = location.href;
    const address = new URL(before);
    address.searchParams.set('dvc-dossier', CODE);
    address.searchParams.set('quay', '3');
    history.replaceState(null, '', address);
    try {
      const { element } = await startLookup(kiosk);
      await fillIn(element, 'proof', PROOFS.identity);
      await clickButton(element, 'Tra cứu');
      await clickButton(element, 'Xong, xóa màn hình');
      expect(inside<HTMLInputElement>(element, '#code').value).to.equal('');
      expect(location.search).to.include('quay=3').and.not.include('dvc-dossier');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('warns and clears the screen when nobody is there', async () => {
    const clock = new Clock();
    const ticks: (() => void)[] = [];
    replace(globalThis, 'setInterval', (tick: () => void) => ticks.push(tick));
    const { element, tracking } = await openDossier(DOSSIERS.processing, kiosk);
    await warned(clock, element);
    for (let second = 0; second < 30; second += 1) ticks.at(-1)?.();
    await shown(element, '#code');
    expect(wordsOf(element)).not.to.include(CODE);
    expect(tracking.listeners).to.equal(0);
  });

  it('clears what was typed too, and lets the browser offer nothing', async () => {
    const clock = new Clock();
    const ticks: (() => void)[] = [];
    replace(globalThis, 'setInterval', (tick: () => void) => ticks.push(tick));
    const { element } = await startLookup(kiosk);
    byRole(element, 'radio', /^Số điện thoại/).click();
    await fillIn(element, 'proof', '0912');
    expect(inside<HTMLInputElement>(element, '#proof').autocomplete).to.equal('off');
    await warned(clock, element);
    for (let second = 0; second < 30; second += 1) ticks.at(-1)?.();
    await until('the empty field', () => inside<HTMLInputElement>(element, '#proof').value === '');
  });
});
