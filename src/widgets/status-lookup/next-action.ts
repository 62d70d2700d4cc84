import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { DOSSIER_STATUS, STANDING, type DossierProgress } from '../../contract/dossier-progress.ts';
import { chargesTable } from '../../ui/charges-table.ts';
import { hotlineLink } from '../../ui/endpoint-notice.ts';
import { addressWithCode } from '../../ui/link.ts';
import { readDeadline } from './deadline-reading.ts';
import { fact, vietnamese } from './facts.ts';
import type { DossierView } from './dossier-view.ts';
import { isPast, momentWords } from './moment-words.ts';

/** What opens the parts where something is done. */
export interface Openings {
  readonly supplement: () => void;
  readonly payment: () => void;
}

/** What the citizen has to do now, if anything, with the means to do it. */
export function nextAction(view: DossierView, open: Openings): TemplateResult {
  const { dossier } = view;
  return html`<section part="next-action" class="next-action" data-waiting=${isWaiting(dossier) || nothing}>
    <h3>${isWaiting(dossier) ? msg('Việc cần làm bây giờ') : msg('Việc tiếp theo')}</h3>
    ${isOverdue(view) ? overdueWords(view) : nothing} ${actionContent(view, open)}
  </section>`;
}

/** Whether the dossier waits for the citizen. */
function isWaiting({ status, collection }: DossierProgress): boolean {
  const { supplement, payment, processed } = DOSSIER_STATUS;
  return status.code === supplement || status.code === payment || (status.code === processed && !!collection);
}

function actionContent(view: DossierView, open: Openings): unknown {
  const { dossier, freshness } = view;
  switch (dossier.status.code) {
    case DOSSIER_STATUS.filed:
      return html`<p>${msg('Bạn chưa cần làm gì. Cơ quan sẽ xem hồ sơ và báo có nhận hay không.')}</p>`;
    case DOSSIER_STATUS.received:
    case DOSSIER_STATUS.processing:
      if (isOverdue(view)) return nothing;
      // What is not followed now cannot be promised.
      return freshness.kind === 'stale'
        ? html`<p>${msg('Theo thông tin nhận được gần nhất, bạn chưa cần làm gì.')}</p>`
        : html`<p>${msg('Bạn chưa cần làm gì. Khi cần bổ sung hoặc có kết quả, trang này sẽ báo.')}</p>`;
    case DOSSIER_STATUS.supplement:
      return supplementAction(view, open.supplement);
    case DOSSIER_STATUS.payment:
      return paymentAction(view, open.payment);
    case DOSSIER_STATUS.notReceived:
    case DOSSIER_STATUS.stopped:
      return html`${reasonsPart(dossier)} ${applyAgain(view)}`;
    case DOSSIER_STATUS.withdrawn:
      return html`<p>${msg('Cơ quan không xử lý hồ sơ này nữa. Muốn làm lại thủ tục, xin nộp hồ sơ mới.')}</p>
        ${applyAgain(view)}`;
    case DOSSIER_STATUS.processed:
      return processedAction(dossier);
    case DOSSIER_STATUS.returned:
      return html`<p>${msg('Thủ tục đã hoàn thành, bạn không cần làm gì thêm.')}</p>
        ${downloadWords(dossier)}`;
    default:
      return html`<p>${msg('Xin xem diễn biến bên dưới; cần hỏi thêm thì gọi cơ quan đang giữ hồ sơ.')}</p>
        ${reasonsPart(dossier)}`;
  }
}

function supplementAction(view: DossierView, open: () => void): TemplateResult {
  const { dossier, language } = view;
  const { supplement } = dossier;
  const until = momentWords(supplement?.until, language);
  return html`${supplement ? list(supplement.asks) : nothing} ${reasonsPart(dossier)}
  ${until ? html`<p>${msg('Hạn bổ sung:')} <strong>${until}</strong></p>` : nothing}
  ${isPast(supplement?.until, view.now) ? pastWords(view) : nothing}
  ${
    supplement
      ? html`<p class="actions screen-only">
          <button type="button" class="button primary" part="supplement-button" @click=${open}>
            ${msg('Bổ sung ngay')}
          </button>
        </p>`
      : nothing
  }`;
}

/** Of what was not done in time nobody knows here what comes of it. */
function pastWords({ dossier, hotline }: DossierView): TemplateResult {
  return html`<p>
      ${msg('Hạn này đã qua, cơ quan có thể dừng hồ sơ. Xin làm ngay, hoặc gọi để hỏi còn làm được không.')}
    </p>
    <p>${hotlineLink(dossier.holder.hotline ?? hotline)}</p>`;
}

function paymentAction(view: DossierView, open: () => void): TemplateResult {
  const { dossier, language } = view;
  const { payment } = dossier;
  const until = momentWords(payment?.until, language);
  return html`${payment ? chargesTable(payment, language) : nothing}
  ${until ? html`<p>${msg('Hạn nộp:')} <strong>${until}</strong></p>` : nothing}
  ${isPast(payment?.until, view.now) ? pastWords(view) : nothing} ${reasonsPart(dossier)}
  ${waysToPay(view, open)}`;
}

/** Right here, where the endpoint takes payments; else where the page says. */
function waysToPay({ dossier, payHref, pays }: DossierView, open: () => void): TemplateResult {
  const address = addressWithCode(payHref, dossier.code);
  if (!pays && !address)
    return html`<p>
      ${msg('Xin nộp tại nơi tiếp nhận hồ sơ, hoặc theo hướng dẫn của cơ quan đang giữ hồ sơ.')}
    </p>`;
  return html`<p class="actions screen-only">
    ${
      pays
        ? html`<button type="button" class="button primary" part="pay-button" @click=${open}>
            ${msg('Nộp phí, lệ phí')}
          </button>`
        : nothing
    }
    ${address ? payLink(address, pays) : nothing}
  </p>`;
}

function payLink(address: string, isSecond: boolean): TemplateResult {
  return isSecond
    ? html`<a class="button" part="pay-link" href=${address}>${msg('Nộp ở trang thanh toán')}</a>`
    : html`<a class="button primary" part="pay-button" href=${address}>${msg('Nộp phí, lệ phí')}</a>`;
}

/** The documents themselves stand right below. */
function downloadWords({ results }: DossierProgress): unknown {
  return results.length > 0
    ? html`<p>${msg('Bản điện tử của kết quả tải được ở ngay bên dưới.')}</p>`
    : nothing;
}

function processedAction(dossier: DossierProgress): TemplateResult {
  const { collection, shipment, results } = dossier;
  if (collection) {
    const { place, address, hours, bring } = collection;
    return html`<p>${msg('Xin đến nhận kết quả.')}</p>
      <dl class="facts">
        ${fact(msg('Nơi nhận'), vietnamese(place))} ${fact(msg('Địa chỉ'), vietnamese(address))}
        ${fact(msg('Giờ làm việc'), hours)}
        ${bring.length > 0 ? fact(msg('Mang theo'), list(bring)) : nothing}
      </dl>`;
  }
  if (shipment) return html`<p>${msg('Bưu điện sẽ mang kết quả đến. Đường đi của bưu gửi ở bên dưới.')}</p>`;
  if (results.length > 0) return html`${downloadWords(dossier)}`;
  return html`<p>${msg('Bạn chưa cần làm gì. Cách nhận kết quả sẽ hiện ở đây.')}</p>`;
}

/** Why it is so, and what can be done about it, in the agency's words. */
function reasonsPart({ reasons, advice }: DossierProgress): TemplateResult {
  return html`${
    reasons.length > 0
      ? html`<h4>${msg('Lý do')}</h4>
          ${list(reasons)}`
      : nothing
  }
  ${
    advice.length > 0
      ? html`<h4>${msg('Nên làm gì')}</h4>
          ${list(advice)}`
      : nothing
  }`;
}

function applyAgain({ dossier, applyHref }: DossierView): unknown {
  const address = addressWithCode(applyHref, dossier.procedureCode);
  return address
    ? html`<p class="actions screen-only">
        <a class="button primary" part="apply-button" href=${address}>${msg('Nộp hồ sơ mới')}</a>
      </p>`
    : nothing;
}

function isOverdue({ dossier, now }: DossierView): boolean {
  return readDeadline(dossier, now).standing === STANDING.overdue;
}

function overdueWords({ dossier, hotline }: DossierView): TemplateResult {
  const { holder } = dossier;
  const holding = holder.department ? `${holder.department}, ${holder.name}` : holder.name;
  return html`<p>
      ${msg(str`Hồ sơ đã quá ngày hẹn. Đơn vị đang giữ hồ sơ: ${holding}. Xin gọi để được giải thích.`)}
    </p>
    <p>${hotlineLink(holder.hotline ?? hotline)}</p>`;
}

function list(items: readonly string[]): TemplateResult {
  return html`<ul class="plain-list">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
