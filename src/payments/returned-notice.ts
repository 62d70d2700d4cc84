import { msg } from '../i18n/message.ts';
import type { TemplateResult } from 'lit';
import { notice } from '../ui/notice.ts';

/** The address named a payment that does not exist: by mistake, or by somebody who forged it. */
export function returnedInVain(): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Địa chỉ của trang nêu một khoản thanh toán không có'),
    text: msg(
      'Trang này không tin điều ghi trên địa chỉ, chỉ tin hệ thống quốc gia; không khoản nào được coi là đã nộp vì địa chỉ ấy.',
    ),
  });
}
