import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointError } from '../client/errors.ts';
import { isProblem } from '../client/problems.ts';
import type { Language } from '../config/settings.ts';
import type { Hotline } from '../contract/identity.ts';
import { hotlineLink, errorNotice } from '../ui/endpoint-notice.ts';
import { notice } from '../ui/notice.ts';
import { skeletonLines } from '../ui/skeleton.ts';
import { slowLine } from '../ui/slow-line.ts';
import { waitWords } from './bill-trouble.ts';
import { heading, type PanelView } from './panel-view.ts';
import type { PaymentStage } from './payment-stage.ts';

type Finding = Extract<PaymentStage, { kind: 'finding' }>;
type Missing = Extract<PaymentStage, { kind: 'missing' }>;

/** In the place of a bill or a payment that is on its way. */
export function findingView({ what, slow }: Finding, view: PanelView): TemplateResult {
  return html`${heading(view, what === 'bill' ? msg('Đang tìm khoản phải nộp…') : msg('Đang hỏi kết quả thanh toán…'))}
    <div aria-busy="true">${skeletonLines('short', 'long', 'middle', 'long')}</div>
    ${slow ? slowLine() : nothing}`;
}

/** What was asked for has not come, and why. */
export function missingView({ what, error }: Missing, view: PanelView): TemplateResult {
  const { hotline, control, language } = view;
  const title = what === 'bill' ? msg('Khoản phải nộp') : msg('Kết quả thanh toán');
  return html`${heading(view, title)}
  ${missingReason(what, error, { hotline, language, retry: control.retry })}
  ${what === 'payment' ? html`<p>${msg('Nếu bạn đã thanh toán, xin đừng thanh toán lại: tiền đã chuyển vẫn được ghi nhận.')}</p>` : nothing}`;
}

interface Asking {
  readonly language: Language;
  readonly hotline: Hotline | undefined;
  readonly retry: () => void;
}

/** Why it has not come, what to do, and whom to call. */
export function missingReason(what: Missing['what'], error: EndpointError, asking: Asking): TemplateResult {
  const { hotline, retry } = asking;
  return knownReason(what, error, asking) ?? errorNotice(error, { retry, ...(hotline && { hotline }) });
}

function knownReason(
  what: Missing['what'],
  error: EndpointError,
  { hotline, language }: Asking,
): TemplateResult | undefined {
  const { failure } = error;
  if (isProblem(error, 'bill-not-found')) {
    return notice({
      tone: 'warning',
      title: msg('Chưa tìm thấy khoản phải nộp nào khớp với thông tin này'),
      text: msg('Xin so lại số với giấy tờ, hoặc gọi tổng đài để được giúp.'),
      actions: hotlineLink(hotline),
    });
  }
  if (isProblem(error, 'operation-not-found')) return notOffered(hotline);
  if (isProblem(error, 'payment-not-found')) {
    return notice({
      tone: 'warning',
      title: msg('Không có khoản thanh toán nào như vậy'),
      text: msg('Địa chỉ của trang có thể đã bị sửa. Trang này không coi khoản nào là đã nộp vì địa chỉ đó.'),
      actions: hotlineLink(hotline),
    });
  }
  if (failure.kind !== 'refused' || failure.status !== 429) return undefined;
  return notice({
    tone: 'warning',
    title: what === 'bill' ? msg('Đã tìm nhiều lần liền nhau') : msg('Đã hỏi nhiều lần liền nhau'),
    text: waitWords(failure.retryAfterMilliseconds, language),
    actions: hotlineLink(hotline),
  });
}

/** Of an endpoint that takes no payments. */
export function notOffered(hotline: Hotline | undefined): TemplateResult {
  return notice({
    tone: 'information',
    title: msg('Hệ thống này chưa nhận thanh toán trực tuyến'),
    text: msg('Xin nộp tại nơi thu ghi trên giấy tờ, hoặc gọi tổng đài để được giúp.'),
    actions: hotlineLink(hotline),
  });
}
