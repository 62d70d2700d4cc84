import { STANDING } from '../contract/dossier-progress.ts';
import { today } from './calendar-date.ts';
import { workingDaysBetween, type WorkingDays } from './working-calendar.ts';

export type Standing = (typeof STANDING)[keyof typeof STANDING];

export interface DeadlineMoments {
  /** The time in force; none where the law gives none. */
  readonly dueAt?: Date | undefined;
  readonly finishedAt?: Date | undefined;
  /** Since when the clock has stood still. */
  readonly pausedSince?: Date | undefined;
  readonly now: Date;
}

/**
 * Where a dossier stands against its time limit. Days in Viet Nam are compared, not hours: a result at
 * 16:00 of a day promised for 10:00 is on time (domain.md, section 6). Who asks for papers after the day
 * promised is overdue all the same.
 */
export function standingOf({ dueAt, finishedAt, pausedSince, now }: DeadlineMoments): Standing {
  if (dueAt === undefined) return finishedAt === undefined ? STANDING.none : STANDING.onTime;
  const promised = today(dueAt);
  if (finishedAt !== undefined) {
    const finished = today(finishedAt);
    if (finished < promised) return STANDING.early;
    return finished === promised ? STANDING.onTime : STANDING.late;
  }
  if (today(pausedSince ?? now) > promised) return STANDING.overdue;
  return pausedSince === undefined ? STANDING.running : STANDING.paused;
}

/** Working days after the day of `from` up to and with the day of `due`; negative for those that passed since. */
export function workingDaysLeft(from: Date, due: Date, calendar: WorkingDays): number {
  return workingDaysBetween(today(from), today(due), calendar);
}
