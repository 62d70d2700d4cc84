import { expect } from 'chai';
import * as fc from 'fast-check';
import type { FormDefinition } from '../../../src/contract/form.ts';
import { carryOver, fieldMarks } from '../../../src/domain/form/version-change.ts';
import { businessAnswers, formDefinition, personAnswers } from '../../support/form-definition.ts';

const definition = formDefinition();
const marks = fieldMarks(definition);

function changedFields(change: (form: FormDefinition) => void): string[] {
  const changed = formDefinition();
  change(changed);
  const now = fieldMarks(changed);
  return Object.keys({ ...marks, ...now }).filter((at) => marks[at] !== now[at]);
}

function fieldOf(form: FormDefinition, pointer: string) {
  const fields = form.layout.steps.flatMap((step) => step.sections.flatMap((section) => section.fields));
  return fields.find((field) => field.pointer === pointer)!;
}

function schemaOf(form: FormDefinition, ...names: string[]): Record<string, unknown> {
  return names.reduce<Record<string, unknown>>(
    (at, name) => at[name] as Record<string, unknown>,
    form.schema,
  );
}

describe('fieldMarks', () => {
  it('marks every field, and those of items once for all', () => {
    expect(Object.keys(marks)).to.include.members([
      '/kind',
      '/members',
      '/members/*/name',
      '/applicant/home',
    ]);
    for (const mark of Object.values(marks)) expect(mark).to.match(/^[0-9a-z]{6,11}$/);
    expect(new Set(Object.values(marks)).size).to.be.above(20);
  });

  it('is the same for corrected words, another order, another language', () => {
    const same = changedFields((form) => {
      form.version = '2027-01-01';
      form.layout.steps.reverse();
      for (const step of form.layout.steps) {
        step.title = 'Step';
        for (const section of step.sections) {
          section.fields.reverse();
          for (const field of section.fields) {
            Object.assign(field, { label: 'Field', help: 'Help', width: 'short', appearance: 'select' });
            field.options?.reverse();
            for (const option of field.options ?? []) option.label = 'Option';
          }
        }
      }
      form.schema = Object.fromEntries(Object.entries(form.schema).toReversed());
    });
    expect(same).to.deep.equal([]);
  });

  it('is another for another question', () => {
    const oneChange: [string, (form: FormDefinition) => void][] = [
      ['/note', (form) => (fieldOf(form, '/note').kind = 'text')],
      ['/kind', (form) => fieldOf(form, '/kind').options!.push({ code: 'COMPANY', label: 'Công ty' })],
      ['/applicant/born', (form) => (fieldOf(form, '/applicant/born').precision = 'year')],
      ['/copies', (form) => (schemaOf(form, 'properties', 'copies')['maximum'] = 10)],
      ['/applicant/phone', (form) => delete schemaOf(form, 'properties', 'applicant')['dependentRequired']],
      ['/note', (form) => (form.schema['required'] = ['applicant', 'kind', 'agreed', 'note'])],
      ['/members', (form) => (schemaOf(form, 'properties', 'members')['minItems'] = 1)],
      [
        '/members/*/born',
        (form) => (schemaOf(form, 'properties', 'members', 'items', 'properties', 'born')['format'] = 'date'),
      ],
    ];
    for (const [at, change] of oneChange) expect(changedFields(change), at).to.deep.equal([at]);
  });
});

describe('carryOver', () => {
  it('changes nothing when the form did not change', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (stray) => {
        const answers = { ...businessAnswers, ...stray };
        expect(carryOver(definition, answers, marks)).to.deep.equal({ answers, changed: [] });
      }),
    );
    const translated = { ...formDefinition(), version: '2' };
    fieldOf(translated, '/note').label = 'Notes';
    expect(carryOver(translated, businessAnswers, marks).answers).to.equal(businessAnswers);
  });

  it('keeps answers, and asks again for what changed', () => {
    const changed = formDefinition();
    fieldOf(changed, '/copies').kind = 'text';
    fieldOf(changed, '/kind').options = [
      { code: 'PERSON', label: 'Cá nhân' },
      { code: 'COMPANY', label: 'Công ty' },
    ];
    changed.layout.steps[0]!.sections[0]!.fields.push({
      pointer: '/applicant/job',
      label: 'Nghề',
      kind: 'text',
    });
    const carried = carryOver(changed, personAnswers, marks);
    const { copies: _, ...others } = personAnswers;
    expect(carried).to.deep.equal({ answers: others, changed: ['/applicant/job', '/kind', '/copies'] });

    const business = carryOver(changed, businessAnswers, marks);
    expect(business.answers, 'a choice that is gone').not.to.have.property('kind');
    expect(business.answers['business'], 'hidden answers stay').to.deep.equal(businessAnswers['business']);
  });

  it('keeps the items of a group where they are', () => {
    const changed = formDefinition();
    const group = fieldOf(changed, '/members');
    group.fields = group.fields!.filter(({ pointer }) => pointer !== './born');
    group.fields.find(({ pointer }) => pointer === './name')!.kind = 'text';
    const answers = { kind: 'PERSON', members: [{ born: '1990' }, { name: 'Mẫu', adult: false, stray: 1 }] };
    expect(carryOver(changed, answers, marks)).to.deep.equal({
      answers: { kind: 'PERSON', members: [{}, { name: 'Mẫu', adult: false }] },
      changed: ['/members/0/name', '/members/1/name'],
    });
  });

  it('lets go of what the field no longer takes', () => {
    const kinds: [string, unknown, unknown][] = [
      ['yesNo', 'có', undefined],
      ['yesNo', false, false],
      ['number', 'ba', 'ba'],
      ['number', true, undefined],
      ['address', 'Số 1', undefined],
      ['file', 'x', undefined],
      ['group', {}, undefined],
      ['choice', 'X', undefined],
      ['text', 3, undefined],
      ['multiChoice', ['A', 'X'], ['A']],
      ['multiChoice', ['X'], undefined],
    ];
    for (const [kind, before, after] of kinds) {
      const changed = formDefinition();
      Object.assign(fieldOf(changed, '/note'), { kind, options: [{ code: 'A', label: 'A' }] });
      const { answers } = carryOver(changed, { note: before }, marks);
      expect(answers, kind).to.deep.equal(after === undefined ? {} : { note: after });
    }
  });

  it('bears marks of any origin', () => {
    for (const hostile of [
      {},
      { '/note': 'x' },
      JSON.parse('{"__proto__": "x", "constructor": "y"}') as object,
    ]) {
      const carried = carryOver(definition, personAnswers, { ...hostile } as Record<string, string>);
      expect(carried.answers).to.deep.equal(personAnswers);
      expect(carried.changed).to.include('/applicant/name');
    }
    let deep: Record<string, unknown> = {};
    for (let level = 0; level < 50_000; level += 1) deep = { items: deep };
    const nested = { ...formDefinition(), schema: { properties: { note: deep } } };
    expect(fieldMarks(nested)['/note']).to.be.a('string');
  });
});
