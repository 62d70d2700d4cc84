import { msg, str } from '../i18n/message.ts';
import { html, nothing } from 'lit';
import type { Payment } from '../contract/payments.ts';
import { formatDate, formatMoney } from '../i18n/formats.ts';
import { notice } from '../ui/notice.ts';
import { subheading, type PanelView } from './panel-view.ts';

/** What goes back to the payer, how much, why, and whether it has gone. */
export function refundsPart({ refunds }: Payment, view: PanelView): unknown {
  if (refunds.length === 0) return nothing;
  const { language } = view;
  return html`<section class="refunds" part="refunds">
    ${subheading(view, msg('Tiền hoàn lại'))}
    ${refunds.map(({ amount, state, reason, at }) => {
      const sum = formatMoney(amount, language) ?? '';
      const isDone = state.code === 'DONE';
      return notice({
        tone: 'information',
        title: isDone
          ? msg(str`Đã hoàn lại ${sum}`)
          : state.code === 'PENDING'
            ? msg(str`Đang hoàn lại ${sum}`)
            : `${state.label}: ${sum}`,
        text: html`${reason} ${isDone ? nothing : msg('Tiền về tài khoản đã trả; bạn không phải làm gì.')}
          <span class="muted">${formatDate(at, language) ?? nothing}</span>`,
      });
    })}
  </section>`;
}
