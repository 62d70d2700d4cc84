import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointFailure } from '../client/errors.ts';
import { LINE_STATE, type Bill } from '../contract/bills.ts';
import { dueAmount, dueLines } from '../domain/payment-standing.ts';
import { formatDate, formatMoney } from '../i18n/formats.ts';
import { notice } from '../ui/notice.ts';
import { troubleWords } from '../ui/trouble-words.ts';
import { choicesPart } from './bill-choices.ts';
import { billTrouble } from './bill-trouble.ts';
import { fact, verbatim } from './facts.ts';
import { linesTable } from './lines-table.ts';
import { methodsPart, nextWords } from './methods-part.ts';
import { heading, type PanelView } from './panel-view.ts';
import type { PaymentStage } from './payment-stage.ts';

export interface BillScreen {
  readonly bill: Bill;
  readonly amount: number;
  readonly stage: PaymentStage;
  /** Code of the way to pay that is chosen. */
  readonly method: string | undefined;
  readonly chooseMethod: (code: string) => void;
}

/** What is owed and for what, before anything else; then the choices, the ways to pay, and what comes next. */
export function billView(screen: BillScreen, view: PanelView): TemplateResult {
  const { bill, amount, stage } = screen;
  const { language, line } = view;
  const isAsking = stage.kind === 'finding';
  return html`${heading(view, bill.title)}
    <p class="sum" part="amount" aria-busy=${isAsking ? 'true' : nothing}>
      <span class="muted">${line === undefined ? msg('Phải nộp') : msg('Nộp ở đây')}</span>
      <strong>${amount > 0 ? formatMoney(amount, language) : msg('không có khoản nào')}</strong>
    </p>
    ${changedSum(stage, view)} ${onlyLine(screen, view)}
    ${
      bill.lines.length > 0
        ? linesTable({
            lines: bill.lines,
            sum: [msg('Phải nộp bây giờ'), line === undefined ? amount : dueAmount(bill)],
            caption: msg('Từng khoản phải nộp'),
            language,
          })
        : nothing
    }
    ${bill.choices.length > 0 ? choicesPart(bill.choices, view.control.choose, isUnderWay(stage)) : nothing}
    ${bill.notes.map((note) => html`<p class="note">${note}</p>`)} ${owedFacts(screen, view)}
    ${amount > 0 ? payPart(screen, view) : nothingDue(bill, view)}`;
}

function owedFacts({ bill, amount }: BillScreen, { language }: PanelView): TemplateResult {
  const { number, payee, source, until } = bill;
  return html`<dl class="facts">
    ${fact(msg('Mã số'), verbatim(number))} ${fact(msg('Nơi thu'), payee)}
    ${fact(msg('Nộp trước'), amount > 0 ? formatDate(until, language) : undefined)}
    ${fact(msg('Căn cứ'), source && html`<span lang="vi">${source}</span>`)}
  </dl>`;
}

/** Ways to pay, what comes next, and the button. */
function payPart({ bill, amount, stage, method, chooseMethod }: BillScreen, view: PanelView): unknown {
  const { control } = view;
  if (bill.methods.length === 0) {
    return html`<p>
      ${msg('Khoản này chưa nộp được trên mạng. Xin nộp tại nơi thu, hoặc gọi tổng đài để được giúp.')}
    </p>`;
  }
  const isBusy = isUnderWay(stage) || stage.kind === 'finding';
  const trouble = stage.kind === 'bill' ? stage.trouble : undefined;
  return html`${methodsPart({ methods: bill.methods, chosen: method, choose: chooseMethod, disabled: isUnderWay(stage) })}
    <p class="next">${nextWords(method, view)}</p>
    <div aria-live="polite" class="answer">${trouble ? billTrouble(trouble, view) : nothing}</div>
    <p class="actions">
      <button
        type="button"
        class="button primary"
        part="pay-button"
        aria-disabled=${isBusy || method === undefined ? 'true' : nothing}
        @click=${isBusy || method === undefined ? nothing : () => control.pay(method)}
      >
        ${payWords(stage, amount, view)}
      </button>
    </p>
    ${stage.kind === 'beginning' ? beginningWords(stage.trouble) : nothing}`;
}

function payWords(stage: PaymentStage, amount: number, { language }: PanelView): string {
  if (stage.kind === 'beginning') return msg('Đang mở thanh toán…');
  return msg(str`Nộp ${formatMoney(amount, language) ?? ''}`);
}

/** Pressing twice is common, and paying twice is what people fear. */
function beginningWords(trouble: EndpointFailure | undefined): TemplateResult {
  return html`<p class="muted" aria-live="polite">
    ${msg('Bấm thêm lần nữa cũng chỉ nộp một lần.')} ${trouble ? troubleWords(trouble) : nothing}
  </p>`;
}

/** Old and new, so that nobody pays another sum than the one they have seen without knowing. */
function changedSum(stage: PaymentStage, { language }: PanelView): unknown {
  if (stage.kind !== 'bill' || stage.before === undefined) return nothing;
  const before = formatMoney(stage.before, language) ?? '';
  const now = formatMoney(stage.amount, language) ?? '';
  return html`<div class="changed" role="alert">
    <p>
      <strong>${msg('Số tiền đã thay đổi.')}</strong>
      ${msg(str`Lúc trước là ${before}, bây giờ là ${now}. Chưa có khoản nào được trả; xin xem lại rồi nộp.`)}
    </p>
  </div>`;
}

/** Where the page names one line: what else is due, or that the bill has no such line. */
function onlyLine({ bill }: BillScreen, { line, language }: PanelView): unknown {
  if (line === undefined) return nothing;
  const other = dueLines(bill).filter(({ id }) => id !== line);
  const sum = formatMoney(dueAmount({ lines: other }), language) ?? '';
  const others =
    other.length > 0
      ? msg(str`Còn ${sum} khác cũng phải nộp bây giờ; xin nộp ở trang tra cứu hồ sơ hoặc tại nơi thu.`)
      : nothing;
  if (bill.lines.some(({ id }) => id === line)) {
    return other.length > 0 ? html`<p>${others}</p>` : nothing;
  }
  return notice({
    tone: 'warning',
    title: msg('Trang này nêu một khoản không có ở đây'),
    text: html`${msg('Nên ở đây chưa nộp được. Xin báo cho nơi quản lý trang, hoặc gọi tổng đài.')} ${others}`,
  });
}

function nothingDue({ lines }: Bill, { line }: PanelView): unknown {
  const asked = line === undefined ? lines : lines.filter(({ id }) => id === line);
  if (asked.length === 0 && line !== undefined) return nothing;
  const isLater = asked.some(({ state }) => state.code === LINE_STATE.later);
  if (line !== undefined) {
    return html`<p>
      ${isLater ? msg('Khoản này chưa đến lúc nộp. Khi đến lúc, trang này sẽ cho nộp.') : msg('Khoản này bây giờ không phải nộp.')}
    </p>`;
  }
  return html`<p>
    ${
      isLater
        ? msg('Bây giờ chưa phải nộp gì. Khi đến lúc nộp, trang này sẽ cho nộp.')
        : msg('Không còn khoản nào phải nộp bây giờ.')
    }
  </p>`;
}

function isUnderWay({ kind }: PaymentStage): boolean {
  return kind === 'beginning';
}
