import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { KnownDossier, OpenedDossier } from './known-dossiers.ts';

export interface KnownList {
  readonly known: readonly KnownDossier[];
  /** State, standing, and the time of both. */
  readonly summary: (opened: OpenedDossier) => unknown;
  readonly open: (code: string) => void;
  readonly forget: (code: string) => void;
  readonly forgetAll: () => void;
}

/** Several dossiers at once, a row each. */
export function knownList({ known, summary, open, forget, forgetAll }: KnownList): unknown {
  if (known.length === 0) return nothing;
  const remembered = known.filter((one) => one.remembered).length;
  return html`<section class="known screen-only" part="known-dossiers">
    <h3>${msg('Hồ sơ đang theo dõi')}</h3>
    <ul class="rows">
      ${known.map((one) => html`<li>${row(one, summary, open, forget)}</li>`)}
    </ul>
    ${
      remembered > 1
        ? html`<p>
            <button type="button" class="button plain" @click=${forgetAll}>
              ${msg('Xóa hết mã khỏi máy này')}
            </button>
          </p>`
        : nothing
    }
  </section>`;
}

function row(
  { code, opened, remembered }: KnownDossier,
  summary: KnownList['summary'],
  open: KnownList['open'],
  forget: KnownList['forget'],
): TemplateResult {
  return html`<div class="row">
    <div>
      <p class="row-code" translate="no">${code}</p>
      ${opened ? summary(opened) : html`<p class="muted small">${msg('Xác nhận lại để xem tình trạng.')}</p>`}
    </div>
    <p class="actions">
      <button
        type="button"
        class="button"
        aria-label=${msg(str`Mở hồ sơ ${code}`)}
        @click=${() => open(code)}
      >
        ${msg('Mở')}
      </button>
      ${
        remembered
          ? html`<button
              type="button"
              class="button plain"
              aria-label=${msg(str`Bỏ nhớ mã ${code}`)}
              @click=${() => forget(code)}
            >
              ${msg('Bỏ nhớ')}
            </button>`
          : nothing
      }
    </p>
  </div>`;
}
