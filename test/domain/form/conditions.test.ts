import { expect } from 'chai';
import { holds } from '../../../src/domain/form/conditions.ts';

const answers = { kind: 'A', many: ['A', 'B'], no: false, zero: 0, empty: '', none: [], place: { ward: '' } };
const one = (pointer: string, test: object) => ({ allOf: [{ pointer, ...test }] });

describe('holds', () => {
  it('holds without a condition', () => {
    expect(holds(undefined, answers)).to.equal(true);
    expect(holds({}, answers)).to.equal(true);
    expect(holds({ allOf: [], anyOf: [] }, answers)).to.equal(true);
  });

  it('compares an answer, or any one of several chosen', () => {
    expect(holds(one('/kind', { oneOf: ['B', 'A'] }), answers)).to.equal(true);
    expect(holds(one('/kind', { oneOf: ['B'] }), answers)).to.equal(false);
    expect(holds(one('/kind', { oneOf: [] }), answers)).to.equal(false);
    expect(holds(one('/many', { oneOf: ['B', 'C'] }), answers)).to.equal(true);
    expect(holds(one('/many', { oneOf: ['C'] }), answers)).to.equal(false);
    expect(holds(one('/no', { oneOf: [false] }), answers)).to.equal(true);
    expect(holds(one('/no', { oneOf: ['false', 0] }), answers)).to.equal(false);
    expect(holds(one('/missing', { oneOf: ['A'] }), answers)).to.equal(false);
  });

  it('asks whether there is an answer', () => {
    for (const pointer of ['/kind', '/many', '/no', '/zero']) {
      expect(holds(one(pointer, { filled: true }), answers), pointer).to.equal(true);
      expect(holds(one(pointer, { filled: false }), answers), pointer).to.equal(false);
      expect(holds(one(pointer, {}), answers), pointer).to.equal(true);
    }
    for (const pointer of ['/empty', '/none', '/place', '/missing', '/__proto__', '/constructor']) {
      expect(holds(one(pointer, { filled: true }), answers), pointer).to.equal(false);
      expect(holds(one(pointer, { filled: false }), answers), pointer).to.equal(true);
      expect(holds(one(pointer, {}), answers), pointer).to.equal(false);
    }
  });

  it('turns round, and puts tests together', () => {
    const isA = { pointer: '/kind', oneOf: ['A'] };
    const isB = { pointer: '/kind', oneOf: ['B'] };
    expect(holds({ allOf: [{ ...isA, not: true }] }, answers)).to.equal(false);
    expect(holds({ allOf: [{ ...isB, not: true }] }, answers)).to.equal(true);
    expect(holds({ allOf: [isA, isB] }, answers)).to.equal(false);
    expect(holds({ anyOf: [isA, isB] }, answers)).to.equal(true);
    expect(holds({ allOf: [isA], anyOf: [isB] }, answers)).to.equal(false);
    expect(holds(one('/kind', { oneOf: ['A'], filled: false }), answers), 'both must be').to.equal(false);
  });

  it('looks into the item at hand', () => {
    const adult = one('./adult', { oneOf: [true] });
    expect(holds(adult, answers, { adult: true })).to.equal(true);
    expect(holds(adult, answers, { adult: false })).to.equal(false);
    expect(holds(adult, { adult: true })).to.equal(false);
    expect(holds(one('/kind', { oneOf: ['A'] }), answers, { kind: 'B' })).to.equal(true);
  });
});
