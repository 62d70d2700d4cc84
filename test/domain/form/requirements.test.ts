import { expect } from 'chai';
import { mayBeRequired } from '../../../src/domain/form/requirements.ts';
import { formDefinition } from '../../support/form-definition.ts';

const { schema } = formDefinition();

describe('mayBeRequired', () => {
  it('finds what is always asked', () => {
    for (const pointer of ['/kind', '/agreed', '/applicant/name', '/applicant/home', '/applicant/home/ward'])
      expect(mayBeRequired(schema, pointer), pointer).to.equal(true);
    for (const pointer of ['/members/0/name', '/members/17/adult', '/members/*/adult'])
      expect(mayBeRequired(schema, pointer), pointer).to.equal(true);
  });

  it('finds what is asked under other answers', () => {
    for (const pointer of ['/applicant/phone', '/business', '/business/otherTrade', '/members/0/number'])
      expect(mayBeRequired(schema, pointer), pointer).to.equal(true);
    const branches = {
      anyOf: [{ required: ['a'] }, { else: { oneOf: [{ required: ['b'] }] } }],
      dependentSchemas: { x: { required: ['c'] } },
    };
    for (const pointer of ['/a', '/b', '/c'])
      expect(mayBeRequired(branches, pointer), pointer).to.equal(true);
  });

  it('marks the rest as optional', () => {
    for (const pointer of [
      '/note',
      '/copies',
      '/members',
      '/applicant/email',
      '/members/0/born',
      '/nowhere/at/all',
    ])
      expect(mayBeRequired(schema, pointer), pointer).to.equal(false);
    expect(mayBeRequired({ if: { required: ['a'] } }, '/a'), 'a question is no demand').to.equal(false);
  });

  it('bears schemas that are none', () => {
    let deep: Record<string, unknown> = {};
    for (let level = 0; level < 100_000; level += 1) deep = { allOf: [deep] };
    const hostile = {
      required: 'a',
      properties: { a: 1, b: null },
      items: 'x',
      allOf: {},
      else: [],
      ...deep,
    };
    for (const pointer of ['', 'a', '/a', '/a/b', '/0/a', '/__proto__/a', '/constructor/a'])
      expect(mayBeRequired(hostile, pointer), pointer).to.equal(false);
  });
});
