import { CLOCK_OFFSET, today } from '../../src/domain/calendar-date.ts';
import { dueAt, receivedAt } from '../../src/domain/working-time.ts';
import { workingCalendar } from '../catalogue/holidays.ts';
import type { FormHandling } from '../forms/source.ts';

export interface Deadline {
  readonly received: Date;
  /** Absent where the law gives no time limit. */
  readonly due?: Date;
}

/** In years, and then one more for holidays at the end. */
const YEARS: Readonly<Record<string, number>> = {
  HOUR: 1 / 1_800,
  WORKING_DAY: 1 / 220,
  DAY: 1 / 365,
  MONTH: 1 / 12,
};

/** When the time limit of a dossier filed now begins and ends, by the calendar of the offices. */
export async function deadlineOf({ processing }: FormHandling, now: Date): Promise<Deadline> {
  const year = Number(today(now).slice(0, 4));
  const years = processing ? Math.ceil(processing.value * (YEARS[processing.unit] ?? 0)) : 0;
  const usual = await workingCalendar(year, year + years + 1);
  const cutOff = processing?.cutOff === undefined ? undefined : minuteOf(processing.cutOff);
  const calendar = { ...usual, ...(cutOff !== undefined && { cutOff }) };
  const received = receivedAt(now, calendar);
  const due = processing && dueAt(processing, received, calendar);
  return { received, ...(due && { due }) };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** With the offset of Viet Nam: what people read off it is the time there. */
export function vietnamTime(moment: Date): string {
  return `${new Date(moment.getTime() + CLOCK_OFFSET).toISOString().slice(0, 19)}+07:00`;
}
