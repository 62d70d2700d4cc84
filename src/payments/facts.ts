import { msg } from '../i18n/message.ts';
import { html, nothing } from 'lit';
import type { PaidBill } from '../contract/payments.ts';

/** A line of facts; none where there is nothing to say. */
export function fact(name: string, value: unknown): unknown {
  if (!value) return nothing;
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Numbers and references are neither translated nor broken. */
export function verbatim(text: string): unknown {
  return html`<span class="verbatim" translate="no">${text}</span>`;
}

/** What a payment is for; the number by itself where the title does not say it. */
export function billFacts({ title, number, payee }: PaidBill): unknown {
  return html`${fact(msg('Khoản nộp'), title)}
  ${title.includes(number) ? nothing : fact(msg('Mã số'), verbatim(number))} ${fact(msg('Nơi thu'), payee)}`;
}
