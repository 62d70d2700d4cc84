import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Condition, FormDefinition } from '../../../src/contract/form.ts';
import { readAnswer, type Answers } from '../../../src/domain/form/answers.ts';
import { sendableAnswers } from '../../../src/domain/form/sendable-answers.ts';
import { shownFields } from '../../../src/domain/form/shown-fields.ts';
import { businessAnswers, formDefinition, personAnswers } from '../../support/form-definition.ts';

const definition = formDefinition();
const NAMES = ['a', 'b', 'c', 'd', 'e'];

const test = fc.record(
  {
    pointer: fc.constantFrom(...NAMES.map((name) => `/${name}`), './x'),
    oneOf: fc.uniqueArray(fc.constantFrom<unknown>('1', '2', true), { maxLength: 2 }),
    filled: fc.boolean(),
    not: fc.boolean(),
  },
  { requiredKeys: ['pointer'] },
);
const condition: fc.Arbitrary<Condition | undefined> = fc.option(
  fc.record({ allOf: fc.array(test, { maxLength: 2 }), anyOf: fc.array(test, { maxLength: 2 }) }),
  { nil: undefined },
);

/** Forms whose conditions hang on each other in every way, circles too. */
const tangledForms: fc.Arbitrary<FormDefinition> = fc
  .array(condition, { minLength: NAMES.length + 3, maxLength: NAMES.length + 3 })
  .map((conditions) => {
    const fields = NAMES.map((name, at) => ({
      pointer: `/${name}`,
      label: name,
      kind: name === 'e' ? 'group' : 'text',
      ...(conditions[at] && { visibleWhen: conditions[at] }),
      ...(name === 'e' && {
        fields: ['x', 'y'].map((item, index) => ({
          pointer: `/${item}`,
          label: item,
          kind: 'text',
          ...(conditions[NAMES.length + index] && { visibleWhen: conditions[NAMES.length + index] }),
        })),
      }),
    }));
    const section = { id: 's', fields, ...(conditions.at(-1) && { visibleWhen: conditions.at(-1) }) };
    return { ...formDefinition(), layout: { steps: [{ id: 't', title: 't', sections: [section] }] } };
  });
const texts = fc.constantFrom<unknown>('1', '2', '', true, null);
const tangledAnswers = fc.record(
  {
    ...Object.fromEntries(NAMES.map((name) => [name, texts])),
    e: fc.array(fc.record({ x: texts, y: texts, z: texts }, { requiredKeys: [] }), { maxLength: 3 }),
    stray: texts,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

describe('sendableAnswers', () => {
  it('sends complete answers as they are', () => {
    expect(sendableAnswers(definition, personAnswers)).to.deep.equal(personAnswers);
    expect(sendableAnswers(definition, businessAnswers)).to.deep.equal(businessAnswers);
  });

  it('takes out what is hidden, empty or not asked', () => {
    const answers = {
      ...businessAnswers,
      kind: 'PERSON',
      note: ' ',
      code: null,
      stray: 1,
      applicant: { ...(personAnswers['applicant'] as object), email: '', stray: 2 },
    };
    expect(sendableAnswers(definition, answers)).to.deep.equal(personAnswers);
    expect(sendableAnswers(definition, {})).to.deep.equal({});
  });

  it('leaves items in their places', () => {
    const members = [{}, { stray: 1 }, 'x', { name: 'Nguyễn Văn Mẫu', number: '001090000001', adult: false }];
    expect(sendableAnswers(definition, { kind: 'PERSON', members })['members']).to.deep.equal([
      {},
      {},
      {},
      { name: 'Nguyễn Văn Mẫu', adult: false },
    ]);
    expect(sendableAnswers(definition, { kind: 'PERSON', members: [] })).to.deep.equal({ kind: 'PERSON' });
  });

  it('sends an address without what does not belong to it', () => {
    const home = { province: '01', ward: '', district: '001' };
    expect(sendableAnswers(definition, { applicant: { home } })).to.deep.equal({
      applicant: { home: { province: '01' } },
    });
    expect(sendableAnswers(definition, { applicant: { home: { district: '001' } } })).to.deep.equal({});
  });

  it('keeps what is of the wrong kind, for the schema to refuse', () => {
    const wrong = { applicant: { name: { first: 'x' }, home: 'Số 1' }, kind: ['PERSON'] };
    expect(sendableAnswers(definition, wrong)).to.deep.equal(wrong);
  });

  it('changes nothing a second time, and sends nothing hidden', () => {
    fc.assert(
      fc.property(tangledForms, tangledAnswers, (form, answers) => {
        const before = structuredClone(answers);
        const sent = sendableAnswers(form, answers);
        expect(sendableAnswers(form, sent)).to.deep.equal(sent);
        const shown = new Set(shownFields(form, answers).map(({ pointer }) => pointer));
        for (const name of NAMES) if (!shown.has(`/${name}`)) expect(sent).not.to.have.property(name);
        for (const [index, item] of ((sent['e'] ?? []) as object[]).entries())
          for (const name of Object.keys(item)) expect(shown.has(`/e/${index}/${name}`)).to.equal(true);
        expect(answers).to.deep.equal(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('sends every answer to what is shown, where conditions ask about what comes before', () => {
    fc.assert(
      fc.property(tangledForms, tangledAnswers, (tangled, answers) => {
        const form = untangled(tangled);
        const sent = sendableAnswers(form, answers);
        for (const { pointer, field } of shownFields(form, answers)) {
          const answer = readAnswer(answers, pointer);
          const expected = answer === '' || answer === null ? undefined : answer;
          if (field.kind !== 'group') expect(readAnswer(sent, pointer), pointer).to.equal(expected);
        }
      }),
    );
  });
});

/** Without the conditions that ask about the same field or a later one. */
function untangled(form: FormDefinition): FormDefinition {
  const [step] = form.layout.steps;
  const fields = step!.sections[0]!.fields.map((field, at) => {
    const known = NAMES.slice(0, at).map((name) => `/${name}`);
    const isEarlier = ({ pointer }: { pointer: string }) => known.includes(pointer);
    const { allOf = [], anyOf = [] } = field.visibleWhen ?? {};
    const visibleWhen = { allOf: allOf.filter(isEarlier), anyOf: anyOf.filter(isEarlier) };
    return { ...field, visibleWhen, fields: field.fields?.map((item) => ({ ...item, visibleWhen: {} })) };
  });
  return { ...form, layout: { steps: [{ ...step!, sections: [{ id: 's', fields }] }] } };
}
