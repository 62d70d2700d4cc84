import { expect } from 'chai';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { byRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import type { DossierFate } from '../../support/fake-dossiers.ts';
import { intervalsOnClock } from '../../support/intervals.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  fill,
  openForm,
  passUntil,
  receiptCode,
  says,
  tick,
  wordsOf,
} from '../../support/online-form.ts';

const WARNING = 'Còn ai đang điền không?';

async function sendInKiosk(...fates: DossierFate[]) {
  const { element, endpoint } = await openForm({
    forms: () => [shortForm()],
    properties: { kiosk: true },
  });
  endpoint.dossiers.fates = fates;
  await click(element, 'Bắt đầu');
  await at(element, 'Yêu cầu');
  await fill(element, 'Ghi chú', 'Thí dụ');
  await click(element, 'Tiếp tục');
  await at(element, 'Nhận kết quả và chi phí');
  await tick(element, 'Bản điện tử');
  await click(element, 'Tiếp tục');
  await at(element, 'Xem lại và gửi');
  await agreeAndSend(element);
  return { element, endpoint };
}

/** Nobody is there for so long; whether anybody was asked for meanwhile. */
async function nobodyFor(clock: Clock, element: OnlineFormElement, seconds: number): Promise<boolean> {
  let warned = false;
  for (let passed = 0; passed < seconds; passed += 10) {
    await clock.pass(10_000);
    warned ||= wordsOf(element).includes(WARNING);
  }
  return warned;
}

describe('dvc-online-form: a dossier on its way from a machine many people use', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('is not cleared away before its answer, and is after', async () => {
    const clock = new Clock();
    intervalsOnClock();
    const { element, endpoint } = await sendInKiosk('held');
    await says(element, 'Đang gửi hồ sơ');
    expect(await nobodyFor(clock, element, 400)).to.equal(false);
    expect(wordsOf(element)).to.include('Đang gửi hồ sơ');
    endpoint.dossiers.release();
    expect(await receiptCode(element)).to.equal('H29-261120-0001');
    await passUntil(clock, 'the warning', () => wordsOf(element).includes(WARNING));
    byRole(element, 'alertdialog', WARNING);
    await passUntil(clock, 'the first screen', () => wordsOf(element).includes('Trước khi bắt đầu'));
    expect(wordsOf(element)).not.to.include('H29-261120-0001');
  });

  it('is not cleared away while nobody knows what became of it', async () => {
    const clock = new Clock();
    intervalsOnClock();
    const lost = Array.from({ length: 20 }, () => 'answer lost' as const);
    const { element, endpoint } = await sendInKiosk(...lost);
    await passUntil(clock, 'the words', () => wordsOf(element).includes('Chưa biết hệ thống đã nhận'));
    expect(await nobodyFor(clock, element, 400)).to.equal(false);
    expect(wordsOf(element)).to.include('Chưa biết hệ thống đã nhận');
    endpoint.dossiers.fates = [];
    await passUntil(clock, 'the receipt', () => element.shadowRoot?.querySelector('.receipt'));
    expect(endpoint.dossiers.codes).to.deep.equal(['H29-261120-0001']);
    await passUntil(clock, 'the first screen', () => wordsOf(element).includes('Trước khi bắt đầu'));
  });
});
