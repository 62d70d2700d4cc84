import { msg } from '../../i18n/message.ts';
import type { TemplateResult } from 'lit';
import type { Hotline } from '../../contract/identity.ts';
import { hotlineLink } from '../../ui/endpoint-notice.ts';
import { notice } from '../../ui/notice.ts';

export function notChosen(): TemplateResult {
  return notice({
    tone: 'information',
    title: msg('Chưa chọn thủ tục nào'),
    text: msg('Xin tìm và chọn một thủ tục, rồi bấm “Nộp hồ sơ”.'),
  });
}

export function unavailable(hotline: Hotline | undefined): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Thủ tục này chưa nộp trực tuyến được tại đây'),
    text: msg('Xin nộp tại nơi tiếp nhận hồ sơ, qua bưu điện, hoặc gọi tổng đài để được hướng dẫn.'),
    actions: hotlineLink(hotline),
  });
}
