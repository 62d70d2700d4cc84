import { expect } from 'chai';
import { addDays, today } from '../../../src/domain/calendar-date.ts';
import { createCheck } from '../../../src/widgets/online-form/checking.ts';
import { emptyForm } from '../../../src/widgets/online-form/filled-form.ts';
import { shortForm } from '../../support/short-form.ts';

const MESSAGE = 'Ngày này không thể sau hôm nay';

/** What is said of a date so many days from today. */
function said(days: number): string[] {
  return saidOf(addDays(today(new Date()), days));
}

function saidOf(born: string): string[] {
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
  const form = { ...emptyForm('1'), answers: { born } };
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

  it('knows a day that does not exist from one that is not written as a date', () => {
    for (const born of ['31/02/1990', '31-2-1990', '31 / 02 / 1990', '31021990', '29/02/2023'])
      expect(saidOf(born), born).to.deep.equal(['Trong lịch không có ngày này. Xin xem lại ngày và tháng.']);
    for (const born of ['02/1990', 'hôm qua', '31/02/90', '31/02/19900'])
      expect(saidOf(born), born).to.deep.equal(['Xin ghi đủ ngày, tháng, năm, ví dụ: 05/09/2001']);
  });
});
