import { msg, str } from '../../i18n/message.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { writeCalendarFile } from '../../domain/calendar-file.ts';
import type { DossierView } from './dossier-view.ts';
import { saveFile } from './save-file.ts';

const HOUR = 3_600_000;

/** Saves an entry for the calendar. Loaded when somebody wants one. */
export function saveReminder({ dossier, now }: DossierView, due: Date): void {
  const { code, version, procedureName, holder } = dossier;
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
