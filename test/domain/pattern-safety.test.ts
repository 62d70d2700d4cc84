import { expect } from 'chai';
import * as fc from 'fast-check';
import { isSafePattern } from '../../src/domain/pattern-safety.ts';
import { anyCharacter } from '../support/any-character.ts';

describe('isSafePattern', () => {
  it('accepts the patterns of forms', () => {
    for (const pattern of [
      '',
      '^\\d{12}$',
      '^(?:\\d{9}|\\d{12})$',
      '\\d{12}',
      '^\\d{10}(?:-\\d{3})?$',
      '^(?!000)\\d{12}$',
      '^(?:(?:\\+?84)|0)(?:3|5|7|8|9)\\d{8}$',
      '^0[35789]\\d{8}$',
      '^[1-9]\\d[A-ZĐ]{1,2}\\d?-?\\d{3}\\.?\\d{2}$',
      '^\\d{4}-\\d{2}-\\d{2}$',
      '^(?:0[1-9]|[12]\\d|3[01])/(?:0[1-9]|1[0-2])/\\d{4}$',
      '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
      '^\\d{1,3}(?:\\.\\d{3})*$',
      '^\\d+(?:\\.\\d{3})*$',
      '^[1-9]\\d*$',
      '^\\d+\\.[\\d.]+:[\\d.:]+$',
      '^-?\\d+(?:[.,]\\d{1,2})?$',
      '^\\s*\\d+\\s*$',
      '^\\s*\\S[^\\n]*$',
      '\\S',
      '^.+$',
      '^.{1,500}$',
      "^[\\p{L}\\p{M}'’. -]+$",
      '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
      '^https://[a-z0-9.-]+/[\\w./-]*$',
      '^[A-Z]{2}\\d{6,8}$',
      '^(?<year>\\d{4})$',
      '^(?:\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}|[A-Z]\\d{2}(?:\\.\\d{1,3}){0,3})-(?:\\d{6}|\\d{8})-\\d{3,7}$',
      '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      '^\\p{Lu}\\p{Ll}{0,9}(?: \\p{Lu}\\p{Ll}{0,9}){1,6}$',
    ]) {
      expect(isSafePattern(pattern), pattern).to.equal(true);
    }
  });

  it('refuses patterns known to take for ever', () => {
    for (const pattern of [
      '^(a+)+$',
      '(a+)+',
      '^(a*)*$',
      '^(a|a)*$',
      '^(a|aa)+$',
      '^(a|a?)+$',
      '^([a-zA-Z]+)*$',
      '^(\\d+)*$',
      '^(\\d{1,3})*$',
      '^(?:\\d{1,3}){1,30}$',
      '^(a?){30}a{30}$',
      '^(?:(?:a?){30}){30}$',
      '^(?:(?:(?:a?){30}){30}){30}$',
      `^${'a?'.repeat(30)}${'a'.repeat(30)}$`,
      '^(.*a){20}$',
      '(.*)*x',
      '^\\d*\\d*x$',
      '.*.*',
      '^.*.*$',
      '^.+.+x$',
      '^\\s*\\s*$',
      '^\\w+\\d+$',
      '^\\w+x?\\w+$',
      '^.+@.+\\..+$',
      '^[^a]*b?[^c]*$',
      '^đ*[à-ỹ]*$',
      '^\\p{L}*\\p{Lu}*$',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
      '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
      '^(?:(\\w+)\\s?)*$',
      '^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$',
      '(x+x+)+y',
      '^\\d{1,500}\\d{1,500}$',
      '^(ab)*(abab)*$',
    ]) {
      expect(isSafePattern(pattern), pattern).to.equal(false);
    }
  });

  it('refuses what it does not follow', () => {
    for (const pattern of [
      '(a)\\1',
      '(?<x>a)\\k<x>',
      '(?<=a)b',
      '(?<!a)b',
      '(',
      'a{2',
      '\\',
      '[',
      '*',
      'a'.repeat(201),
      `^${'(?:a|b)'.repeat(9)}$`,
    ]) {
      expect(isSafePattern(pattern), pattern).to.equal(false);
    }
  });

  it('decides at once, whatever it is given', () => {
    const symbols = [
      'a',
      'b',
      '\\d',
      '.',
      '[ab]',
      '[^a]',
      '(',
      ')',
      '(?:',
      '|',
      '*',
      '+',
      '?',
      '{2,}',
      '{1,30}',
      '^',
      '$',
    ];
    const pattern = fc.array(fc.constantFrom(...symbols), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, (source) => void isSafePattern(source)),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (source) => void isSafePattern(source)));
  });

  it('accepts nothing that is slow on long repetitive text', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '[ab]',
      '[^b]',
      '.',
      'a*',
      'b+',
      '[ab]*',
      'a?',
      '(?:ab)*',
      '(?:a|b)',
      'a{1,3}',
    );
    const piece = fc.oneof(
      atom,
      fc
        .tuple(atom, atom, fc.constantFrom('', '?', '*', '{0,3}', '{2}'))
        .map(([x, y, times]) => `(?:${x}${y})${times}`),
    );
    const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `^${pieces.join('')}$`);
    const texts = ['a', 'b', 'ab', 'aab', 'ba'].map((part) => `${part.repeat(400)}!`);
    fc.assert(
      fc.property(pattern.filter(isSafePattern), (source) => {
        const compiled = new RegExp(source, 'u');
        const start = performance.now();
        for (const text of texts) compiled.test(text);
        expect(performance.now() - start, source).to.be.lessThan(1000);
      }),
      { numRuns: 300 },
    );
  });
});
