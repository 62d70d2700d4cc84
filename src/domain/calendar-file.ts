import { addDays, CLOCK_OFFSET, today } from './calendar-date.ts';
import { workingDayBefore, type WorkingDays } from './working-calendar.ts';

/** One entry of a calendar file (iCalendar, RFC 5545). */
export interface CalendarEntry {
  /** Stays the same for the same thing, so that a file of later replaces the entry of before. */
  readonly uid: string;
  /** Grows with every change of the entry. */
  readonly revision?: number;
  /** A moment, or a whole day in Viet Nam, `yyyy-mm-dd`. */
  readonly due: Date | string;
  readonly summary: string;
  readonly description: string;
  /** When to remind. */
  readonly alarm?: Date | undefined;
  /** When the file is made. */
  readonly stamp: Date;
}

/** Octets of a line without its end; what is longer goes on in the next line, after a space. */
const LINE_OCTETS = 75;
const HOUR = 3_600_000;
const MORNING = 8 * HOUR;

export function writeCalendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//dvc-widgets//due dates//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${utc(entry.stamp)}`,
    `SEQUENCE:${entry.revision ?? 0}`,
    ...start(entry.due),
    `SUMMARY:${escaped(entry.summary)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    // A due date keeps nobody from meeting others at that hour.
    'TRANSP:TRANSPARENT',
    ...(entry.alarm ? reminder(entry.alarm, entry.summary) : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/**
 * On the morning of the working day before, so that a call still helps; where that is past, an hour before it is
 * due; and not at all where that is past too.
 */
export function reminderBefore(due: Date, now: Date, calendar: WorkingDays): Date | undefined {
  const eve = Date.parse(workingDayBefore(today(due), calendar)) - CLOCK_OFFSET + MORNING;
  const moment = [eve, due.getTime() - HOUR].find((time) => time > now.getTime());
  return moment === undefined ? undefined : new Date(moment);
}

function start(due: Date | string): string[] {
  if (typeof due !== 'string') return [`DTSTART:${utc(due)}`];
  return [`DTSTART;VALUE=DATE:${day(due)}`, `DTEND;VALUE=DATE:${day(addDays(due, 1))}`];
}

function reminder(at: Date, text: string): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(text)}`,
    `TRIGGER;VALUE=DATE-TIME:${utc(at)}`,
    'END:VALARM',
  ];
}

function utc(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function day(date: string): string {
  return date.replaceAll('-', '');
}

function escaped(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replace(/(?!\t)\p{Cc}/gu, '');
}

/** Breaks between characters: an octet of another line would spoil a Vietnamese letter. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** In UTF-8. */
function octetsOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x8_00) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}
