import { msg, str } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import type { EndpointError } from '../client/errors.ts';
import type { EndpointAddress } from '../config/endpoint-address.ts';
import type { Hotline } from '../contract/identity.ts';
import { safeAddress } from './link.ts';
import { notice } from './notice.ts';

/**
 * The national hotline, shown when the endpoint cannot be asked for its own. Source: the national public
 * service portal, call centre of the Government Office.
 */
const NATIONAL_HOTLINE: Hotline = { label: '1800 1096', url: 'tel:18001096' };

export function hotlineLink(hotline: Hotline | undefined): TemplateResult {
  const known = hotline && safeAddress(hotline.url) ? hotline : NATIONAL_HOTLINE;
  return html`<a href=${known.url} class="hotline">${msg(str`Gọi ${known.label} để được giúp`)}</a>`;
}

/** A widget that has nowhere to ask. Written for the person who put the tag there, readable for everybody else. */
export function addressNotice(address: EndpointAddress): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Phần này của trang chưa dùng được'),
    text: html`${msg(
      'Người quản trị trang cần đặt thuộc tính endpoint là địa chỉ https của hệ thống quốc gia, trên thẻ này hoặc cho cả trang.',
    )}${address.kind === 'refused' ? html` (endpoint="${address.value}")` : ''}`,
  });
}

/** What went wrong, what it means, what to do, and whom to call. */
export function errorNotice(
  error: EndpointError,
  options: { readonly retry: () => void; readonly hotline?: Hotline },
): TemplateResult {
  const { title, text } = wordsFor(error);
  const retry = html`<button type="button" class="button" part="retry-button" @click=${options.retry}>
    ${msg('Thử lại')}
  </button>`;
  return notice({
    tone: error.failure.kind === 'offline' ? 'warning' : 'danger',
    title,
    text,
    actions: html`${retry} ${hotlineLink(options.hotline)}`,
  });
}

function wordsFor({ failure }: EndpointError): { title: string; text: string } {
  const status = failure.kind === 'refused' ? failure.status : undefined;
  if (failure.kind === 'offline') {
    return {
      title: msg('Máy đang mất mạng'),
      text: msg('Nội dung đã tải vẫn xem được; trang sẽ tự thử lại khi có mạng.'),
    };
  }
  if (failure.kind === 'incompatible') {
    return {
      title: msg('Trang này cần được cập nhật'),
      text: msg(
        str`Hệ thống quốc gia đã chuyển sang phiên bản ${failure.contract} mà phần này của trang chưa hiểu. Người quản trị trang cần cập nhật dvc-widgets.`,
      ),
    };
  }
  if (failure.kind === 'broken-contract') {
    return {
      title: msg('Câu trả lời của hệ thống quốc gia không đọc được'),
      text: msg('Có thể đường truyền bị ngắt giữa chừng, hoặc hệ thống đang được sửa. Trang sẽ tự thử lại.'),
    };
  }
  if (status === 429 || status === 503) {
    return {
      title: msg('Hệ thống quốc gia đang quá tải'),
      text: msg('Nhiều người đang truy cập cùng lúc. Trang sẽ tự thử lại sau ít phút.'),
    };
  }
  if (failure.kind === 'refused' && failure.status < 500) {
    const { errors, detail, title } = failure.problem;
    return {
      title: msg('Hệ thống quốc gia không nhận yêu cầu này'),
      text: errors?.[0]?.detail ?? detail ?? title ?? msg('Xin thử lại, hoặc gọi tổng đài để được giúp.'),
    };
  }
  return {
    title: msg('Hệ thống quốc gia chưa trả lời'),
    text: msg('Lỗi không phải do bạn; đường truyền có thể đang yếu. Trang sẽ tự thử lại sau ít phút.'),
  };
}
