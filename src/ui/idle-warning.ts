import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { KioskGuard } from '../controllers/kiosk-guard.ts';
import { notice } from './notice.ts';

export interface IdleWords {
  /** Asks whether somebody is there. */
  readonly question: string;
  /** What they press to say so. */
  readonly answer: string;
}

/** What a machine many people use says before it clears the screen, while nobody seems to be there any more. */
export function idleWarning(
  { secondsLeft, stay }: KioskGuard,
  words: () => IdleWords,
): TemplateResult | typeof nothing {
  if (secondsLeft === undefined) return nothing;
  const { question, answer } = words();
  return html`<div class="idle">
    <div role="alertdialog" aria-labelledby="idle-title">
      ${notice({
        tone: 'warning',
        title: html`<span id="idle-title">${question}</span>`,
        text: html`${msg('Màn hình sẽ được xóa để giữ kín thông tin của bạn.')}
          <span aria-hidden="true">${msg(str`Còn ${secondsLeft} giây.`)}</span>`,
        actions: html`<button type="button" class="button primary" @click=${stay}>${answer}</button>`,
      })}
    </div>
  </div>`;
}
