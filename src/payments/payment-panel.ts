import { msg, str } from '../i18n/message.ts';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Language } from '../config/settings.ts';
import { dueAmount, paymentStanding } from '../domain/payment-standing.ts';
import { adoptStyles } from '../fields/adopt-styles.ts';
import { LazyPart } from '../fields/lazy-part.ts';
import { formatMoney } from '../i18n/formats.ts';
import { chargesStyles } from '../ui/charges-table.ts';
import { missingPart } from '../ui/missing-part.ts';
import { billView } from './bill-view.ts';
import { Copying } from './copy-button.ts';
import { endedTitle, endedView } from './ended-view.ts';
import { guestView, guestWords } from './guest-view.ts';
import { offeredMethods } from './methods-part.ts';
import { findingView, missingView } from './missing-view.ts';
import { openView } from './open-view.ts';
import { openWords } from './open-words.ts';
import { paidView } from './paid-view.ts';
import { heading, type PanelPlace, type PanelView } from './panel-view.ts';
import { paymentStyles } from './payment.styles.ts';
import type { PaymentControl, PaymentStage, ShownPayment } from './payment-stage.ts';
import { returnedInVain } from './returned-notice.ts';
import { ReceiptPaper } from './receipt-paper.ts';
import { unknownView } from './unknown-view.ts';

/** Draws where paying stands, in the shadow root of any widget. */
export class PaymentPanel implements ReactiveController {
  readonly #host: LitElement;
  readonly #control: PaymentControl;
  readonly #copying: Copying;
  readonly #paper: ReceiptPaper;
  readonly #code: LazyPart<CodeParts>;
  #method: string | undefined;
  /** What is on the screen, as far as the focus goes. */
  #screen = '';
  /** Something was pressed since the screen came. Not every browser puts the focus on what is pressed. */
  #isPressed = false;
  /** Before this drawing, something in the panel had the focus. */
  #hadFocus = false;
  #pictureFailed = false;

  constructor(host: LitElement, control: PaymentControl) {
    this.#host = host;
    this.#control = control;
    this.#copying = new Copying(host);
    this.#paper = new ReceiptPaper(host);
    this.#code = new LazyPart(host, () => Promise.all([import('./qr-view.ts'), import('./code-picture.ts')]));
    adoptStyles(host, chargesStyles);
    adoptStyles(host, paymentStyles);
    host.addController(this);
  }

  /** Nothing is drawn any more. */
  dispose(): void {
    this.#paper.remove();
    this.#host.removeController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.shadowRoot?.activeElement?.closest('.payment') instanceof Element;
  }

  hostUpdated(): void {
    const isLost = this.#hadFocus && this.#host.shadowRoot?.activeElement === null;
    const screen = screenOf(this.#control.stage);
    const isOther = screen !== this.#screen;
    // The first screen is led to by whoever opened it.
    const isAwaited = isOther && this.#screen !== '' && this.#isPressed;
    this.#screen = screen;
    if (isOther) {
      this.#isPressed = false;
      this.#copying.reset();
    }
    // What had the focus, or was pressed, is gone.
    if (isLost || isAwaited) this.focus();
  }

  hostDisconnected(): void {
    this.#paper.remove();
  }

  focus(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#payment-heading')?.focus();
  }

  /** For printing by the browser's own menu where nothing else than the receipt is meant. */
  readonly layReceipt = (): void => this.#paper.lay();

  render(place: PanelPlace): TemplateResult {
    const view: PanelView = { ...place, control: this.#control, copying: this.#copying };
    return html`<div class="payment" part="payment" @click=${this.#pressed}>
      ${this.#control.returnedInVain ? returnedInVain() : nothing} ${this.#stage(view)}
    </div>`;
  }

  /** What is said once by the host's status line. */
  announcement(language: Language): string {
    return announcementOf(this.#control.stage, language);
  }

  #stage(view: PanelView): unknown {
    const { stage } = this.#control;
    switch (stage.kind) {
      case 'idle':
        return nothing;
      case 'finding':
        return stage.bill ? this.#bill(stage.bill, stage, view) : findingView(stage, view);
      case 'missing':
        return missingView(stage, view);
      case 'bill':
        return this.#bill(stage.bill, stage, view);
      case 'beginning':
        return stage.bill
          ? this.#bill(stage.bill, stage, view)
          : html`${heading(view, msg('Đang mở thanh toán…'))}`;
      case 'unknown':
        return unknownView(stage, view);
      case 'payment':
        return this.#payment(stage, view);
    }
  }

  #bill(bill: BillOf, stage: PaymentStage, view: PanelView): TemplateResult {
    const methods = offeredMethods(bill.methods, view);
    const chosen = methods.some(({ code }) => code === this.#method) ? this.#method : methods[0]?.code;
    const amount = 'amount' in stage ? stage.amount : (this.#amount ?? bill.total);
    this.#amount = amount;
    return billView(
      { bill: { ...bill, methods: [...methods] }, amount, stage, method: chosen, chooseMethod: this.#choose },
      view,
    );
  }

  /** Of the bill on the screen, while what is asked for is on its way. */
  #amount: number | undefined;

  #payment(shown: ShownPayment, view: PanelView): unknown {
    if (shown.guest) return guestView(shown, view);
    const standing = paymentStanding(shown.payment);
    if (standing === 'paid') return paidView(shown, view, this.#paper.print);
    if (standing !== 'open') return endedView(standing, shown, view);
    if (shown.payment.action?.kind !== 'qr') return openView(shown, view);
    const [code] = this.#code.part ?? [];
    if (code) return code.qrView(shown, view, { save: this.#save, trouble: this.#pictureTrouble() });
    return html`${heading(view, msg('Mã QR'))} ${missingPart(this.#code)}`;
  }

  readonly #choose = (code: string): void => {
    this.#method = code;
    this.#host.requestUpdate();
  };

  readonly #pressed = (): void => {
    this.#isPressed = true;
  };

  readonly #save = async (payload: string, name: string): Promise<void> => {
    try {
      const [, { codePicture, savePicture }] = this.#code.loaded!;
      await savePicture(await codePicture(payload, name));
      this.#pictureFailed = false;
    } catch {
      this.#pictureFailed = true;
    }
    this.#host.requestUpdate();
  };

  #pictureTrouble(): string | undefined {
    return this.#pictureFailed
      ? msg('Trình duyệt này không cho lưu ảnh. Xin chụp màn hình, hoặc sao chép từng dòng ở trên.')
      : undefined;
  }
}

/** Together, because a phone's sheet opens only in the press that asks for it. */
type CodeParts = [typeof import('./qr-view.ts'), typeof import('./code-picture.ts')];

type BillStage = Extract<PaymentStage, { kind: 'bill' }>;
type BillOf = BillStage['bill'];

/** A change of it is another screen: the sum that follows a choice is not. */
function screenOf(stage: PaymentStage): string {
  if (stage.kind === 'payment') {
    const { payment, page, address } = stage;
    const standing = paymentStanding(payment);
    return `payment ${payment.id} ${standing} ${standing === 'open' ? `${payment.action?.kind ?? payment.state.code} ${address ? page : ''}` : ''}`;
  }
  const isBill =
    stage.kind === 'bill' || ('bill' in stage && stage.bill !== undefined && stage.kind !== 'unknown');
  return isBill ? 'bill' : stage.kind;
}

function announcementOf(stage: PaymentStage, language: Language): string {
  switch (stage.kind) {
    case 'finding':
      return stage.bill ? '' : msg('Đang tải…');
    case 'bill':
      return billAnnouncement(stage, language);
    case 'beginning':
      return msg('Đang mở thanh toán…');
    case 'payment':
      return paymentAnnouncement(stage, language);
    default:
      return '';
  }
}

function billAnnouncement({ bill, amount }: BillStage, language: Language): string {
  if (amount > 0) return msg(str`Phải nộp ${formatMoney(amount, language) ?? ''}`);
  return dueAmount(bill) > 0
    ? msg('Bây giờ không nộp được khoản nào ở đây')
    : msg('Bây giờ không có khoản nào phải nộp');
}

function paymentAnnouncement(shown: ShownPayment, language: Language): string {
  const { payment, secondsLeft } = shown;
  if (shown.guest) return guestWords(shown).title;
  const standing = paymentStanding(payment);
  if (standing === 'paid') return msg('Đã nhận được tiền');
  if (standing !== 'open') return endedTitle(standing, payment);
  if (payment.action?.kind !== 'qr') return openWords(shown, language).title;
  if (secondsLeft === 0) return msg('Mã QR đã hết giờ');
  return (secondsLeft ?? 61) <= 60
    ? msg('Mã QR còn dùng được chưa đầy một phút')
    : msg('Mã QR đã sẵn sàng, đang chờ chuyển khoản');
}
