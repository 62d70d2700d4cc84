import { expect } from 'chai';
import * as fc from 'fast-check';
import { format as evaluatorFormats } from '@cfworker/json-schema';
import type { FormDefinition } from '../../../src/contract/form.ts';
import { writeAnswer, type Answers } from '../../../src/domain/form/answers.ts';
import { createFormValidator, type FieldIssue } from '../../../src/domain/form/validate.ts';
import {
  businessAnswers,
  FORM_TODAY,
  formDefinition,
  hundredAnswers,
  hundredFieldDefinition,
  personAnswers,
} from '../../support/form-definition.ts';
import { cleanPage, pollutePage } from '../../support/polluted-page.ts';

const definition = formDefinition();
const validator = createFormValidator(definition, { today: FORM_TODAY });

const short = ({ pointer, reason: { kind, ...rest } }: FieldIssue) => [pointer, kind, ...Object.values(rest)];
const issues = (answers: Answers) => validator.check(answers).map(short);
/** Issues of good answers with one of them changed. */
const issuesWith = (pointer: string, value: unknown) => issues(writeAnswer(businessAnswers, pointer, value));

/** A form with fields of kind text and the schema at hand. */
function formOf(schema: Record<string, unknown>, pointers = ['/a', '/b']): FormDefinition {
  const fields = pointers.map((pointer) => ({ pointer, label: pointer, kind: 'text' }));
  const layout = { steps: [{ id: 's', title: 's', sections: [{ id: 's', fields }] }] };
  return { ...formDefinition(), schema, layout, rules: [] };
}
const check = (schema: Record<string, unknown>, answers: Answers, pointers?: string[]) =>
  createFormValidator(formOf(schema, pointers), { today: FORM_TODAY }).check(answers).map(short);

describe('FormValidator', () => {
  it('lets good answers through', () => {
    expect(issues(personAnswers)).to.deep.equal([]);
    expect(issues(businessAnswers)).to.deep.equal([]);
    const hundred = createFormValidator(hundredFieldDefinition(), { today: FORM_TODAY });
    expect(hundred.check(hundredAnswers())).to.deep.equal([]);
    expect(hundred.check({})).to.have.length(90);
  });

  it('names what is missing where it is asked, in the order of the form', () => {
    const person = ['name', 'born', 'sex', 'number', 'home'].map((name) => [
      `/applicant/${name}`,
      'required',
    ]);
    expect(issues({})).to.deep.equal([...person, ['/kind', 'required'], ['/agreed', 'required']]);
    expect(issues({ ...personAnswers, kind: 'BUSINESS' })).to.deep.equal(
      ['name', 'taxCode', 'capital', 'trades'].map((name) => [`/business/${name}`, 'required']),
    );
    expect(issuesWith('/business/otherTrade', '  ')).to.deep.equal([['/business/otherTrade', 'required']]);
    expect(issuesWith('/members/0/number', undefined)).to.deep.equal([['/members/0/number', 'required']]);
    expect(issuesWith('/applicant/home/ward', undefined)).to.deep.equal([
      ['/applicant/home/ward', 'required'],
    ]);
    const reached = writeAnswer(businessAnswers, '/applicant/email', 'mau@vidu.vn');
    expect(issues(writeAnswer(reached, '/applicant/phone', ''))).to.deep.equal([
      ['/applicant/phone', 'required'],
    ]);
  });

  it('says what is wrong with an answer', () => {
    const cases: [pointer: string, value: unknown, ...reason: unknown[]][] = [
      ['/applicant/name', 'Mẫu 2', 'format', 'person-name'],
      ['/applicant/born', '31/02/2026', 'format', 'date'],
      ['/business/started', '2026', 'format', 'date-or-month'],
      ['/business/taxCode', '0100233489', 'format', 'tax-code'],
      ['/business/insurance', '12', 'format', 'social-insurance-number'],
      ['/business/plate', 'xe của tôi', 'format', 'vehicle-plate'],
      ['/applicant/number', '1234', 'format', 'identity-number'],
      ['/business/capital', 'nhiều', 'type', 'integer'],
      ['/business/capital', 1.5, 'type', 'integer'],
      ['/business/capital', 999_999, 'tooSmall', 1_000_000],
      ['/business/workers', 10_001, 'tooLarge', 10_000],
      ['/applicant/sex', 'X', 'choice'],
      ['/agreed', false, 'choice'],
      ['/code', 'ab123', 'pattern'],
      ['/note', 'x'.repeat(501), 'tooLong', 500],
      ['/applicant/home', 'Số 1', 'type', 'object'],
      ['/applicant/home/province', '1', 'pattern'],
      ['/members', 'x', 'type', 'array'],
      ['/members', Array.from({ length: 6 }, () => ({ name: 'Nguyễn Văn Mẫu', adult: false })), 'tooMany', 5],
      ['/business/proof/0', '../x', 'format', 'upload-id'],
      ['/applicant/born', '2026-11-21', 'rule', 'Ngày sinh không thể sau hôm nay.'],
    ];
    for (const [pointer, value, ...reason] of cases)
      expect(issuesWith(pointer, value), `${pointer} ${String(value)}`).to.deep.include([pointer, ...reason]);
    const trades = (...codes: string[]) =>
      issuesWith('/business/trades', codes).map(([, ...reason]) => reason);
    expect(trades('FOOD', 'FOOD')).to.deep.equal([['repeated']]);
    expect(trades('FOOD', 'X')).to.deep.equal([['choice']]);
    expect(trades('FOOD', 'TRADE', 'CRAFT', 'OTHER')).to.deep.equal([['tooMany', 3]]);
  });

  it('says one thing about each answer, errors before warnings', () => {
    const old = writeAnswer(businessAnswers, '/business/started', '2020-05');
    const found = validator.check({ ...old, note: 5, copies: -1.5 });
    expect(found.map(short)).to.deep.equal([
      ['/copies', 'type', 'integer'],
      ['/note', 'type', 'string'],
      ['/business/started', 'rule', 'Đã hơn một năm: cơ quan có thể hỏi thêm.'],
    ]);
    expect(found.map(({ warning }) => warning)).to.deep.equal([false, false, true]);
  });

  it('has nothing to say of what is hidden or not asked', () => {
    const { business } = businessAnswers;
    const hidden = writeAnswer({ ...personAnswers, business }, '/business/taxCode', 'x');
    expect(issues(hidden)).to.deep.equal([]);
    expect(check({ required: ['a', 'b', 'c'] }, { a: 'x', stray: 1 })).to.deep.equal([['/b', 'required']]);
    expect(check({ required: ['c'], properties: { c: { required: ['d'] } } }, {})).to.deep.equal([]);
    const hiddenItem = { name: 'Nguyễn Văn Mẫu', adult: false, number: 'x' };
    expect(issues({ ...personAnswers, members: [hiddenItem] })).to.deep.equal([]);
  });

  it('tells of choices between schemas', () => {
    const either = { anyOf: [{ required: ['a'] }, { required: ['b'] }] };
    expect(check(either, {})).to.deep.equal([
      ['/a', 'required'],
      ['/b', 'required'],
    ]);
    expect(check(either, { b: 'x' })).to.deep.equal([]);
    expect(check({ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 'x', b: 'y' })).to.deep.equal([
      ['', 'other'],
    ]);
    expect(check({ not: { required: ['a'] } }, { a: 'x' })).to.deep.equal([['', 'other']]);
    expect(check({ properties: { a: { contains: { const: 1 } } } }, { a: [2] })).to.deep.equal([
      ['/a', 'other'],
    ]);
    expect(check({ properties: { a: false } }, { a: 'x' })).to.deep.equal([['/a', 'other']]);
    expect(check({ dependentSchemas: { a: { required: ['b'] } } }, { a: 'x' })).to.deep.equal([
      ['/b', 'required'],
    ]);
    const object = { required: ['o'], properties: { o: { type: 'object' } } };
    expect(check(object, {}, ['/o/p', '/o/q']), 'some part of it').to.deep.equal([['/o/p', 'required']]);
  });

  it('finds names that need to be escaped', () => {
    const pointers = ['/a~1b/c~0d', '/100%25 #/ă"', '/x/ward'];
    const schema = {
      required: ['a/b', '100%25 #', 'x'],
      properties: {
        'a/b': { required: ['c~d'] },
        '100%25 #': { required: ['ă"'], properties: { 'ă"': { type: 'number' } } },
        x: { properties: { ward: { enum: ['1'] } } },
      },
    };
    expect(check(schema, { x: { ward: '2' } }, pointers)).to.deep.equal([
      ['/a~1b/c~0d', 'required'],
      ['/100%25 #/ă"', 'required'],
      ['/x/ward', 'choice'],
    ]);
    expect(check(schema, { '100%25 #': { 'ă"': 'x' } }, pointers)[1]).to.deep.equal([
      '/100%25 #/ă"',
      'type',
      'number',
    ]);
  });

  it('runs no pattern that could hang, and none on endless texts', () => {
    const slow = { properties: { a: { pattern: '^(a+)+$' }, b: { pattern: '^(?:[a-z]*[0-9]*)$' } } };
    const text = `${'a'.repeat(100_000)}!`;
    const before = performance.now();
    expect(check(slow, { a: text, b: text })).to.deep.equal([]);
    expect(performance.now() - before).to.be.below(2000);
    expect(check({ properties: { a: { pattern: '[' } } }, { a: 'x' })).to.deep.equal([]);
  });

  it('refuses nothing because of a schema it cannot read', () => {
    let deep: Record<string, unknown> = { type: 'string' };
    for (let level = 0; level < 50_000; level += 1) deep = { properties: { a: deep }, not: deep };
    const hostile: Record<string, unknown>[] = [
      deep,
      {
        type: 'text',
        properties: [],
        required: 'a',
        enum: 'x',
        format: 3,
        pattern: {},
        allOf: {},
        items: 'x',
      },
      { properties: { a: { type: ['string', 7], format: 'constructor', minLength: '3', multipleOf: 0 } } },
      { properties: { a: { format: '__proto__', $ref: '#/$defs/none', $recursiveRef: '#' } } },
      { required: [1, null], dependentRequired: { a: 'b' }, dependentSchemas: { a: 'b' } },
      {
        not: { pattern: '^(a+)+$' },
        if: { format: 'unknown' },
        else: false,
        oneOf: [{ $ref: '#' }, { $ref: '#' }],
      },
      { patternProperties: { '^a': {} }, additionalProperties: false },
      JSON.parse(
        '{"properties": {"__proto__": {"type": "number"}, "constructor": {"type": "number"}}}',
      ) as never,
      { properties: { '\ud800': { type: 'number' } } },
      { properties: { a: { enum: Array.from({ length: 50_000 }, (_, at) => String(at)).concat('x') } } },
    ];
    for (const [at, schema] of hostile.entries())
      expect(check(schema, { a: 'x', b: 'y' }), `schema ${at}`).to.deep.equal([]);
  });

  it('takes any schema and any answers', () => {
    const names = fc.constantFrom('a', 'b', '__proto__', 'constructor', '\ud800', 'a/b', '');
    const values = fc.jsonValue({ maxDepth: 3 });
    const keywords = fc.constantFrom(
      ...'type enum const required properties items allOf anyOf oneOf not if then else format pattern'.split(
        ' ',
      ),
      ...'minLength multipleOf contains minContains propertyNames dependentRequired dependentSchemas'.split(
        ' ',
      ),
      ...'additionalProperties prefixItems uniqueItems $ref $id id'.split(' '),
    );
    const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
      schema: fc.dictionary(
        keywords,
        fc.oneof(
          { maxDepth: 3 },
          values,
          tie('schema'),
          fc.array(tie('schema'), { maxLength: 2 }),
          fc.dictionary(names, tie('schema'), { maxKeys: 2 }),
        ),
        { maxKeys: 4 },
      ),
    }));
    const answers = fc.dictionary(names, values);
    fc.assert(
      fc.property(schema, answers, (one, given) => {
        const form = formOf(one, ['/a', '/b', '/constructor', '/\ud800', '/a~1b', '/']);
        const found = createFormValidator(form, { today: FORM_TODAY }).check(given);
        expect(found).to.deep.equal(createFormValidator(form, { today: FORM_TODAY }).check(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same whatever was checked before', () => {
    const places = fc.constantFrom(
      '/applicant/born',
      '/kind',
      '/business/trades',
      '/members/0',
      '/members',
      '/note',
      '/x',
    );
    const changes = fc.array(fc.tuple(places, fc.jsonValue({ maxDepth: 2 })), { maxLength: 4 });
    fc.assert(
      fc.property(changes, (list) => {
        const answers = list.reduce<Answers>(
          (all, [at, value]) => writeAnswer(all, at, value),
          businessAnswers,
        );
        const fresh = createFormValidator(formDefinition(), { today: FORM_TODAY });
        expect(validator.check(answers)).to.deep.equal(fresh.check(structuredClone(answers)));
      }),
    );
  });

  it('bears hostile answers', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const members = Array.from({ length: 100_000 }, () => ({ adult: 'x' }));
    const hostile = JSON.parse(
      '{"__proto__": {"kind": "BUSINESS"}, "constructor": 1, "kind": {"__proto__": 1}}',
    ) as Answers;
    for (const answers of [{ ...personAnswers, note: deep }, { ...personAnswers, members }, hostile])
      expect(issues(answers)).not.to.have.length(0);
    expect(issues({ ...personAnswers, note: 'x'.repeat(1_000_000) })).to.deep.equal([
      ['/note', 'tooLong', 500],
    ]);
  });

  it('works on a page that has added to all objects, and leaves nothing there', () => {
    const before = Object.keys(evaluatorFormats);
    pollutePage();
    let found: FieldIssue[][];
    try {
      const strict = formOf({
        type: 'object',
        additionalProperties: false,
        properties: { a: {}, b: {} },
        required: ['b'],
      });
      found = [
        createFormValidator(formDefinition(), { today: FORM_TODAY }).check(businessAnswers),
        createFormValidator(strict, { today: FORM_TODAY }).check({ a: 'x' }),
      ];
    } finally {
      cleanPage();
    }
    expect(found[0]).to.deep.equal([]);
    expect(found[1]?.map(short)).to.deep.equal([['/b', 'required']]);
    expect(Object.keys(evaluatorFormats)).to.deep.equal(before);
  });

  it('tells of doubles only among items that are good', () => {
    const form = formOf({
      type: 'object',
      properties: { a: { type: 'array', uniqueItems: true, items: { type: 'string' } } },
    });
    const check = (a: unknown[]) =>
      createFormValidator(form, { today: FORM_TODAY })
        .check({ a })
        .map(({ pointer }) => pointer);
    expect(check([1, 1])).to.deep.equal(['/a/0', '/a/1']);
    expect(check(['x', 'x'])).to.deep.equal(['/a']);
  });

  it('keeps the tests of texts apart where every list is written as the same JSON', () => {
    const lists = Array.prototype as unknown as Record<string, unknown>;
    lists['toJSON'] = () => 'list';
    let found: FieldIssue[];
    try {
      const form = formOf({
        type: 'object',
        properties: { a: { type: 'string', pattern: '^x$' }, b: { type: 'string', pattern: '^y$' } },
      });
      found = createFormValidator(form, { today: FORM_TODAY }).check({ a: 'x', b: 'y' });
    } finally {
      Reflect.deleteProperty(lists, 'toJSON');
    }
    expect(found).to.deep.equal([]);
  });
});
