import { msg, str } from '../../i18n/message.ts';
import type { TemplateResult } from 'lit';
import { isProblem } from '../../client/problems.ts';
import type { EndpointError } from '../../client/errors.ts';
import type { Language } from '../../config/settings.ts';
import type { Hotline } from '../../contract/identity.ts';
import { formatTime } from '../../i18n/sizes-and-times.ts';
import { hotlineLink } from '../../ui/endpoint-notice.ts';
import { notice, type Notice } from '../../ui/notice.ts';
import type { LookupState } from './lookup-controller.ts';

type Failed = Extract<LookupState, { kind: 'failed' }>;

/** Why nothing was found. A wrong proof and an unknown code are the same to whoever asks. */
export function lookupFailure(
  { error, until }: Failed,
  { language, hotline }: { readonly language: Language; readonly hotline: Hotline | undefined },
): TemplateResult {
  return notice({ ...words(error, until, language), actions: hotlineLink(hotline) });
}

function words(error: EndpointError, until: number | undefined, language: Language): Notice {
  const { failure } = error;
  if (isProblem(error, 'dossier-not-found')) {
    return {
      tone: 'warning',
      title: msg('Chưa tìm thấy hồ sơ nào khớp cả mã và thông tin xác nhận'),
      text: msg('Xin so lại với giấy biên nhận, hoặc chọn cách xác nhận khác. Những gì đã nhập vẫn còn.'),
    };
  }
  if (until !== undefined) {
    return {
      tone: 'warning',
      title: msg('Đã tra cứu nhiều lần liền nhau'),
      text: msg(str`Để giữ kín hồ sơ của mọi người, xin thử lại sau ${formatTime(until, language)}.`),
    };
  }
  if (failure.kind === 'offline') {
    return {
      tone: 'warning',
      title: msg('Máy đang mất mạng'),
      text: msg('Những gì đã nhập vẫn còn. Có mạng lại, xin bấm “Tra cứu” lần nữa.'),
    };
  }
  if (failure.kind === 'refused' && failure.status < 500 && failure.status !== 429) {
    const { errors, detail, title } = failure.problem;
    return {
      tone: 'warning',
      title: msg('Hệ thống quốc gia không nhận yêu cầu này'),
      text: errors?.[0]?.detail ?? detail ?? title ?? msg('Xin thử lại, hoặc gọi tổng đài để được giúp.'),
    };
  }
  return {
    tone: 'danger',
    title: msg('Hệ thống quốc gia chưa trả lời'),
    text: msg('Lỗi không phải do bạn. Những gì đã nhập vẫn còn; xin thử lại sau ít phút.'),
  };
}
