import { today } from '../../src/domain/calendar-date.ts';
import { addPause } from '../../src/domain/working-time.ts';
import { workingCalendar } from '../catalogue/holidays.ts';
import type { dossiers } from '../db/schema/dossiers.ts';
import type { KeptDueChange, Text } from './kept.ts';

type Row = typeof dossiers.$inferSelect;
export type ClockChange = Partial<Pick<Row, 'dueAt' | 'dueChanges' | 'pausedSince'>>;

const yearOf = (moment: Date) => Number(today(moment).slice(0, 4));

/**
 * While a citizen is waited for the clock stands still: the due time moves by as much working time as passed
 * (domain.md, section 6). Where none did, as on a Sunday, nothing has changed and nothing is told.
 */
export async function resumed(row: Row, now: Date, reason: Text): Promise<ClockChange> {
  const { dueAt, pausedSince } = row;
  if (dueAt === null || pausedSince === null) return { pausedSince: null };
  const years = [dueAt, pausedSince, now].map(yearOf);
  // The years behind, too: a pause may be long, and what is left of the time is added behind it.
  const waited = Math.max(0, yearOf(now) - yearOf(pausedSince));
  const calendar = await workingCalendar(Math.min(...years), Math.max(...years) + waited + 1);
  return { pausedSince: null, ...dueAgain(row, addPause(dueAt, pausedSince, now, calendar), now, reason) };
}

/** Another due time, with the one before and the reason. */
export function dueAgain(
  { dueAt, dueChanges }: Pick<Row, 'dueAt' | 'dueChanges'>,
  after: Date,
  now: Date,
  reason: Text,
): ClockChange {
  if (dueAt?.getTime() === after.getTime()) return {};
  const change: KeptDueChange = {
    at: now.toISOString(),
    ...(dueAt && { before: dueAt.toISOString() }),
    after: after.toISOString(),
    reason,
  };
  return { dueAt: after, dueChanges: [...dueChanges, change] };
}
