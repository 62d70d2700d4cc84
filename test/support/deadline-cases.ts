/**
 * Deadlines worked out by hand from the rules (domain.md, section 6; Bộ luật Dân sự 2015, Điều 146 to 148;
 * Bộ luật Lao động 2019, Điều 111 and 112). Times are those of Viet Nam. The calendar is written out here
 * again, so that no slip in the library's own can hide in the cases.
 */
import type { WorkingCalendar } from '../../src/domain/working-calendar.ts';

const hour = (hours: number, minutes = 0) => hours * 60 + minutes;

export const DAYS_OFF: readonly string[] = [
  '2026-01-01', // Thursday, Tết Dương lịch
  '2026-01-02', // Friday, swapped for Saturday 10 January
  '2026-02-16', // Monday to Friday, Tết Nguyên đán; with both weekends nine days
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-04-26', // Sunday, Giỗ tổ Hùng Vương
  '2026-04-27', // Monday in lieu
  '2026-04-30', // Thursday
  '2026-05-01', // Friday
  '2026-08-31', // Monday, swapped for Saturday 22 August
  '2026-09-01', // Tuesday
  '2026-09-02', // Wednesday, Quốc khánh
  '2026-11-24', // Tuesday, Ngày Văn hóa Việt Nam
  '2027-01-01', // Friday
  '2027-02-05', // Friday to Tuesday, Tết Nguyên đán
  '2027-02-06',
  '2027-02-07',
  '2027-02-08',
  '2027-02-09',
  '2027-02-10', // Wednesday and Thursday in lieu of the weekend
  '2027-02-11',
  '2027-04-16', // Friday, Giỗ tổ Hùng Vương
  '2027-04-30', // Friday
  '2027-05-01', // Saturday
  '2027-05-03', // Monday in lieu
  '2027-09-02', // Thursday, Quốc khánh
  '2027-09-03', // Friday
  '2027-11-24', // Wednesday, Ngày Văn hóa Việt Nam
];

export const DAYS_WORKED: readonly string[] = ['2026-01-10', '2026-08-22'];

export const CASE_CALENDAR: WorkingCalendar = {
  hours: [
    [hour(7), hour(11, 30)],
    [hour(13, 30), hour(17)],
  ],
  weekend: [0, 6],
  holidays: DAYS_OFF.map((date) => ({ date, name: '' })),
  extraWorkingDays: DAYS_WORKED,
};

/** Births are taken until 15:00. */
export const BIRTHS = hour(15);

export interface DueCase {
  readonly filed: string;
  readonly cutOff?: number;
  readonly received: string;
  readonly value: number;
  readonly unit: 'WORKING_DAY' | 'HOUR' | 'DAY' | 'MONTH';
  readonly due: string;
  readonly why: string;
}

type Row = [filed: string, received: string, value: number, due: string, why: string];

const rows = (unit: DueCase['unit'], cases: readonly Row[], cutOff?: number): DueCase[] =>
  cases.map(([filed, received, value, due, why]) => ({
    filed,
    received,
    value,
    unit,
    due,
    why,
    ...(cutOff !== undefined && { cutOff }),
  }));

const ORDINARY: readonly Row[] = [
  [
    '2026-11-16 08:12',
    '2026-11-16 08:12',
    1,
    '2026-11-17 08:15',
    'A day is eight hours of work, so the same time the day after, rounded up to a quarter of an hour.',
  ],
  [
    '2026-11-16 06:10',
    '2026-11-16 07:00',
    1,
    '2026-11-16 17:00',
    'Filed before the office opens it is received at 07:00, and eight hours of work fill that same day.',
  ],
  [
    '2026-11-16 12:05',
    '2026-11-16 13:30',
    2,
    '2026-11-18 11:30',
    'Filed at lunch it is received at 13:30; 3.5 hours on Monday, 8 on Tuesday and 4.5 on Wednesday morning make 16.',
  ],
  [
    '2026-11-16 17:00',
    '2026-11-16 17:00',
    1,
    '2026-11-17 17:00',
    'At 17:00 sharp it still is that day, of which no time is left; the whole Tuesday counts.',
  ],
  [
    '2026-11-16 17:01',
    '2026-11-17 07:00',
    1,
    '2026-11-17 17:00',
    'After 17:00 it is received the next working morning.',
  ],
  [
    '2026-11-17 00:20',
    '2026-11-17 07:00',
    1,
    '2026-11-17 17:00',
    'After midnight it is the new day already, whose office opens at 07:00.',
  ],
  [
    '2026-11-21 09:00',
    '2026-11-23 07:00',
    1,
    '2026-11-23 17:00',
    'Filed on a Saturday, it is received on Monday morning.',
  ],
  [
    '2026-11-16 09:00',
    '2026-11-16 09:00',
    0.5,
    '2026-11-16 15:00',
    'Half a day is four hours: 2.5 until lunch, and 1.5 after it.',
  ],
  [
    '2026-11-20 19:30',
    '2026-11-23 07:00',
    3,
    '2026-11-26 17:00',
    'Filed on Friday evening it is received on Monday; Monday, Wednesday and Thursday count, 24/11 does not.',
  ],
  [
    '2026-11-24 09:00',
    '2026-11-25 07:00',
    1,
    '2026-11-25 17:00',
    'Filed on 24/11, when nobody works, it is received on the 25th.',
  ],
  [
    '2026-11-23 22:00',
    '2026-11-25 07:00',
    2,
    '2026-11-26 17:00',
    'The morning after the eve of 24/11 is that of the 25th.',
  ],
  [
    '2025-11-21 10:00',
    '2025-11-21 10:00',
    1,
    '2025-11-24 10:00',
    '24/11 is a day off since 2026 only (Nghị quyết 28/2026/QH16); in 2025 it was an ordinary Monday.',
  ],
  [
    '2027-11-23 10:00',
    '2027-11-23 10:00',
    3,
    '2027-11-29 10:00',
    'In 2027, 24/11 is a Wednesday: Thursday, Friday and Monday count.',
  ],
];

const SWAPS: readonly Row[] = [
  [
    '2025-12-31 14:00',
    '2025-12-31 14:00',
    1,
    '2026-01-05 14:00',
    'New year, the Friday swapped and a weekend follow; Monday the 5th is the next day of work.',
  ],
  [
    '2026-01-08 10:00',
    '2026-01-08 10:00',
    2,
    '2026-01-10 10:00',
    'Friday the 9th and Saturday the 10th, which is worked for 2 January.',
  ],
  [
    '2026-01-02 09:00',
    '2026-01-05 07:00',
    6,
    '2026-01-10 17:00',
    'Received after the swapped Friday; five days of that week, and its Saturday as the sixth.',
  ],
  [
    '2026-01-10 11:00',
    '2026-01-10 11:00',
    1,
    '2026-01-12 11:00',
    'Received on the Saturday that is worked; Sunday is not, so Monday.',
  ],
  [
    '2026-08-21 10:00',
    '2026-08-21 10:00',
    1,
    '2026-08-22 10:00',
    'Saturday 22 August is worked for 31 August.',
  ],
  [
    '2026-08-20 10:00',
    '2026-08-20 10:00',
    10,
    '2026-09-07 10:00',
    '21, 22, 24, 25, 26, 27 and 28 August are seven; 3, 4 and 7 September make ten.',
  ],
  [
    '2026-08-28 16:45',
    '2026-08-28 16:45',
    1,
    '2026-09-03 16:45',
    'A quarter of an hour on Friday; the rest after the swapped Monday and two days of Quốc khánh.',
  ],
  [
    '2026-08-31 10:00',
    '2026-09-03 07:00',
    1,
    '2026-09-03 17:00',
    'Nobody receives anything on the swapped Monday, nor on 1 and 2 September.',
  ],
];

const HOLIDAYS: readonly Row[] = [
  [
    '2026-02-13 16:00',
    '2026-02-13 16:00',
    1,
    '2026-02-23 16:00',
    'One hour before Tết 2026, seven on the first day after it: 4.5 in the morning, 2.5 from 13:30.',
  ],
  [
    '2026-02-12 09:00',
    '2026-02-12 09:00',
    3,
    '2026-02-24 09:00',
    'Friday the 13th, then Monday the 23rd and Tuesday the 24th: Tết takes the nine days between.',
  ],
  [
    '2026-02-18 10:00',
    '2026-02-23 07:00',
    5,
    '2026-02-27 17:00',
    'Filed on the second day of Tết; the whole week after it counts.',
  ],
  [
    '2026-02-13 17:30',
    '2026-02-23 07:00',
    1,
    '2026-02-23 17:00',
    'Half an hour too late on the last day before Tết is ten days too late.',
  ],
  [
    '2026-02-02 08:00',
    '2026-02-02 08:00',
    15,
    '2026-03-02 08:00',
    'Four days of the first week, five of the second, five of the week after Tết, and Monday 2 March.',
  ],
  [
    '2027-02-04 10:00',
    '2027-02-04 10:00',
    1,
    '2027-02-12 10:00',
    'Tết 2027 is 5 to 9 February with a weekend in it, made good on the 10th and 11th; Friday the 12th is worked.',
  ],
  [
    '2027-02-04 10:00',
    '2027-02-04 10:00',
    2,
    '2027-02-15 10:00',
    'Friday the 12th, and after the weekend Monday the 15th.',
  ],
  [
    '2027-02-05 08:00',
    '2027-02-12 07:00',
    2,
    '2027-02-15 17:00',
    'Filed on the eve of Tết, a day off; received on the 12th, and two full days end on the 15th.',
  ],
  [
    '2027-01-25 07:00',
    '2027-01-25 07:00',
    20,
    '2027-02-26 17:00',
    '25 to 29 January are five, 1 to 4 February nine, the 12th ten, and two weeks make twenty.',
  ],
  [
    '2026-04-24 13:30',
    '2026-04-24 13:30',
    1,
    '2026-04-28 11:30',
    'Giỗ tổ on Sunday gives Monday off; 3.5 hours on Friday and 4.5 on Tuesday end as the morning does.',
  ],
  [
    '2026-04-29 10:00',
    '2026-04-29 10:00',
    5,
    '2026-05-08 10:00',
    '30/4 and 1/5 are Thursday and Friday; the five days are those of the week after.',
  ],
  [
    '2027-04-15 10:00',
    '2027-04-15 10:00',
    1,
    '2027-04-19 10:00',
    'Giỗ tổ 2027 is Friday 16 April, followed by the weekend.',
  ],
  [
    '2027-04-29 09:00',
    '2027-04-29 09:00',
    1,
    '2027-05-04 09:00',
    'Friday 30/4, Saturday 1/5, Sunday, and Monday in lieu of the Saturday.',
  ],
  [
    '2027-09-01 08:00',
    '2027-09-01 08:00',
    1,
    '2027-09-06 08:00',
    'Thursday 2 and Friday 3 September, and the weekend after them.',
  ],
];

const CUT_OFF: readonly Row[] = [
  [
    '2026-11-17 14:59',
    '2026-11-17 14:59',
    1,
    '2026-11-18 15:00',
    'A minute before 15:00 it is received at once; the next day at 14:59, rounded up to 15:00.',
  ],
  ['2026-11-17 15:00', '2026-11-17 15:00', 1, '2026-11-18 15:00', 'At 15:00 sharp it is not after 15:00.'],
  [
    '2026-11-17 15:00:30',
    '2026-11-18 07:00',
    1,
    '2026-11-18 17:00',
    'Half a minute later it is, and counts as received the next morning.',
  ],
  [
    '2026-11-23 15:10',
    '2026-11-25 07:00',
    1,
    '2026-11-25 17:00',
    'The next working day after 23/11 is the 25th.',
  ],
  [
    '2026-02-13 15:30',
    '2026-02-23 07:00',
    1,
    '2026-02-23 17:00',
    'Half an hour too late on the last day before Tết 2026.',
  ],
  [
    '2027-02-04 15:20',
    '2027-02-12 07:00',
    1,
    '2027-02-12 17:00',
    'And before Tết 2027, whose first working day is the 12th.',
  ],
  [
    '2026-01-09 16:00',
    '2026-01-10 07:00',
    1,
    '2026-01-10 17:00',
    'The next working day after Friday the 9th is a Saturday.',
  ],
  ['2026-08-21 15:01', '2026-08-22 07:00', 1, '2026-08-22 17:00', 'Likewise Saturday 22 August.'],
  [
    '2026-08-22 15:30',
    '2026-08-24 07:00',
    1,
    '2026-08-24 17:00',
    'The cut-off holds on a Saturday that is worked; then comes Monday.',
  ],
];

const HOURS: readonly Row[] = [
  [
    '2026-11-16 08:00',
    '2026-11-16 08:00',
    4,
    '2026-11-16 14:00',
    '3.5 hours until 11:30, half an hour after lunch.',
  ],
  [
    '2026-11-16 15:30',
    '2026-11-16 15:30',
    4,
    '2026-11-17 09:30',
    '1.5 hours until 17:00, 2.5 the next morning.',
  ],
  [
    '2026-11-23 16:00',
    '2026-11-23 16:00',
    2,
    '2026-11-25 08:00',
    'One hour on the 23rd and one on the 25th.',
  ],
  ['2026-02-13 16:30', '2026-02-13 16:30', 1, '2026-02-23 07:30', 'Half an hour on either side of Tết 2026.'],
  [
    '2026-11-16 07:00',
    '2026-11-16 07:00',
    72,
    '2026-11-27 17:00',
    'Hours of work: nine days of eight, 24/11 and a weekend between them.',
  ],
  [
    '2026-11-16 11:20',
    '2026-11-16 11:20',
    0.5,
    '2026-11-16 14:00',
    'Ten minutes before lunch and twenty after it, 13:50, rounded up.',
  ],
  [
    '2026-11-16 10:50',
    '2026-11-16 10:50',
    0.5,
    '2026-11-16 11:30',
    '11:20 rounded up, still within the morning.',
  ],
  [
    '2026-11-16 16:52',
    '2026-11-16 16:52',
    8,
    '2026-11-17 17:00',
    '16:52 of the next day rounded up to the end of work, and not beyond.',
  ],
  [
    '2026-11-20 20:00',
    '2026-11-23 07:00',
    8,
    '2026-11-23 17:00',
    'Hours begin when the dossier is received, on Monday.',
  ],
];

const PLAIN_DAYS: readonly Row[] = [
  [
    '2026-11-16 10:00',
    '2026-11-16 10:00',
    3,
    '2026-11-19 17:00',
    'The first day is not counted (Điều 147); the third after it ends with office hours.',
  ],
  [
    '2026-11-16 10:00',
    '2026-11-16 10:00',
    5,
    '2026-11-23 17:00',
    'It ends on a Saturday, so with Monday (Điều 148).',
  ],
  [
    '2026-11-16 10:00',
    '2026-11-16 10:00',
    6,
    '2026-11-23 17:00',
    'It ends on a Sunday, so with the same Monday.',
  ],
  [
    '2026-11-09 10:00',
    '2026-11-09 10:00',
    15,
    '2026-11-25 17:00',
    'It ends on 24/11, so with the day after.',
  ],
  [
    '2026-11-20 18:00',
    '2026-11-23 07:00',
    1,
    '2026-11-25 17:00',
    'Received on Monday, it ends on 24/11, so with the 25th.',
  ],
  [
    '2026-02-05 10:00',
    '2026-02-05 10:00',
    10,
    '2026-02-23 17:00',
    'It ends on 15 February, in the rest of Tết.',
  ],
  ['2026-08-10 10:00', '2026-08-10 10:00', 12, '2026-08-22 17:00', 'It ends on the Saturday that is worked.'],
  ['2026-08-03 10:00', '2026-08-03 10:00', 30, '2026-09-03 17:00', 'It ends on Quốc khánh.'],
  [
    '2026-12-24 10:00',
    '2026-12-24 10:00',
    10,
    '2027-01-04 17:00',
    'It ends on Sunday 3 January of the next year.',
  ],
];

const MONTHS: readonly Row[] = [
  [
    '2026-10-23 10:00',
    '2026-10-23 10:00',
    1,
    '2026-11-23 17:00',
    'The same day of the next month, a Monday.',
  ],
  ['2026-08-24 10:00', '2026-08-24 10:00', 3, '2026-11-25 17:00', 'It ends on 24/11.'],
  [
    '2027-01-29 10:00',
    '2027-01-29 10:00',
    1,
    '2027-03-01 17:00',
    'February 2027 has no 29th: its last day, a Sunday, and so Monday 1 March (Điều 148).',
  ],
  [
    '2026-03-31 10:00',
    '2026-03-31 10:00',
    1,
    '2026-05-04 17:00',
    'April has no 31st; the 30th is a holiday, 1/5 another, and then comes the weekend.',
  ],
  [
    '2026-03-31 10:00',
    '2026-03-31 10:00',
    3,
    '2026-06-30 17:00',
    'June has no 31st either: its last day is a Tuesday (Điều 148).',
  ],
  ['2026-08-07 10:00', '2026-08-07 10:00', 6, '2027-02-12 17:00', 'It ends in Tết 2027.'],
  [
    '2026-10-01 10:00',
    '2026-10-01 10:00',
    1.5,
    '2026-11-16 17:00',
    'Half a month is fifteen days (Điều 146).',
  ],
  [
    '2026-09-03 10:00',
    '2026-09-03 10:00',
    12,
    '2027-09-06 17:00',
    'The same day of 2027 is the second of Quốc khánh.',
  ],
];

export const DUE_CASES: readonly DueCase[] = [
  ...rows('WORKING_DAY', ORDINARY),
  ...rows('WORKING_DAY', SWAPS),
  ...rows('WORKING_DAY', HOLIDAYS),
  ...rows('WORKING_DAY', CUT_OFF, BIRTHS),
  ...rows('HOUR', HOURS),
  ...rows('DAY', PLAIN_DAYS),
  ...rows('MONTH', MONTHS),
];

/** While papers are awaited the clock stands still: the due time moves by the working time between. */
export const PAUSE_CASES: readonly [
  due: string,
  asked: string,
  answered: string,
  moved: string,
  why: string,
][] = [
  [
    '2026-11-20 10:00',
    '2026-11-16 09:00',
    '2026-11-17 09:00',
    '2026-11-23 10:00',
    'Eight hours of work are one day: Friday moves to Monday.',
  ],
  [
    '2026-11-20 10:00',
    '2026-11-13 16:00',
    '2026-11-16 08:00',
    '2026-11-20 14:00',
    'Over a weekend: an hour on Friday and one on Monday; 1.5 hours until lunch and half an hour after it.',
  ],
  [
    '2026-11-18 10:00',
    '2026-11-16 18:00',
    '2026-11-17 06:00',
    '2026-11-18 10:00',
    'A night is no working time.',
  ],
  ['2026-11-18 10:00', '2026-11-16 11:30', '2026-11-16 13:30', '2026-11-18 10:00', 'Nor is lunch.'],
  [
    '2026-11-26 10:00',
    '2026-11-20 17:00',
    '2026-11-23 07:00',
    '2026-11-26 10:00',
    'Nor is a weekend, from the end of Friday to the beginning of Monday.',
  ],
  [
    '2026-02-26 10:00',
    '2026-02-13 09:00',
    '2026-02-23 09:00',
    '2026-02-27 10:00',
    'Over Tết 2026: six hours before it and two after it are one day, although ten have passed.',
  ],
  [
    '2026-11-26 09:00',
    '2026-11-23 15:00',
    '2026-11-25 08:00',
    '2026-11-26 14:00',
    'Over 24/11: two hours before and one after; 2.5 until lunch and half an hour after it.',
  ],
  [
    '2026-11-23 09:00',
    '2026-11-19 15:00',
    '2026-11-21 20:00',
    '2026-11-25 11:00',
    'Answered at home on a Saturday: two hours on Thursday and the whole Friday; six are left of Monday, four come on Wednesday.',
  ],
  [
    '2026-11-05 08:00',
    '2026-11-02 08:00',
    '2026-11-16 08:00',
    '2026-11-19 08:00',
    'Two weeks are ten working days.',
  ],
  [
    '2026-01-13 10:00',
    '2026-01-09 10:00',
    '2026-01-12 10:00',
    '2026-01-15 10:00',
    'Over the Saturday that is worked: five, eight and three hours are two days.',
  ],
  [
    '2026-02-13 16:00',
    '2026-02-09 09:00',
    '2026-02-09 11:00',
    '2026-02-23 08:00',
    'Two hours more push it over Tết: one is left on the 13th, one comes on the 23rd.',
  ],
  [
    '2026-11-20 17:00',
    '2026-11-16 10:00',
    '2026-11-16 11:00',
    '2026-11-23 08:00',
    'Due at the end of Friday and an hour more is the first hour of Monday.',
  ],
  [
    '2026-11-20 17:00',
    '2026-11-17 07:00',
    '2026-11-17 17:00',
    '2026-11-23 17:00',
    'A full day moves the end of one day to the end of the next that is worked.',
  ],
  [
    '2026-11-18 10:00',
    '2026-11-16 09:10',
    '2026-11-16 09:27',
    '2026-11-18 10:17',
    'The pause adds exactly what it took; nothing is rounded again.',
  ],
  [
    '2026-11-18 10:00',
    '2026-11-16 09:10',
    '2026-11-16 09:10',
    '2026-11-18 10:00',
    'Answered at once, nothing moves.',
  ],
];

export interface StandingCase {
  readonly due?: string;
  readonly finished?: string;
  readonly paused?: string;
  readonly now: string;
  readonly standing: string;
  /** Working days left at `now`. */
  readonly left?: number;
  readonly why: string;
}

/** Days are compared, and not hours; quá hạn is said of an open dossier, trễ hạn of a finished one. */
export const STANDING_CASES: readonly StandingCase[] = [
  {
    due: '2026-11-25 17:00',
    now: '2026-11-20 10:00',
    standing: 'RUNNING',
    left: 2,
    why: 'Monday and Wednesday are left; 24/11 is not worked.',
  },
  {
    due: '2026-11-25 08:00',
    now: '2026-11-25 23:00',
    standing: 'RUNNING',
    left: 0,
    why: 'The day promised has not ended, although the hour has.',
  },
  {
    due: '2026-11-23 17:00',
    now: '2026-11-24 09:00',
    standing: 'OVERDUE',
    left: 0,
    why: 'The day promised has ended, although no working day has passed since.',
  },
  {
    due: '2026-11-23 17:00',
    now: '2026-11-25 09:00',
    standing: 'OVERDUE',
    left: -1,
    why: 'One working day has passed since.',
  },
  {
    due: '2026-02-13 17:00',
    now: '2026-02-22 20:00',
    standing: 'OVERDUE',
    left: 0,
    why: 'All of Tết has passed, and not one working day.',
  },
  {
    due: '2026-11-25 17:00',
    paused: '2026-11-23 10:00',
    now: '2026-12-15 10:00',
    standing: 'PAUSED',
    why: 'The clock stands still until the citizen has answered, however long.',
  },
  {
    due: '2026-11-20 17:00',
    paused: '2026-11-23 10:00',
    now: '2026-11-23 11:00',
    standing: 'OVERDUE',
    why: 'Papers were asked for when the day promised had ended.',
  },
  {
    due: '2026-11-25 17:00',
    finished: '2026-11-23 16:00',
    now: '2026-12-15 10:00',
    standing: 'EARLY',
    why: 'Finished on an earlier day.',
  },
  {
    due: '2026-11-25 08:00',
    finished: '2026-11-25 16:59',
    now: '2026-12-15 10:00',
    standing: 'ON_TIME',
    why: 'Finished on the day promised, hours after the hour.',
  },
  {
    due: '2026-11-25 17:00',
    finished: '2026-11-26 07:00',
    now: '2026-12-15 10:00',
    standing: 'LATE',
    why: 'Finished on the day after.',
  },
  {
    due: '2026-11-20 17:00',
    finished: '2026-11-22 10:00',
    now: '2026-12-15 10:00',
    standing: 'LATE',
    why: 'Finished on a Sunday, two days after the Friday promised: days are compared, worked or not.',
  },
  {
    finished: '2026-11-22 10:00',
    now: '2026-12-15 10:00',
    standing: 'ON_TIME',
    why: 'Without a time limit nothing is late.',
  },
];
