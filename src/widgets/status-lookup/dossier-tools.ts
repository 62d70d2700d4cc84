import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { icon } from '../../ui/icon.ts';
import type { DossierView } from './dossier-view.ts';
import { CALENDAR, COPY, PRINT } from './status-icons.ts';

export interface DossierTools {
  readonly copied: boolean;
  readonly copy: () => void;
  readonly print: () => void;
  /** Saves an entry for the calendar of the day something is due. */
  readonly remind: (due: Date) => void;
  /** What writes it has not come. */
  readonly isReminderMissing: boolean;
  /** The browser does not keep the code. */
  readonly unkept: boolean;
  readonly remember: (box: HTMLInputElement) => void;
}

/** What one does with a dossier beside reading it: keep it, print it, be reminded of it. */
export function toolsPart(
  view: DossierView,
  { copied, copy, print, remind, isReminderMissing, unkept, remember }: DossierTools,
): TemplateResult {
  const { dossier, remembered, now } = view;
  const due = new Date(reminderDate(dossier) ?? '');
  return html`<section part="tools" class="screen-only">
    <h3>${msg('Giữ lại và nhắc việc')}</h3>
    <p class="actions">
      <button type="button" class="button" part="copy-button" @click=${copy}>
        ${icon(COPY)} ${msg('Sao chép mã')}
      </button>
      <button type="button" class="button" part="print-button" @click=${print}>
        ${icon(PRINT)} ${msg('In trang này')}
      </button>
      ${
        due > now
          ? html`<button type="button" class="button" part="calendar-button" @click=${() => remind(due)}>
              ${icon(CALENDAR)} ${msg('Thêm vào lịch')}
            </button>`
          : nothing
      }
      <span class="small" role="status">${outcomeWords(copied, isReminderMissing)}</span>
    </p>
    ${
      remembered === undefined
        ? nothing
        : html`<label class="choice">
              <input
                type="checkbox"
                .checked=${remembered}
                @change=${(event: Event) => remember(event.target as HTMLInputElement)}
              />
              <span>${msg('Nhớ mã hồ sơ này trên máy')}</span>
            </label>
            <p class="small" role="status">
              ${
                unkept
                  ? html`<span class="error"
                      >${msg('Trình duyệt này không cho giữ mã. Xin sao chép mã hoặc in trang này.')}</span
                    >`
                  : nothing
              }
            </p>
            <p class="muted small">
              ${msg('Chỉ mã hồ sơ được giữ lại, không có tên hay giấy tờ. Máy dùng chung thì không nên chọn.')}
            </p>`
    }
  </section>`;
}

function outcomeWords(copied: boolean, isReminderMissing: boolean): unknown {
  if (isReminderMissing)
    return html`<span class="error"
      >${msg('Chưa tải được phần này của trang')}. ${msg('Xin kiểm tra mạng rồi thử lại.')}</span
    >`;
  return copied ? msg('Đã sao chép mã hồ sơ') : nothing;
}

/** The day something has to be done by, else the day the result is due. */
function reminderDate({ supplement, payment, deadline, finishedAt }: DossierProgress): string | undefined {
  return supplement?.until ?? payment?.until ?? (finishedAt ? undefined : deadline.dueAt);
}
