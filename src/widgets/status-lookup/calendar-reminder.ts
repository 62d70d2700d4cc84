import { msg, str } from '../../i18n/message.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { reminderBefore, writeCalendarFile } from '../../domain/calendar-file.ts';
import { WEEKENDS_ONLY } from './deadline-reading.ts';
import type { DossierView } from './dossier-view.ts';
import { saveFile } from './save-file.ts';

/** Saves an entry for the calendar. Loaded when somebody wants one. */
export function saveReminder({ dossier, now }: DossierView, due: Date): void {
  const { code, version, procedureName, holder, calendar } = dossier;
  const file = writeCalendarFile({
    uid: `${code}@dvc-status-lookup`,
    revision: version,
    due,
    summary: reminderTitle(dossier),
    description: [procedureName, holder.name, holder.hotline?.label].filter(Boolean).join('\n'),
    alarm: reminderBefore(due, now, calendar ?? WEEKENDS_ONLY),
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
