import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import { DOSSIER_STATUS, STANDING, type DossierProgress } from '../../contract/dossier-progress.ts';
import { formatDate } from '../../i18n/formats.ts';
import { liveText } from '../../ui/live-text.ts';
import { readDeadline, specialDays, type RestDays } from './deadline-reading.ts';
import { standingWords } from './dossier-words.ts';
import { fact } from './facts.ts';
import { momentWords } from './moment-words.ts';

/** The standing as a badge, with a word where it was counted on the device. */
export function standingBadge(dossier: DossierProgress, now: Date, language: Language): unknown {
  if (isMoot(dossier)) return nothing;
  const reading = readDeadline(dossier, now);
  const { words, tone } = standingWords(reading, language);
  return html`<span class="badge" part="badge" data-tone=${tone}>${liveText(words)}</span>${
      reading.provisional ? html` <span class="muted small">${msg('(dự kiến)')}</span>` : nothing
    }`;
}

/** Whether nobody waits for a result any more: “in time” would be said of nothing. */
export function isMoot({ status }: DossierProgress): boolean {
  const { notReceived, withdrawn, stopped } = DOSSIER_STATUS;
  return [notReceived, withdrawn, stopped].some((code) => code === status.code);
}

/** When the result is due, how much of that is left, and why it is that day. */
export function deadlinePart(dossier: DossierProgress, now: Date, language: Language): TemplateResult {
  const reading = readDeadline(dossier, now);
  const { deadline, finishedAt, receivedAt, filedAt } = dossier;
  if (isMoot(dossier)) {
    return html`<section part="deadline">
      <h3>${msg('Thời hạn')}</h3>
      <p>${msg(str`Hồ sơ nộp ${momentWords(filedAt, language)}. Thời hạn không còn được tính.`)}</p>
    </section>`;
  }
  const isPaused = deadline.standing.code === STANDING.paused;
  return html`<section part="deadline">
    <h3>${msg('Thời hạn')}</h3>
    <dl class="facts">
      ${fact(msg('Ngày nộp'), momentWords(filedAt, language))}
      ${fact(msg('Thời hạn tính từ'), momentWords(receivedAt, language))}
      ${fact(isPaused ? msg('Ngày hẹn trước khi tạm dừng') : msg('Hẹn trả kết quả'), dueWords(dossier, language))}
      ${fact(msg('Giải quyết xong'), momentWords(finishedAt, language))}
      ${fact(msg('Tình trạng'), standingBadge(dossier, now, language))}
    </dl>
    ${isPaused ? html`<p>${pauseWords(dossier, language)}</p>` : nothing}
    ${
      reading.provisional
        ? html`<p class="muted small">
            ${msg('Số ngày còn lại do máy này tính; số chính thức sẽ có khi nối lại với hệ thống quốc gia.')}
          </p>`
        : nothing
    }
    ${reading.standing === STANDING.running ? restPart(dossier, now, language) : nothing}
    ${changesPart(dossier, language)}
  </section>`;
}

function dueWords({ deadline, receivedAt }: DossierProgress, language: Language): string {
  const due = momentWords(deadline.dueAt, language);
  if (due) return due;
  if (deadline.standing.code === STANDING.none && receivedAt)
    return msg('Thủ tục này không quy định thời hạn');
  return msg('Sẽ có khi hồ sơ được tiếp nhận');
}

function pauseWords({ deadline, status }: DossierProgress, language: Language): string {
  const date = formatDate(deadline.pausedSince, language);
  const since = date ? msg(str`Thời hạn tạm dừng từ ${date}.`) : msg('Thời hạn đang tạm dừng.');
  const { payment, supplement } = DOSSIER_STATUS;
  if (status.code === supplement)
    return `${since} ${msg('Ngày hẹn mới sẽ được tính khi nhận đủ phần bổ sung.')}`;
  if (status.code === payment)
    return `${since} ${msg('Ngày hẹn mới sẽ được tính khi nhận được phí, lệ phí.')}`;
  return since;
}

/** Why there are fewer working days than the calendar on the wall lets one think. */
function restPart(dossier: DossierProgress, now: Date, language: Language): unknown {
  const { rest, worked } = specialDays(dossier, now);
  if (rest.length + worked.length === 0) return nothing;
  return html`<div>
    <p>${msg('Từ nay đến ngày hẹn, ngoài ngày nghỉ cuối tuần:')}</p>
    <ul class="plain-list">
      ${rest.map((days) => html`<li>${msg('không tính')} <span lang="vi">${days.name}</span>, ${dayWords(days, language)}</li>`)}
      ${worked.map((date) => html`<li>${msg('có tính')} ${formatDate(date, language)}, ${msg('ngày làm bù')}</li>`)}
    </ul>
  </div>`;
}

function dayWords({ dates }: RestDays, language: Language): string {
  const [first, last] = [formatDate(dates[0], language) ?? '', formatDate(dates.at(-1), language) ?? ''];
  return dates.length === 1 ? first : msg(str`từ ${first} đến ${last}`);
}

function changesPart({ deadline }: DossierProgress, language: Language): unknown {
  const { changes } = deadline;
  if (changes.length === 0) return nothing;
  const words = (iso: string | undefined) => (iso && formatDate(iso, language)) || msg('chưa có');
  return html`<details>
    <summary>${msg(str`Ngày hẹn đã thay đổi ${changes.length} lần`)}</summary>
    <ol class="plain-list">
      ${changes.map(
        ({ at, before, after, reason }) =>
          html`<li>
            <p class="muted small">${momentWords(at, language)}</p>
            <p>${msg(str`Từ ${words(before)} thành ${words(after)}`)}</p>
            <p>${reason}</p>
          </li>`,
      )}
    </ol>
  </details>`;
}
