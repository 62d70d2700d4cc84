import { STANDING, type DossierProgress } from '../../contract/dossier-progress.ts';
import { today } from '../../domain/calendar-date.ts';
import { standingOf, workingDaysLeft } from '../../domain/deadline-standing.ts';
import { WEEKEND, type WorkingDays } from '../../domain/working-calendar.ts';

/** Where a dossier stands against its time limit today. */
export interface DeadlineReading {
  /** See `STANDING`. */
  readonly standing: string;
  /** The endpoint's word for it, if it is not ours to know. */
  readonly label: string;
  readonly dueAt?: Date;
  /** Working days left; less than zero once it is past. */
  readonly daysLeft?: number;
  /** Working days it was finished after the day promised. */
  readonly daysLate?: number;
  /** Counted on the device, which may know less than the endpoint. */
  readonly provisional: boolean;
}

/** Where the endpoint sends no calendar. */
export const WEEKENDS_ONLY: WorkingDays = { weekend: WEEKEND, holidays: [], extraWorkingDays: [] };
const OPEN: readonly string[] = [STANDING.running, STANDING.overdue];

/**
 * The endpoint's count as long as it is of today; else counted anew, because a page that stands open over
 * night must not promise a day too much.
 */
export function readDeadline(dossier: DossierProgress, now: Date): DeadlineReading {
  const { deadline, calendar, asOf } = dossier;
  const dueAt = momentOf(deadline.dueAt);
  const finishedAt = momentOf(dossier.finishedAt);
  const said = momentOf(asOf);
  const isOfToday = said !== undefined && today(said) === today(now);
  let { code: standing } = deadline.standing;
  // A standing nobody here has heard of cannot be counted on.
  if (!isOfToday && OPEN.includes(standing)) standing = standingOf({ dueAt, finishedAt, now });
  const reading = { standing, label: deadline.standing.label, ...(dueAt && { dueAt }) };
  if (standing === STANDING.late && dueAt && finishedAt && calendar) {
    return { ...reading, daysLate: workingDaysLeft(dueAt, finishedAt, calendar), provisional: false };
  }
  if (!dueAt || !OPEN.includes(standing)) return { ...reading, provisional: false };
  if (isOfToday && deadline.workingDaysLeft !== undefined) {
    return { ...reading, daysLeft: deadline.workingDaysLeft, provisional: false };
  }
  return { ...reading, daysLeft: workingDaysLeft(now, dueAt, calendar ?? WEEKENDS_ONLY), provisional: true };
}

/** Days of rest, and Saturdays worked in their place, after today up to the day it is due. */
export function specialDays(dossier: DossierProgress, now: Date): { rest: RestDays[]; worked: string[] } {
  const dueAt = momentOf(dossier.deadline.dueAt);
  const { calendar } = dossier;
  if (!dueAt || !calendar) return { rest: [], worked: [] };
  const [from, to] = [today(now), today(dueAt)];
  const isBetween = (date: string) => date > from && date <= to;
  const rest = new Map<string, string[]>();
  for (const { date, name } of calendar.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const isWeekend = calendar.weekend.includes(new Date(date).getUTCDay());
    if (!isBetween(date) || isWeekend || calendar.extraWorkingDays.includes(date)) continue;
    rest.set(name, [...(rest.get(name) ?? []), date]);
  }
  return {
    rest: [...rest].map(([name, dates]) => ({ name, dates })),
    worked: calendar.extraWorkingDays.filter(isBetween),
  };
}

export interface RestDays {
  readonly name: string;
  /** `yyyy-mm-dd`, in order. */
  readonly dates: readonly string[];
}

function momentOf(iso: string | undefined): Date | undefined {
  const moment = new Date(iso ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
