import { msg } from '../i18n/message.ts';
import type { EndpointFailure } from '../client/errors.ts';

/** Why a request that goes on by itself has not arrived yet. */
export function troubleWords(failure: EndpointFailure): string {
  if (failure.kind === 'offline') return msg('Máy đang mất mạng; sẽ tự gửi tiếp khi có mạng.');
  if (failure.kind === 'refused' && [409, 429, 503].includes(failure.status))
    return msg('Hệ thống quốc gia đang bận; đang tự thử lại.');
  if (failure.kind === 'refused' && failure.status < 500)
    return msg('Hệ thống quốc gia chưa cho trang này gửi; đang tự thử lại.');
  return msg('Đường truyền bị ngắt; đang tự thử lại.');
}
