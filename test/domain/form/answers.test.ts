import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  isEmpty,
  pointerTo,
  readAnswer,
  writeAnswer,
  type Answers,
} from '../../../src/domain/form/answers.ts';

const answers: Answers = {
  child: { name: 'Nguyễn Văn Mẫu', 'a/b': 1, 'c~d': 2, '': 3 },
  members: [{ name: 'Trần Thị Thí Dụ' }],
};

const name = fc.string({ maxLength: 4 }).filter((token) => token !== '__proto__' && !/^\d+$/.test(token));
const places = fc.array(fc.oneof(name, fc.constantFrom('a~/b', 'constructor', 'toString', 'length', '~1')), {
  minLength: 1,
  maxLength: 5,
});
const values = fc.jsonValue().filter((value) => value !== '');

describe('readAnswer', () => {
  it('follows a JSON Pointer', () => {
    expect(readAnswer(answers, '/child/name')).to.equal('Nguyễn Văn Mẫu');
    expect(readAnswer(answers, '/members/0/name')).to.equal('Trần Thị Thí Dụ');
    expect(readAnswer(answers, '/child/a~1b')).to.equal(1);
    expect(readAnswer(answers, '/child/c~0d')).to.equal(2);
    expect(readAnswer(answers, '/child/')).to.equal(3);
    expect(readAnswer(answers, '')).to.equal(answers);
  });

  it('finds nothing where nothing was answered', () => {
    const nowhere = ['/father', '/father/name', '/members/1', '/members/01', '/members/-', '/members/+0'];
    const broken = ['child', './child', '/child/c~d', '/child/c~', '/members/0.0', '/child/name/0'];
    for (const pointer of [...nowhere, ...broken])
      expect(readAnswer(answers, pointer), pointer).to.equal(undefined);
  });

  it('reaches nothing that all objects and arrays have', () => {
    for (const inherited of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'at', 'map'])
      for (const at of ['', '/child', '/members', '/members/0', '/child/name'])
        expect(readAnswer(answers, `${at}/${inherited}`), inherited).to.equal(undefined);
    const hostile = JSON.parse('{"__proto__": {"name": "x"}}') as Answers;
    expect(readAnswer(hostile, '/__proto__/name')).to.equal(undefined);
  });

  it('does not go deeper than any form', () => {
    const deep = '/a'.repeat(20);
    expect(readAnswer(writeAnswer({}, deep, 1), deep)).to.equal(undefined);
    expect(readAnswer(answers, '/a'.repeat(100_000))).to.equal(undefined);
  });
});

describe('writeAnswer', () => {
  it('leaves the answers before as they were', () => {
    const before = structuredClone(answers);
    const after = writeAnswer(answers, '/members/0/name', 'Nguyễn Thị Mẫu');
    expect(answers).to.deep.equal(before);
    expect(after).to.deep.equal({ ...before, members: [{ name: 'Nguyễn Thị Mẫu' }] });
    expect(after['child'], 'what did not change is shared').to.equal(answers['child']);
  });

  it('makes objects, and arrays where a number follows', () => {
    expect(writeAnswer({}, '/members/0/name', 'x')).to.deep.equal({ members: [{ name: 'x' }] });
    expect(writeAnswer({}, '/0/1', 'x'), 'the answers are an object').to.deep.equal({ 0: [] });
    expect(writeAnswer({ at: { 7: 'x' } }, '/at/8', 'y')).to.deep.equal({ at: { 7: 'x', 8: 'y' } });
  });

  it('adds an item at the end and leaves no holes', () => {
    expect(writeAnswer(answers, '/members/1', {})['members']).to.have.length(2);
    for (const pointer of ['/members/2', '/members/-', '/members/01', '/members/name', '/members/length'])
      expect(writeAnswer(answers, pointer, {}), pointer).to.deep.equal(answers);
  });

  it('removes with undefined and with an empty text, and an item with its place', () => {
    expect(writeAnswer({ a: 1, b: 2 }, '/a', undefined)).to.deep.equal({ b: 2 });
    expect(writeAnswer({ a: 1, b: 2 }, '/a', '')).to.deep.equal({ b: 2 });
    expect(writeAnswer({ list: [1, 2, 3] }, '/list/1', undefined)).to.deep.equal({ list: [1, 3] });
    expect(writeAnswer({ list: [{ a: 1 }] }, '/list/0/a', '')).to.deep.equal({ list: [{}] });
    expect(writeAnswer({}, '/a/b/0', undefined)).to.deep.equal({});
  });

  it('never reaches a prototype', () => {
    for (const pointer of [
      '/__proto__/polluted',
      '/constructor/prototype/polluted',
      '/child/__proto__/polluted',
    ])
      writeAnswer(answers, pointer, true);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect(writeAnswer({}, '/__proto__/x', 1)).to.deep.equal({});
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), places, values, (before, tokens, value) => {
        const pointer = pointerTo(tokens);
        const isList = tokens.some(
          (_, at) => at > 0 && Array.isArray(readAnswer(before, pointerTo(tokens.slice(0, at)))),
        );
        fc.pre(!isList);
        expect(readAnswer(writeAnswer(before, pointer, value), pointer)).to.equal(value);
        expect(readAnswer(writeAnswer(before, pointer, undefined), pointer)).to.equal(undefined);
      }),
    );
  });

  it('takes any text for a pointer', () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.jsonValue()),
        fc.string(),
        fc.jsonValue(),
        (before, pointer, value) => {
          readAnswer(writeAnswer(before, pointer, value), pointer);
        },
      ),
    );
  });
});

describe('isEmpty', () => {
  it('knows an answer from none', () => {
    for (const nothing of [undefined, null, '', '  \n', [], {}, { province: '' }, { a: { b: [] } }])
      expect(isEmpty(nothing), JSON.stringify(nothing)).to.equal(true);
    for (const something of [0, false, 'x', [''], [{}], { a: 0 }])
      expect(isEmpty(something), JSON.stringify(something)).to.equal(false);
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(isEmpty(deep)).to.equal(false);
  });
});
