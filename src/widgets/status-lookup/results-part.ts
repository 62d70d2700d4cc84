import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { isProblem } from '../../client/problems.ts';
import type { EndpointError } from '../../client/errors.ts';
import { formatBytes } from '../../i18n/sizes-and-times.ts';
import { icon } from '../../ui/icon.ts';
import type { DossierView } from './dossier-view.ts';
import type { DownloadState, ResultDownloads } from './result-downloads.ts';
import { DOWNLOAD } from './status-icons.ts';

/** The documents of the result, to be taken along. */
export function resultsPart(
  { dossier, token, language }: DossierView,
  downloads: ResultDownloads,
): TemplateResult {
  const { code, results } = dossier;
  return html`<section part="results">
    <h3>${msg('Kết quả')}</h3>
    <ul class="rows">
      ${results.map((result) => {
        const { id, name, type, size } = result;
        const state = downloads.stateOf(id);
        const isLoading = state?.kind === 'loading';
        return html`<li>
          <div class="row">
            <span lang="vi">${name} <span class="muted small">(${formatBytes(size, language)})</span></span>
            <button
              type="button"
              class="button screen-only"
              part="download-button"
              aria-label=${msg(str`Tải về ${name}`)}
              aria-disabled=${isLoading ? 'true' : nothing}
              @click=${() => void downloads.download({ code, token, id, name, type })}
            >
              ${icon(DOWNLOAD)} ${isLoading ? msg('Đang tải…') : msg('Tải về')}
            </button>
          </div>
          <p class="small screen-only" role="status">${stateWords(state)}</p>
        </li>`;
      })}
    </ul>
  </section>`;
}

function stateWords(state: DownloadState | undefined): unknown {
  switch (state?.kind) {
    case 'loading':
      return html`<span class="visually-hidden">${msg('Đang tải…')}</span>`;
    case 'saved':
      return msg('Đã tải về máy này');
    case 'failed':
      return html`<span class="error">${failureWords(state.error)}</span>`;
    default:
      return nothing;
  }
}

function failureWords(error: EndpointError): string {
  if (error.failure.kind === 'offline')
    return msg('Máy đang mất mạng. Có mạng lại, xin bấm “Tải về” lần nữa.');
  if (isProblem(error, 'tracking-expired')) return msg('Đã hết thời gian xem. Xin tra cứu lại rồi tải.');
  if (isProblem(error, 'dossier-not-found'))
    return msg('Tài liệu này hiện không tải được. Xin hỏi cơ quan trả kết quả.');
  return msg('Chưa tải được, có thể đường truyền đang yếu. Xin bấm “Tải về” lần nữa.');
}
