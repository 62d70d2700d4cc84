import { expect } from 'chai';
import { STANDING } from '../../../src/contract/dossier-progress.ts';
import { readDeadline, specialDays } from '../../../src/widgets/status-lookup/deadline-reading.ts';
import { AS_OF, DOSSIERS, sampleDossier } from '../../support/every-dossier.ts';

const at = (moment: string) => new Date(moment);

describe('the time limit of a dossier', () => {
  it('is the endpoint’s count as long as it is of today', () => {
    const said = {
      ...DOSSIERS.processing,
      deadline: { ...DOSSIERS.processing.deadline, workingDaysLeft: 7 },
    };
    expect(readDeadline(said, at('2026-11-20T23:59:00+07:00'))).to.include({
      daysLeft: 7,
      provisional: false,
    });
  });

  it('is counted on the device on another day, over weekend and holiday', () => {
    for (const [moment, daysLeft] of [
      ['2026-11-21T00:01:00+07:00', 2],
      ['2026-11-23T09:00:00+07:00', 1],
      ['2026-11-24T09:00:00+07:00', 1],
      ['2026-11-25T16:59:00+07:00', 0],
    ] as const) {
      const reading = readDeadline(DOSSIERS.processing, at(moment));
      expect(reading, moment).to.include({ daysLeft, provisional: true, standing: STANDING.running });
    }
  });

  it('becomes overdue on the device too', () => {
    const reading = readDeadline(DOSSIERS.processing, at('2026-11-27T09:00:00+07:00'));
    expect(reading).to.include({ daysLeft: -2, provisional: true, standing: STANDING.overdue });
  });

  it('is counted where the endpoint gives none, without a calendar over weekends alone', () => {
    const { deadline } = DOSSIERS.processing;
    const bare = sampleDossier({
      calendar: undefined,
      deadline: { ...deadline, workingDaysLeft: undefined },
    });
    expect(readDeadline(bare, at(AS_OF))).to.include({ daysLeft: 3, provisional: true });
  });

  it('does not run on while the clock stands still', () => {
    const reading = readDeadline(DOSSIERS.supplement, at('2026-12-15T09:00:00+07:00'));
    expect(reading).to.include({ standing: STANDING.paused, provisional: false });
    expect(reading.daysLeft).to.equal(undefined);
  });

  it('says how late a dossier was finished', () => {
    expect(readDeadline(DOSSIERS.late, at(AS_OF))).to.include({ standing: STANDING.late, daysLate: 2 });
  });

  it('leaves a standing nobody has heard of to its label', () => {
    const dossier = sampleDossier({
      deadline: { standing: { code: 'XYZ', label: 'Đặc biệt' }, changes: [] },
    });
    expect(readDeadline(dossier, at('2026-12-15T09:00:00+07:00'))).to.deep.equal({
      standing: 'XYZ',
      label: 'Đặc biệt',
      provisional: false,
    });
  });

  it('names the days of rest on the way, each holiday once, and Saturdays worked', () => {
    const dossier = sampleDossier({
      deadline: { ...DOSSIERS.processing.deadline, dueAt: '2027-02-15T17:00:00+07:00' },
      calendar: {
        weekend: [0, 6],
        holidays: [
          { date: '2027-02-09', name: 'Tết Nguyên đán' },
          { date: '2027-02-05', name: 'Tết Nguyên đán' },
          { date: '2027-02-06', name: 'Tết Nguyên đán' },
          { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' },
          { date: '2026-09-02', name: 'Quốc khánh' },
        ],
        extraWorkingDays: ['2027-01-30', '2027-02-20'],
      },
    });
    expect(specialDays(dossier, at(AS_OF))).to.deep.equal({
      rest: [
        { name: 'Ngày Văn hóa Việt Nam', dates: ['2026-11-24'] },
        { name: 'Tết Nguyên đán', dates: ['2027-02-05', '2027-02-09'] },
      ],
      worked: ['2027-01-30'],
    });
  });
});
