import { msg, str } from '../i18n/message.ts';
import type { TemplateResult } from 'lit';
import { isProblem } from '../client/problems.ts';
import type { EndpointError } from '../client/errors.ts';
import { formatTime } from '../i18n/sizes-and-times.ts';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { notice, type Notice } from '../ui/notice.ts';
import type { PanelPlace } from './panel-view.ts';

/** Why nothing was begun. That no money has moved is said each time: it is what people want to know. */
export function billTrouble(error: EndpointError, { hotline, language }: PanelPlace): TemplateResult {
  return notice({ ...words(error, language), actions: hotlineLink(hotline) });
}

function words(error: EndpointError, language: PanelPlace['language']): Notice {
  const { failure } = error;
  if (isProblem(error, 'nothing-due')) {
    return {
      tone: 'information',
      title: msg('Khoản này không còn phải nộp nữa'),
      text: msg('Có thể đã được nộp ở nơi khác. Chưa có tiền nào được chuyển từ trang này.'),
    };
  }
  if (isProblem(error, 'payment-open')) {
    return {
      tone: 'information',
      title: msg('Khoản này đang được thanh toán ở nơi khác'),
      text: msg('Xin chờ khoản đó có kết quả. Chưa có tiền nào được chuyển từ trang này.'),
    };
  }
  if (failure.kind === 'offline') {
    return {
      tone: 'warning',
      title: msg('Máy đang mất mạng'),
      text: msg('Chưa có tiền nào được chuyển. Có mạng lại, xin bấm lần nữa.'),
    };
  }
  if (failure.kind === 'refused' && failure.status === 429) {
    return {
      tone: 'warning',
      title: msg('Đã hỏi nhiều lần liền nhau'),
      text: waitWords(failure.retryAfterMilliseconds, language),
    };
  }
  if (failure.kind === 'refused' && failure.status < 500) {
    const { errors, detail, title } = failure.problem;
    return {
      tone: 'warning',
      title: msg('Hệ thống quốc gia không nhận yêu cầu này'),
      text: errors?.[0]?.detail ?? detail ?? title ?? msg('Chưa có tiền nào được chuyển.'),
    };
  }
  return {
    tone: 'danger',
    title: msg('Hệ thống quốc gia chưa trả lời'),
    text: msg('Lỗi không phải do bạn, và chưa có tiền nào được chuyển. Xin thử lại sau ít phút.'),
  };
}

/** When one may ask again. */
export function waitWords(pause: number | undefined, language: PanelPlace['language']): string {
  if (!pause) return msg('Xin thử lại sau ít phút.');
  return msg(str`Xin thử lại sau ${formatTime(Date.now() + pause, language)}.`);
}
