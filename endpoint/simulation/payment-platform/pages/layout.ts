import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../../../http/language.ts';
import { WORDS } from './words.ts';

export type Part = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: light dark; --text: #1e2f41; --muted: #495057; --line: #c9d1d9; --field: #6c7782; --ground: #fff; --action: #1d5a7a; --on-action: #fff; --notice: #fff5dd; --bar: #7a4f00; }
@media (prefers-color-scheme: dark) { :root { --text: #e8edf2; --muted: #b3bec9; --line: #3d4d5d; --field: #8f9dab; --ground: #14202b; --action: #9fd3ee; --on-action: #0d2330; --notice: #352a10; --bar: #ffc251; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 40rem; padding: 16px; color: var(--text); background: var(--ground); font: 1rem/1.6 system-ui, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
.simulation { margin: 0 0 24px; padding: 12px 16px; border-left: 4px solid var(--bar); background: var(--notice); }
h1 { margin: 0 0 16px; font-size: 1.375rem; line-height: 1.3; }
h2 { margin: 24px 0 8px; font-size: 1.125rem; }
dl { margin: 0; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 16px; padding: 8px 0; border-bottom: 1px solid var(--line); }
dt { flex: 1 0 9rem; color: var(--muted); }
dd { flex: 2 1 12rem; margin: 0; font-variant-numeric: tabular-nums; }
.total dd { font-size: 1.375rem; font-weight: 600; }
fieldset { margin: 24px 0 0; padding: 0; border: 0; }
legend { padding: 0; font-size: 1.125rem; font-weight: 600; }
.choice { display: flex; gap: 12px; align-items: center; min-height: 44px; padding: 4px 0; border-bottom: 1px solid var(--line); }
.choice input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--action); }
.choice small, .hint { color: var(--muted); font-size: 0.875rem; }
.choice small { display: block; }
.field { display: block; margin: 16px 0 0; }
.field span { display: block; }
input:not([type=radio]), textarea { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--field); border-radius: 4px; color: inherit; background: transparent; font: inherit; }
textarea { min-height: 7.5rem; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; margin: 24px 0; }
button { min-height: 44px; padding: 8px 20px; border: 1px solid var(--action); border-radius: 4px; color: var(--action); background: transparent; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { color: var(--on-action); background: var(--action); }
a { color: var(--action); }
:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
[role=alert] { padding: 12px 16px; border-left: 4px solid var(--bar); background: var(--notice); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Forms lead here, and from here to where the payer came from: a policy for forms counts that as well. */
function policy(returnUrl: string | undefined): string {
  const back = returnUrl === undefined ? '' : ` ${new URL(returnUrl).origin}`;
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    `form-action 'self'${back}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

export interface Page {
  readonly language: Language;
  readonly heading: string;
  readonly body: Part;
  readonly status?: 200 | 400 | 403 | 404 | 409;
  readonly returnUrl?: string | undefined;
}

/** A page for people, which needs no script and is kept nowhere. */
export function showPage(context: Context, { language, heading, body, status, returnUrl }: Page) {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${heading} – ${WORDS.platform[language]}</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <p class="simulation" role="note">${WORDS.simulation[language]}</p>
        <main>
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return context.html(page, status ?? 200, {
    'Cache-Control': 'no-store',
    'Content-Language': language,
    'Content-Security-Policy': policy(returnUrl),
    // The address of the page is the key to it.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  });
}
