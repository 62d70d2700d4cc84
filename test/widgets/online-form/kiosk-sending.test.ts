import { expect } from 'chai';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { byRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { refused, type DossierFate } from '../../support/fake-dossiers.ts';
import { intervalsOnClock } from '../../support/intervals.ts';
import { textOf, until } from '../../support/mount.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  fill,
  heading,
  openForm,
  passUntil,
  receiptCode,
  says,
  tick,
  wordsOf,
} from '../../support/online-form.ts';

const TYPED = 'Nguyễn Văn Mẫu';
const WARNING = 'Còn ai đang điền không?';

async function sendInKiosk(...fates: DossierFate[]) {
  const { element, endpoint } = await openForm({
    forms: () => [shortForm()],
    properties: { kiosk: true },
  });
  endpoint.dossiers.fates = fates;
  await click(element, 'Bắt đầu');
  await at(element, 'Yêu cầu');
  await fill(element, 'Ghi chú', TYPED);
  await click(element, 'Tiếp tục');
  await at(element, 'Nhận kết quả và chi phí');
  await tick(element, 'Bản điện tử');
  await click(element, 'Tiếp tục');
  await at(element, 'Xem lại và gửi');
  await agreeAndSend(element);
  return { element, endpoint };
}

/** Nobody is there for so long that they are asked for, and have not answered. */
async function nobodyComes(clock: Clock, element: OnlineFormElement): Promise<void> {
  await passUntil(clock, 'the warning', () => wordsOf(element).includes(WARNING));
  byRole(element, 'alertdialog', WARNING);
  await passUntil(clock, 'its end', () => !wordsOf(element).includes(WARNING));
}

/** Everything a page holds of what was typed, be it seen or not. */
function everyText(element: OnlineFormElement): string {
  const inputs = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input, textarea')];
  return [element.shadowRoot!.textContent, ...inputs.map(({ value }) => value)].join(' ');
}

describe('dvc-online-form: a dossier on its way from a machine many people use', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('goes on, out of sight, and its receipt gives away nothing', async () => {
    const clock = new Clock();
    intervalsOnClock();
    const { element, endpoint } = await sendInKiosk('held');
    await says(element, 'Đang gửi hồ sơ');
    expect(everyText(element)).to.include(TYPED);
    await nobodyComes(clock, element);
    await at(element, 'Chưa biết hồ sơ đã đến nơi chưa');
    expect(everyText(element)).not.to.include(TYPED);
    await clock.pass(400_000);
    expect(heading(element), 'as long as nobody knows').to.equal('Chưa biết hồ sơ đã đến nơi chưa');

    endpoint.dossiers.release();
    expect(await receiptCode(element)).to.equal('H29-261120-0001');
    expect(everyText(element)).not.to.include(TYPED);
    expect(everyText(element), 'the look-up code').not.to.match(/7KQ2/);
    await nobodyComes(clock, element);
    await says(element, 'Trước khi bắt đầu');
    expect(wordsOf(element)).not.to.include('H29-261120-0001');
  });

  it('goes on while nobody knows what became of it', async () => {
    const clock = new Clock();
    intervalsOnClock();
    const lost = Array.from({ length: 20 }, () => 'answer lost' as const);
    const { element, endpoint } = await sendInKiosk(...lost);
    await passUntil(clock, 'the words', () => wordsOf(element).includes('Chưa biết hệ thống đã nhận'));
    await nobodyComes(clock, element);
    await at(element, 'Chưa biết hồ sơ đã đến nơi chưa');
    endpoint.dossiers.fates = [];
    await passUntil(clock, 'the receipt', () => element.shadowRoot?.querySelector('.receipt'));
    expect(endpoint.dossiers.codes).to.deep.equal(['H29-261120-0001']);
    expect(endpoint.dossiers.keys).to.have.length(1);
  });

  it('is given up for the next person, who is told what nobody knows', async () => {
    const clock = new Clock();
    intervalsOnClock();
    const { element, endpoint } = await sendInKiosk('held');
    await nobodyComes(clock, element);
    await click(element, 'Xóa màn hình');
    const asked = byRole(element, 'alertdialog', 'Xóa khi chưa biết hồ sơ đã đến nơi chưa?');
    expect(textOf(asked)).to.include('có thể đã đến nơi, cũng có thể chưa');
    await click(element, 'Để máy gửi tiếp');
    await at(element, 'Chưa biết hồ sơ đã đến nơi chưa');
    await click(element, 'Xóa màn hình');
    await click(element, 'Xóa màn hình');
    await says(element, 'Trước khi bắt đầu');
    const attempts = endpoint.dossiers.attempts.length;
    await clock.pass(100_000);
    expect(endpoint.dossiers.attempts).to.have.length(attempts);
    await click(element, 'Bắt đầu');
    await at(element, 'Yêu cầu');
    expect(everyText(element)).not.to.include(TYPED);
  });

  it('may be refused meanwhile, which is said without a word of it', async () => {
    const clock = new Clock();
    intervalsOnClock();
    const { element, endpoint } = await sendInKiosk('held');
    await nobodyComes(clock, element);
    endpoint.dossiers.check = () => refused([['/answers/note', 'Ghi chú của Nguyễn Văn Mẫu']]);
    endpoint.dossiers.release();
    await until('the words', () => heading(element) === 'Hồ sơ chưa được nhận');
    expect(everyText(element)).not.to.include('Mẫu');
    await click(element, 'Xóa màn hình');
    await says(element, 'Trước khi bắt đầu');
  });

  it('is out of sight at once when the page is left', async () => {
    const { element } = await sendInKiosk('held');
    await says(element, 'Đang gửi hồ sơ');
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await element.updateComplete;
    expect(everyText(element)).not.to.include(TYPED);
  });
});
