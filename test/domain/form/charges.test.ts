import { expect } from 'chai';
import { computeCharges } from '../../../src/domain/form/charges.ts';
import { businessAnswers, formDefinition, personAnswers } from '../../support/form-definition.ts';

const definition = formDefinition();
const ids = (answers: object, delivery = 'DESK', sameProvince?: boolean) =>
  computeCharges(definition, {
    answers: { ...answers },
    delivery,
    ...(sameProvince !== undefined && { sameProvince }),
  }).lines.map(({ id }) => id);

describe('computeCharges', () => {
  it('adds up the lines whose conditions hold', () => {
    const { lines, total } = computeCharges(definition, { answers: businessAnswers, delivery: 'DESK' });
    expect(lines).to.deep.equal([
      {
        id: 'registration',
        label: 'Đăng ký',
        type: { code: 'CHARGE', label: 'Lệ phí' },
        amount: 0,
        quantity: 1,
        total: 0,
      },
      {
        id: 'business',
        label: 'Đăng ký hộ kinh doanh',
        type: { code: 'CHARGE', label: 'Lệ phí' },
        amount: 100_000,
        quantity: 1,
        total: 100_000,
      },
      {
        id: 'copies',
        label: 'Bản sao',
        type: { code: 'FEE', label: 'Phí' },
        amount: 8000,
        quantity: 2,
        total: 16_000,
      },
    ]);
    expect(total).to.equal(116_000);
  });

  it('leaves out what costs nothing because it is included, and what was hidden since', () => {
    expect(ids({ ...personAnswers, copies: 1 })).to.deep.equal(['registration']);
    expect(ids({ ...personAnswers, copies: 0 })).to.deep.equal(['registration']);
    expect(ids({})).to.deep.equal(['registration']);
    expect(ids({ ...businessAnswers, kind: 'PERSON' })).to.deep.equal(['registration', 'copies']);
  });

  it('charges postage by the way, once the province is known', () => {
    expect(ids({}, 'POST')).to.deep.equal(['registration']);
    expect(ids({}, 'POST', true)).to.deep.equal(['registration', 'post-near']);
    expect(ids({}, 'POST', false)).to.deep.equal(['registration', 'post-far']);
    expect(ids({}, 'DESK', false)).to.deep.equal(['registration']);
  });

  it('counts the items of a group', () => {
    const changed = formDefinition();
    changed.charges = [
      { id: 'x', label: 'x', type: { code: 'FEE', label: 'x' }, amount: 5, quantity: '/members' },
    ];
    const choices = { answers: { kind: 'PERSON', members: [{}, {}, {}] }, delivery: 'DESK' };
    expect(computeCharges(changed, choices).total).to.equal(15);
    expect(computeCharges(changed, { ...choices, answers: {} }).total).to.equal(5);
  });

  it('never comes out as no amount of money', () => {
    for (const copies of [-5, 1e300, Infinity, NaN, 'ba', '3', [], {}, null, true, 2.9]) {
      const { lines, total } = computeCharges(definition, { answers: { copies }, delivery: 'DESK' });
      expect(Number.isSafeInteger(total), String(copies)).to.equal(true);
      for (const line of lines) expect(line.total, String(copies)).to.equal(line.amount * line.quantity);
    }
    for (const amount of [1e300, NaN, 0.5, -1]) {
      const changed = formDefinition();
      changed.charges = [{ id: 'x', label: 'x', type: { code: 'FEE', label: 'x' }, amount }];
      expect(computeCharges(changed, { answers: {}, delivery: 'DESK' })).to.deep.equal({
        lines: [],
        total: 0,
      });
    }
  });
});
