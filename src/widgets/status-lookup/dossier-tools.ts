import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { writeCalendarFile } from '../../domain/calendar-file.ts';
import { icon } from '../../ui/icon.ts';
import type { DossierView } from './dossier-view.ts';
import { saveFile } from './save-file.ts';
import { CALENDAR, COPY, PRINT } from './status-icons.ts';

const HOUR = 3_600_000;

export interface DossierTools {
  readonly copied: boolean;
  readonly copy: () => void;
  /** The browser does not keep the code. */
  readonly unkept: boolean;
  readonly remember: (box: HTMLInputElement) => void;
}

/** What one does with a dossier beside reading it: keep it, print it, be reminded of it. */
export function toolsPart(
  view: DossierView,
  { copied, copy, unkept, remember }: DossierTools,
): TemplateResult {
  const { dossier, remembered, now } = view;
  const isDueLater = Date.parse(reminderDate(dossier) ?? '') > now.getTime();
  return html`<section part="tools" class="screen-only">
    <h3>${msg('Giữ lại và nhắc việc')}</h3>
    <p class="actions">
      <button type="button" class="button" part="copy-button" @click=${copy}>
        ${icon(COPY)} ${msg('Sao chép mã')}
      </button>
      <button type="button" class="button" part="print-button" @click=${() => print()}>
        ${icon(PRINT)} ${msg('In trang này')}
      </button>
      ${
        isDueLater
          ? html`<button
              type="button"
              class="button"
              part="calendar-button"
              @click=${() => saveReminder(view)}
            >
              ${icon(CALENDAR)} ${msg('Thêm vào lịch')}
            </button>`
          : nothing
      }
      <span class="small" role="status">${copied ? msg('Đã sao chép mã hồ sơ') : nothing}</span>
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

/** The day something has to be done by, else the day the result is due. */
function reminderDate({ supplement, payment, deadline, finishedAt }: DossierProgress): string | undefined {
  return supplement?.until ?? payment?.until ?? (finishedAt ? undefined : deadline.dueAt);
}

function saveReminder({ dossier, now }: DossierView): void {
  const { code, version, procedureName, holder } = dossier;
  const due = new Date(reminderDate(dossier) ?? '');
  const file = writeCalendarFile({
    uid: `${code}@dvc-status-lookup`,
    revision: version,
    due,
    summary: reminderTitle(dossier),
    description: [procedureName, holder.name, holder.hotline?.label].filter(Boolean).join('\n'),
    alarm: new Date(due.getTime() - 24 * HOUR),
    stamp: now,
  });
  const type = 'text/calendar';
  saveFile(new Blob([file], { type: `${type};charset=utf-8` }), code, type);
}

function reminderTitle({ code, supplement, payment }: DossierProgress): string {
  if (supplement?.until) return msg(str`Hạn bổ sung hồ sơ ${code}`);
  if (payment?.until) return msg(str`Hạn nộp phí hồ sơ ${code}`);
  return msg(str`Hẹn trả kết quả hồ sơ ${code}`);
}
