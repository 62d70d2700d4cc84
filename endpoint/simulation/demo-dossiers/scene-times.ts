import { addDays, CLOCK_OFFSET, today } from '../../../src/domain/calendar-date.ts';
import { isWorkingDay, type WorkingDays } from '../../../src/domain/working-calendar.ts';
import { addWorkingDays, addWorkingHours } from '../../../src/domain/working-time.ts';
import { workingCalendar } from '../../catalogue/holidays.ts';
import { deadlineOf } from '../../dossiers/deadline.ts';
import type { FormHandling } from '../../forms/source.ts';
import type { Scene } from './scene.ts';

export interface SceneTimes {
  readonly filed: Date;
  /** So many working hours after the time limit began. */
  after(hours: number): Date;
  /** The result as first promised, so many working days later. */
  dueLater(workingDays: number): Date;
}

const MINUTE = 60_000;
/** In Viet Nam: half past nine. */
const FILED_AT = (9 * 60 + 30) * MINUTE;
/** No scene began longer ago. */
const LONGEST_AGO = 60;

/** When a dossier must have been filed, so that it stands now where its scene wants it. */
export async function sceneTimes(scene: Scene, handling: FormHandling, now: Date): Promise<SceneTimes> {
  const year = Number(today(now).slice(0, 4));
  const calendar = await workingCalendar(year - 1, year + 1);
  const timesOf = async (filed: Date) => {
    const { received, due = received } = await deadlineOf(handling, filed);
    const times: SceneTimes = {
      filed,
      after: (hours) => addWorkingHours(received, hours, calendar),
      dueLater: (workingDays) => addWorkingDays(due, workingDays, calendar),
    };
    return { times, promised: today(due) };
  };
  if ('minutesAgo' in scene.filed)
    return (await timesOf(new Date(now.getTime() - scene.filed.minutesAgo * MINUTE))).times;
  const wanted = workingDay(today(now), scene.filed.daysLeft, calendar);
  const lasts = Math.max(0, ...scene.moves.map(({ hours }) => hours));
  for (let ago = 1; ago <= LONGEST_AGO; ago += 1) {
    const date = addDays(today(now), -ago);
    if (!isWorkingDay(date, calendar)) continue;
    const filed = new Date(Date.parse(`${date}T00:00:00Z`) - CLOCK_OFFSET + FILED_AT);
    const { times, promised } = await timesOf(filed);
    if (promised <= wanted && times.after(lasts) < now) return times;
  }
  throw new RangeError('a scene that began too long ago');
}

/** So many working days after a day, or before it; a day of rest counts as the next working day. */
function workingDay(date: string, days: number, calendar: WorkingDays): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  const direction = Math.sign(days);
  for (let left = Math.abs(days); left > 0;) {
    day = addDays(day, direction);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}
