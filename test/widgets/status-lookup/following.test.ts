import { expect } from 'chai';
import { DOSSIER_STATUS, type DossierProgress } from '../../../src/contract/dossier-progress.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { hear } from '../../support/events.ts';
import { CODE, DOSSIERS, moved, PROOFS, statusTerm } from '../../support/every-dossier.ts';
import { allInside, inside, shown, textOf, until } from '../../support/mount.ts';
import { setOnline } from '../../support/replace.ts';
import { clickButton, fillIn, focused, openDossier, says, wordsOf } from '../../support/status-lookup.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { translate } from '../../support/translator.ts';

const DONE = moved(DOSSIERS.processing, 'Ký duyệt xong.', { status: statusTerm(DOSSIER_STATUS.returned) });
const announced = (element: Element) => textOf(inside(element, '.root > [role="status"]'));
const freshness = (element: Element) => textOf(inside(element, '[part="freshness"]'));
const marks = (element: Element) => allInside(element, '.badge[data-tone="new"]').length;

async function listening(tracking: { readonly listeners: number }): Promise<void> {
  await until('the stream', () => tracking.listeners === 1);
}

describe('dvc-status-lookup: a dossier that changes', () => {
  tidyAfterEach();

  it('shows a change at once, says it once, marks it, and tells the host', async () => {
    const heard = hear('dvc-dossier-changed');
    const { element, tracking } = await openDossier();
    await listening(tracking);
    expect(announced(element)).to.equal('');
    tracking.put(DONE);
    await until('the change', () => textOf(inside(element, '#heading')) === 'Đã trả kết quả.');
    await until('the words', () => announced(element) === 'Hồ sơ vừa có thay đổi. Đã trả kết quả.');
    expect(textOf(inside(element, '.timeline li')))
      .to.include('mới')
      .and.include('Ký duyệt xong.');
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: CODE, status: '10' }]);
    tracking.put(DONE);
    await element.updateComplete;
    expect(heard).to.have.length(1);
  });

  it('shows a change on a page that is being translated', async () => {
    const { element, tracking } = await openDossier();
    await listening(tracking);
    translate(element.shadowRoot!);
    tracking.put(DONE);
    await until('the change', () => textOf(inside(element, '#heading')) === 'Đã trả kết quả.');
    expect(textOf(inside(element, '.timeline li'))).to.include('Ký duyệt xong.');
    expect(wordsOf(element)).to.include('Thủ tục đã hoàn thành').and.not.include('Đang xử lý tại');
    translate(element.shadowRoot!);
    setOnline(false);
    dispatchEvent(new Event('offline'));
    await until('the words', () => freshness(element).includes('máy đang mất mạng'));
    expect(freshness(element)).to.not.include('Đang theo dõi');
  });

  it('says what has happened where the state is the same, and says it anew each time', async () => {
    const { element, tracking } = await openDossier();
    await listening(tracking);
    const spoken: string[] = [];
    const ear = new MutationObserver(() => spoken.push(announced(element)));
    ear.observe(inside(element, '.root > [role="status"]'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    let dossier: DossierProgress = DOSSIERS.processing;
    for (const count of [1, 2, 3]) {
      tracking.put((dossier = moved(dossier, 'Bưu gửi đang được phát.', {})));
      await until(`change ${count}`, () => spoken.length === count);
    }
    expect(new Set(spoken)).to.deep.equal(new Set(['Hồ sơ vừa có thay đổi. Bưu gửi đang được phát.']));
    ear.disconnect();
  });

  it('marks nothing of what was there when the dossier was found', async () => {
    const { element } = await openDossier();
    expect(marks(element)).to.equal(0);
  });

  it('takes the mark away once somebody who had the time to see it touches the page', async () => {
    const clock = new Clock();
    const { element, tracking } = await openDossier();
    await clock.pass(1_000);
    tracking.put(DONE);
    await until('the mark', () => marks(element) === 2);
    dispatchEvent(new PointerEvent('pointerdown'));
    await element.updateComplete;
    expect(marks(element)).to.equal(2);
    await clock.pass(6_000);
    dispatchEvent(new PointerEvent('pointerdown'));
    await element.updateComplete;
    expect(marks(element)).to.equal(0);
  });

  it('keeps the focus where it is', async () => {
    const { element, tracking } = await openDossier();
    await listening(tracking);
    byRole(element, 'button', 'Sao chép mã').focus();
    tracking.put(DONE);
    await until('the change', () => marks(element) > 0);
    expect(focused(element)?.getAttribute('part')).to.equal('copy-button');
  });

  it('says how old the state is once the line is down, and that it is live again after', async () => {
    const { element, tracking } = await openDossier();
    await listening(tracking);
    expect(freshness(element)).to.include('Đang theo dõi');
    setOnline(false);
    dispatchEvent(new Event('offline'));
    await until('the words', () => /^Thông tin lúc 10:0\d; máy đang mất mạng/.test(freshness(element)));
    expect(inside(element, '[part="freshness"]').dataset['stale']).to.equal('true');
    expect(wordsOf(element)).to.include('Theo thông tin nhận được gần nhất').and.not.include('sẽ báo');
    setOnline(true);
    tracking.put(DONE);
    dispatchEvent(new Event('online'));
    await until('the change', () => textOf(inside(element, '#heading')) === 'Đã trả kết quả.');
    await until('the words', () => freshness(element).includes('Đang theo dõi'));
  });

  it('asks for the proof again once its time is over, with the code kept and the state marked as old', async () => {
    const { element, tracking } = await openDossier();
    await listening(tracking);
    tracking.expire();
    await shown(element, '#renewal');
    expect(freshness(element)).to.include('cần xác nhận lại');
    expect(announced(element)).to.equal('Cần xác nhận lại để xem tiếp.');
    expect(element.shadowRoot?.querySelector('#code')).to.equal(null);
    await fillIn(element, 'proof', PROOFS.identity);
    await clickButton(element, 'Xem tiếp');
    await until('the stream', () => tracking.listeners === 1);
    expect(tracking.lookups.at(-1)?.code).to.equal(CODE);
    await until('the form to go', () => !element.shadowRoot?.querySelector('#renewal'));
    await until('the focus', () => focused(element)?.id === 'heading');
  });

  it('counts the days of the new day by itself', async () => {
    const clock = new Clock();
    const { element, tracking } = await openDossier();
    await says(element, 'Còn 2 ngày làm việc');
    tracking.streamFailure = { kind: 'offline' };
    tracking.cut({ kind: 'offline' });
    // To Monday morning.
    await clock.pass(3 * 24 * 3_600_000);
    await says(element, 'Còn 1 ngày làm việc (dự kiến)');
    expect(freshness(element)).to.match(/^Thông tin lúc 10:0\d, thứ Sáu, 20\/11\/2026|cần xác nhận lại/);
  });

  it('leaves no line open behind it', async () => {
    const { element, tracking } = await openDossier();
    await listening(tracking);
    await clickButton(element, 'Tra cứu hồ sơ khác');
    await until('the line to close', () => tracking.listeners === 0);
    const again = await openDossier();
    await listening(again.tracking);
    again.element.remove();
    await until('the line to close', () => again.tracking.listeners === 0);
  });
});

describe('dvc-status-lookup: withdrawing', () => {
  tidyAfterEach();

  it('asks first, and does nothing when somebody thinks better of it', async () => {
    const { element, tracking } = await openDossier();
    await clickButton(element, 'Rút hồ sơ này…');
    await until('the focus', () => focused(element)?.id === 'withdrawal');
    await clickButton(element, 'Giữ lại hồ sơ');
    byRole(element, 'button', 'Rút hồ sơ này…');
    expect(tracking.withdrawals).to.deep.equal([]);
  });

  it('withdraws with a reason, once, and tells the host', async () => {
    const heard = hear('dvc-dossier-withdrawn');
    const { element, tracking } = await openDossier();
    await clickButton(element, 'Rút hồ sơ này…');
    const field = await shown<HTMLTextAreaElement>(element, '#withdrawal-reason');
    field.value = ' Nộp nhầm ';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    tracking.fates = ['held'];
    const button = await clickButton(element, 'Rút hồ sơ');
    button.click();
    expect(wordsOf(element)).to.include('Đang gửi yêu cầu rút hồ sơ').and.not.include('đã được rút.');
    await until('the request', () => tracking.withdrawals.length === 1);
    tracking.release();
    await until('the answer', () => textOf(inside(element, '#heading')) === 'Hồ sơ đã được rút.');
    expect(tracking.withdrawals.map(({ body }) => body)).to.deep.equal([{ reason: 'Nộp nhầm' }]);
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: CODE }]);
    expect(findRole(element, 'button', /^Rút hồ sơ/)).to.equal(undefined);
    await until('the focus', () => focused(element)?.id === 'heading');
  });

  it('never says “withdrawn” of an answer that did not come, and sends the same request again', async () => {
    const heard = hear('dvc-dossier-withdrawn');
    const { element, tracking } = await openDossier();
    tracking.cut();
    await clickButton(element, 'Rút hồ sơ này…');
    tracking.streamFailure = { kind: 'unreachable' };
    tracking.fates = [{ kind: 'offline' }];
    await clickButton(element, 'Rút hồ sơ');
    await says(element, 'Chưa biết hồ sơ đã được rút hay chưa');
    expect(textOf(inside(element, '#heading'))).to.include('Đang xử lý');
    expect(heard).to.deep.equal([]);
    await clickButton(element, 'Gửi lại yêu cầu rút');
    await until('the answer', () => textOf(inside(element, '#heading')) === 'Hồ sơ đã được rút.');
    expect(new Set(tracking.withdrawals.map(({ key }) => key)).size).to.equal(1);
    expect(heard).to.have.length(1);
  });

  it('ends with the news that the dossier is withdrawn, although no answer has come', async () => {
    const heard = hear('dvc-dossier-withdrawn');
    const { element, tracking } = await openDossier();
    await listening(tracking);
    await clickButton(element, 'Rút hồ sơ này…');
    tracking.fates = [{ kind: 'offline' }];
    await clickButton(element, 'Rút hồ sơ');
    await says(element, 'Chưa biết hồ sơ đã được rút hay chưa');
    tracking.put(moved(DOSSIERS.processing, 'Người nộp rút hồ sơ.', { ...DOSSIERS.withdrawn, version: 4 }));
    await until('the state', () => textOf(inside(element, '#heading')) === 'Hồ sơ đã được rút.');
    expect(wordsOf(element)).not.to.include('Chưa biết');
    expect(element.shadowRoot?.querySelector('[part="withdrawal"]')).to.equal(null);
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: CODE }]);
    dispatchEvent(new Event('online'));
    await element.updateComplete;
    expect(tracking.withdrawals).to.have.length(1);
  });

  it('has come too late where the dossier is finished first, which is said', async () => {
    const heard = hear('dvc-dossier-withdrawn');
    const { element, tracking } = await openDossier();
    await listening(tracking);
    await clickButton(element, 'Rút hồ sơ này…');
    tracking.fates = ['held'];
    await clickButton(element, 'Rút hồ sơ');
    tracking.put(moved(DOSSIERS.processing, 'Đã trả kết quả.', { ...DOSSIERS.returned, version: 4 }));
    await until('the state', () => textOf(inside(element, '#heading')) === 'Đã trả kết quả.');
    expect(textOf(inside(element, '[part="withdrawal"]'))).to.include('Hồ sơ chưa được rút');
    expect(findRole(element, 'button', /rút hồ sơ/i)).to.equal(undefined);
    await until('the focus', () => focused(element)?.id === 'heading');
    expect(heard).to.deep.equal([]);
  });

  it('says why it was not withdrawn', async () => {
    const { element, tracking } = await openDossier();
    await clickButton(element, 'Rút hồ sơ này…');
    const problem = { type: 'urn:dvc:problem:withdrawal-not-possible', status: 422 };
    tracking.fates = [{ kind: 'refused', status: 422, problem }];
    await clickButton(element, 'Rút hồ sơ');
    await says(element, 'không rút được nữa');
    expect(textOf(inside(element, '#heading'))).to.include('Đang xử lý');
  });

  it('is not offered where the endpoint does not', async () => {
    const { element } = await openDossier(DOSSIERS.collect);
    expect(findRole(element, 'heading', 'Rút hồ sơ')).to.equal(undefined);
  });
});
