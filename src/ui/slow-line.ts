import { msg } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';

/** Said under a skeleton that has stood for some seconds. */
export function slowLine(): TemplateResult {
  return html`<p class="slow muted">${msg('Đường truyền chậm, vẫn đang tải…')}</p>`;
}
