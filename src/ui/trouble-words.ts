import { msg, str } from '../i18n/message.ts';
import type { EndpointFailure } from '../client/errors.ts';

type Refusal = Extract<EndpointFailure, { readonly kind: 'refused' }>;

/** Why a request that goes on by itself has not arrived yet. */
export function troubleWords(failure: EndpointFailure): string {
  switch (failure.kind) {
    case 'offline':
      return msg('Máy đang mất mạng; sẽ tự gửi tiếp khi có mạng.');
    case 'refused':
      return refusalWords(failure);
    case 'broken-contract':
    case 'incompatible':
      return msg('Hệ thống quốc gia trả lời chưa đúng cách; đang tự thử lại.');
    default:
      return msg('Đường truyền bị ngắt; đang tự thử lại.');
  }
}

/** What the endpoint itself says of it stands beside. */
function refusalWords({ status, problem: { detail, title } }: Refusal): string {
  if ([409, 429, 503].includes(status)) return msg('Hệ thống quốc gia đang bận; đang tự thử lại.');
  const words =
    status < 500
      ? msg('Hệ thống quốc gia chưa cho trang này gửi; đang tự thử lại.')
      : msg('Hệ thống quốc gia đang gặp trục trặc; đang tự thử lại.');
  const own = detail ?? title;
  return own ? `${words} ${msg(str`Hệ thống trả lời: “${own}”`)}` : words;
}
