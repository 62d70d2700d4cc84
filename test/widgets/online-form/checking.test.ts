import { expect } from 'chai';
import { addDays, today } from '../../../src/domain/calendar-date.ts';
import { createCheck } from '../../../src/widgets/online-form/checking.ts';
import { emptyForm } from '../../../src/widgets/online-form/filled-form.ts';
import { shortForm } from '../../support/short-form.ts';

const MESSAGE = 'Ngày này không thể sau hôm nay';

/** What is said of a date so many days from today. */
function said(days: number): string[] {
  const definition = {
    ...shortForm({}),
    schema: { type: 'object', properties: { born: { type: 'string', format: 'date', maxLength: 10 } } },
    layout: {
      steps: [
        {
          id: 'one',
          title: 'Một',
          sections: [{ id: 'x', fields: [{ pointer: '/born', label: 'Ngày sinh', kind: 'date' }] }],
        },
      ],
    },
    rules: [{ test: 'notAfterToday', pointer: '/born', message: MESSAGE }],
  };
  const form = { ...emptyForm('1'), answers: { born: addDays(today(new Date()), days) } };
  return createCheck(definition)(form, () => undefined)
    .filter(({ place }) => place === '/answers/born')
    .map(({ text }) => text);
}

describe('createCheck', () => {
  it('leaves what hangs on one day to the endpoint: clocks of phones are a day wrong', () => {
    expect(said(0)).to.deep.equal([]);
    expect(said(1)).to.deep.equal([]);
  });

  it('says what is wrong on either day', () => {
    expect(said(2)).to.deep.equal([MESSAGE]);
  });
});
