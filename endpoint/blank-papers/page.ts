import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { BlankPaper } from './papers.ts';

const STYLE = `
@page { size: A4; margin: 1.5cm 2cm 1.5cm 3cm; }
body { max-width: 16cm; margin: 1cm auto; padding: 0 16px; color: #000; background: #fff; font: 13pt/1.4 'Times New Roman', 'Liberation Serif', serif; }
h1 { margin: 0.8em 0; font-size: 1.2em; text-align: center; text-transform: uppercase; }
h2 { margin: 0.8em 0 0.2em; font-size: 1em; break-after: avoid; }
p { margin: 0.2em 0; }
.nation { text-align: center; font-weight: 700; }
.nation span { border-bottom: 1px solid; }
.to { text-align: center; margin-bottom: 1em; }
.question { margin: 0.45em 0; display: flex; flex-wrap: wrap; gap: 0 0.4em; break-inside: avoid; }
.question::after { content: ''; flex: 1 0 6em; border-bottom: 1px dotted; margin-bottom: 0.35em; }
.empty { height: 1.7em; border-bottom: 1px dotted; }
.closing { margin-top: 1em; }
.signatures { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 1em 2em; margin-top: 1em; text-align: center; break-inside: avoid; }
.signatures > div { flex: 0 1 7.5cm; min-height: 3.8cm; }
.hint { margin-bottom: 1.5em; padding: 8px 12px; border: 1px solid #555; font-family: sans-serif; font-size: 11pt; }
@media print { body { margin: 0; padding: 0; max-width: none; } .signatures { flex-wrap: nowrap; gap: 1cm; } .hint { display: none; } }
`;

/** Nothing but its own style sheet: the page is to be printed. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** In Vietnamese only: the officer has to read it. */
export function blankPage({ title, to, parts, closing, signatures }: BlankPaper) {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <p class="hint">
          Dùng lệnh In của trình duyệt để in trang này, ghi bằng tay và ký, rồi chụp lại để nộp kèm hồ sơ.
          Pháp luật không bắt buộc dùng mẫu này: viết tay đủ nội dung cũng được.
        </p>
        <p class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br /><span>Độc lập - Tự do - Hạnh phúc</span></p>
        <h1>${title}</h1>
        ${to === undefined ? '' : html`<p class="to">Kính gửi: ${to}………………………………………</p>`}
        ${parts.map(
          ({ heading, questions, lines = 0 }) => html`
            ${heading === undefined ? '' : html`<h2>${heading}</h2>`}
            ${questions.map((question) => html`<p class="question">${question}:</p>`)}
            ${Array.from({ length: lines }, () => html`<p class="empty"></p>`)}
          `,
        )}
        <p class="closing">${closing}</p>
        <div class="signatures">
          ${signatures.map(
            (who) =>
              html`<div>
                <p>……, ngày …… tháng …… năm ……</p>
                <p><strong>${who}</strong></p>
                <p>(ký, ghi rõ họ và tên)</p>
              </div>`,
          )}
        </div>
      </body>
    </html>`;
}
