import { expect } from 'chai';
import * as fc from 'fast-check';
import { reminderBefore, writeCalendarFile, type CalendarEntry } from '../../src/domain/calendar-file.ts';
import { anyCharacter } from '../support/any-character.ts';

const ENTRY: CalendarEntry = {
  uid: 'H18-261120-0042@endpoint.example',
  revision: 3,
  due: new Date('2026-11-25T10:00:00+07:00'),
  summary: 'Hẹn trả kết quả: Đăng ký khai sinh',
  description: 'Hồ sơ H18-261120-0042',
  alarm: new Date('2026-11-23T08:00:00+07:00'),
  stamp: new Date('2026-11-20T08:00:00.500+07:00'),
};

const octets = (text: string) => new TextEncoder().encode(text).length;

/** The lines as a calendar reads them: folding undone (RFC 5545, section 3.1). */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const valueOf = (file: string, name: string) =>
  linesOf(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

/** TEXT undone (section 3.3.11). */
const textOf = (file: string, name: string) =>
  valueOf(file, name)?.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));

describe('writeCalendarFile', () => {
  it('writes a moment in UTC, with a reminder', () => {
    expect(writeCalendarFile(ENTRY).split('\r\n')).to.deep.equal([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//dvc-widgets//due dates//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:H18-261120-0042@endpoint.example',
      'DTSTAMP:20261120T010000Z',
      'SEQUENCE:3',
      'DTSTART:20261125T030000Z',
      'SUMMARY:Hẹn trả kết quả: Đăng ký khai sinh',
      'DESCRIPTION:Hồ sơ H18-261120-0042',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Hẹn trả kết quả: Đăng ký khai sinh',
      'TRIGGER;VALUE=DATE-TIME:20261123T010000Z',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('writes a whole day, to the day after, over the end of a year', () => {
    const lines = linesOf(writeCalendarFile({ ...ENTRY, due: '2026-12-31', alarm: undefined }));
    expect(lines).to.include('DTSTART;VALUE=DATE:20261231');
    expect(lines).to.include('DTEND;VALUE=DATE:20270101');
    expect(lines.filter((line) => line.includes('ALARM') || line.includes('TRIGGER'))).to.deep.equal([]);
  });

  it('keeps the entry and says that it is newer', () => {
    const later = writeCalendarFile({ ...ENTRY, revision: 4, due: '2026-12-01' });
    expect(valueOf(later, 'UID')).to.equal(valueOf(writeCalendarFile(ENTRY), 'UID'));
    expect(valueOf(later, 'SEQUENCE')).to.equal('4');
    const { revision: _, ...first } = ENTRY;
    expect(valueOf(writeCalendarFile(first), 'SEQUENCE')).to.equal('0');
  });

  it('escapes what has a meaning', () => {
    const file = writeCalendarFile({
      ...ENTRY,
      description: 'a;b,c\\d\ne\r\nf\rg:"h"\u2028i\u0000\u007Fj\tk',
    });
    expect(valueOf(file, 'DESCRIPTION')).to.equal(String.raw`a\;b\,c\\d\ne\nf\ng:"h"\nij` + '\tk');
  });

  it('lets no text begin a line of its own', () => {
    const evil = 'x\r\nATTACH:https://evil.example/\r\n BEGIN:VALARM';
    const file = writeCalendarFile({ ...ENTRY, uid: evil, summary: evil, description: evil });
    expect(linesOf(file).filter((line) => line.startsWith('ATTACH'))).to.deep.equal([]);
    expect(linesOf(file)).to.have.length(linesOf(writeCalendarFile(ENTRY)).length);
  });

  it('folds at 75 octets and never inside a character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(text, fc.string({ unit: anyCharacter, maxLength: 200 }), (summary, description) => {
        const file = writeCalendarFile({ ...ENTRY, summary, description });
        for (const line of file.split('\r\n')) {
          expect(octets(line)).to.be.at.most(75);
          expect(line).not.to.match(/[\r\n]|\p{Surrogate}/u);
        }
        expect(textOf(file, 'SUMMARY')).to.equal(
          summary.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, ''),
        );
      }),
    );
    const full = writeCalendarFile({ ...ENTRY, summary: 'ộ'.repeat(500) });
    const folded = full.split('\r\n').filter((line) => line.startsWith(' ộ'));
    // A space and 24 letters of three octets each.
    expect(octets(folded[0] ?? '')).to.equal(73);
  });
});

describe('reminderBefore', () => {
  const calendar = {
    weekend: [0, 6],
    holidays: [{ date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' }],
    extraWorkingDays: ['2026-12-05'],
  };
  const cases = [
    ['the morning of the day before', '2026-11-20T16:30', '2026-11-01T00:00', '2026-11-19T08:00'],
    ['Friday for a Monday', '2026-11-23T09:30', '2026-11-18T10:00', '2026-11-20T08:00'],
    ['no day of rest', '2026-11-25T17:00', '2026-11-18T10:00', '2026-11-23T08:00'],
    ['a Saturday that is worked', '2026-12-07T09:00', '2026-11-18T10:00', '2026-12-05T08:00'],
    ['by day for what is due at night', '2026-12-01T00:46', '2026-11-22T10:00', '2026-11-30T08:00'],
    ['an hour before where the morning is past', '2026-11-20T16:30', '2026-11-19T08:00', '2026-11-20T15:30'],
    ['not at all where that is past too', '2026-11-20T16:30', '2026-11-20T15:30', undefined],
  ] as const;
  for (const [name, due, now, expected] of cases) {
    it(name, () => {
      const at = (text: string) => new Date(`${text}:00+07:00`);
      expect(reminderBefore(at(due), at(now), calendar)).to.deep.equal(expected && at(expected));
    });
  }
});
