import { STANDING, type DossierCalendar, type DossierDeadline } from '../../src/contract/dossier-progress.ts';
import { addDays, today } from '../../src/domain/calendar-date.ts';
import { standingOf, workingDaysLeft } from '../../src/domain/deadline-standing.ts';
import type { WorkingCalendar } from '../../src/domain/working-calendar.ts';
import { workingCalendar } from '../catalogue/holidays.ts';
import type { dossiers } from '../db/schema/dossiers.ts';
import type { Language } from '../http/language.ts';
import type { TermBook } from '../services/terms.ts';
import { vietnamTime } from './deadline.ts';

type Row = Pick<
  typeof dossiers.$inferSelect,
  'dueAt' | 'finishedAt' | 'pausedSince' | 'dueChanges' | 'receivedAt'
>;

/** A clock may be wrong by some days, and a due time move by some weeks, before the calendar is asked again. */
const DAYS_BEFORE = 7;
const DAYS_AFTER = 45;

/** The time limit and what became of it; while it runs, and where it was missed, with the calendar it is counted by. */
export async function deadlineAndCalendar(
  row: Row,
  now: Date,
  language: Language,
  terms: TermBook,
): Promise<{ readonly deadline: DossierDeadline; readonly calendar?: DossierCalendar }> {
  const { dueAt, finishedAt, pausedSince } = row;
  const standing = standingOf({
    dueAt: dueAt ?? undefined,
    finishedAt: finishedAt ?? undefined,
    pausedSince: pausedSince ?? undefined,
    now,
  });
  const deadline = {
    standing: terms.term('dossierStandings', standing, language),
    ...(dueAt && { dueAt: vietnamTime(dueAt) }),
    ...(pausedSince && { pausedSince: vietnamTime(pausedSince) }),
    changes: row.dueChanges.map((change) => ({
      at: vietnamTime(new Date(change.at)),
      ...(change.before !== undefined && { before: vietnamTime(new Date(change.before)) }),
      ...(change.after !== undefined && { after: vietnamTime(new Date(change.after)) }),
      reason: change.reason[language],
    })),
  };
  if (dueAt === null || (finishedAt !== null && standing !== STANDING.late)) return { deadline };
  const span = spanOf([finishedAt ?? now, dueAt]);
  const calendar = await workingCalendar(yearOf(span.first), yearOf(span.last));
  return {
    // Of a finished dossier no days are left; by how many it was late is counted by the calendar.
    deadline: {
      ...deadline,
      ...(finishedAt === null && { workingDaysLeft: workingDaysLeft(now, dueAt, calendar) }),
    },
    calendar: within(calendar, span),
  };
}

interface Span {
  readonly first: string;
  readonly last: string;
}

function spanOf(moments: readonly Date[]): Span {
  const days = moments.map(today).toSorted();
  return { first: addDays(days[0] ?? '', -DAYS_BEFORE), last: addDays(days.at(-1) ?? '', DAYS_AFTER) };
}

const yearOf = (date: string) => Number(date.slice(0, 4));

function within(
  { weekend, holidays, extraWorkingDays }: WorkingCalendar,
  { first, last }: Span,
): DossierCalendar {
  const isWithin = (date: string) => date >= first && date <= last;
  return {
    weekend: [...weekend],
    holidays: holidays.filter(({ date }) => isWithin(date)).map(({ date, name }) => ({ date, name })),
    extraWorkingDays: extraWorkingDays.filter(isWithin),
  };
}
