import { expect } from 'chai';
import { writeAnswer } from '../../../src/domain/form/answers.ts';
import {
  shownDocuments,
  shownFields,
  shownSections,
  shownSteps,
} from '../../../src/domain/form/shown-fields.ts';
import { businessAnswers, formDefinition, personAnswers } from '../../support/form-definition.ts';

const definition = formDefinition();
const pointers = (answers: object) => shownFields(definition, { ...answers }).map(({ pointer }) => pointer);

describe('shownFields', () => {
  it('shows what needs no answer, in the order of the form', () => {
    expect(pointers({})).to.deep.equal([
      '/applicant/name',
      '/applicant/born',
      '/applicant/sex',
      '/applicant/number',
      '/applicant/phone',
      '/applicant/email',
      '/applicant/home',
      '/kind',
      '/copies',
      '/code',
      '/note',
      '/agreed',
    ]);
  });

  it('says where a field stands', () => {
    const shown = shownFields(definition, personAnswers);
    const number = shown.find(({ pointer }) => pointer === '/members/0/number');
    expect(number).to.include({ group: '/members', index: 0 });
    expect(number?.field).to.include({ pointer: './number', kind: 'identityNumber' });
    expect(number?.step.id).to.equal('household');
    expect(number?.section.id).to.equal('members');
    expect(shown.find(({ pointer }) => pointer === '/members')).not.to.have.any.keys('group', 'index');
  });

  it('asks the fields of a group once for each item, each under its own conditions', () => {
    const members = [{ adult: true }, { adult: false }, 'not an item', {}];
    const shown = pointers({ kind: 'PERSON', members }).filter((pointer) => pointer.startsWith('/members'));
    const item = (index: number) => ['name', 'born', 'adult'].map((name) => `/members/${index}/${name}`);
    expect(shown).to.deep.equal([
      '/members',
      ...item(0),
      '/members/0/number',
      ...item(1),
      ...item(2),
      ...item(3),
    ]);
    expect(pointers({ kind: 'PERSON', members: { 0: {} } })).not.to.include('/members/0/name');
  });

  it('counts an answer in a hidden field as none', () => {
    expect(pointers(businessAnswers)).to.include('/business/otherTrade');
    const person = { ...businessAnswers, kind: 'PERSON' };
    expect(pointers(person)).not.to.include('/business/otherTrade');

    const chain = formDefinition();
    const [section] = chain.layout.steps[0]!.sections;
    const whenYes = (pointer: string) => ({ allOf: [{ pointer, oneOf: ['yes'] }] });
    section!.fields = ['c', 'b', 'a'].map((name, at) => ({
      pointer: `/${name}`,
      label: name,
      kind: 'text',
      ...(at < 2 && { visibleWhen: whenYes(at === 0 ? '/b' : '/a') }),
    }));
    const shown = (a: string) =>
      shownFields(chain, { a, b: 'yes', c: 'yes' })
        .map(({ pointer }) => pointer)
        .filter((pointer) => pointer.length === 2);
    expect(shown('yes')).to.deep.equal(['/c', '/b', '/a']);
    expect(shown('no')).to.deep.equal(['/a']);
  });

  it('comes to rest when conditions go round in a circle', () => {
    const circle = formDefinition();
    const [section] = circle.layout.steps[0]!.sections;
    const field = (name: string, other: string, filled: boolean) => ({
      pointer: `/${name}`,
      label: name,
      kind: 'text',
      visibleWhen: { allOf: [{ pointer: `/${other}`, filled }] },
    });
    section!.fields = [field('a', 'b', false), field('b', 'a', true), field('c', 'c', false)];
    const given = { a: '1', b: '2', c: '3' };
    expect(shownFields(circle, given)).to.deep.equal(shownFields(circle, { ...given }));
  });

  it('bounds the items of a hostile draft', () => {
    const members = Array.from({ length: 50_000 }, () => ({ adult: true }));
    expect(pointers({ kind: 'PERSON', members }).length).to.be.below(2000);
  });

  it('is not kept from a second look by the first', () => {
    const shown = shownFields(definition, personAnswers);
    shown.length = 0;
    expect(shownFields(definition, personAnswers)).not.to.have.length(0);
  });
});

describe('shownSteps and shownSections', () => {
  it('leaves out steps and sections nothing of which is asked', () => {
    expect(shownSteps(definition, {}).map(({ id }) => id)).to.deep.equal(['applicant', 'kind', 'request']);
    const ids = shownSections(definition, businessAnswers).map(({ id }) => id);
    expect(ids).to.deep.equal(['person', 'kind', 'business', 'members', 'request']);
  });

  it('leaves out a section whose last field is hidden, and keeps one that is there to be read', () => {
    const changed = formDefinition();
    const [person] = changed.layout.steps[0]!.sections;
    person!.fields = [
      { pointer: '/x', label: 'x', kind: 'text', visibleWhen: { allOf: [{ pointer: '/y' }] } },
    ];
    expect(shownSteps(changed, {}).map(({ id }) => id)).not.to.include('applicant');
    person!.fields = [];
    expect(shownSteps(changed, { other: 1 }).map(({ id }) => id)).to.include('applicant');
  });
});

describe('shownDocuments', () => {
  it('asks for papers under the answers that count', () => {
    const ids = (answers: object) => shownDocuments(definition, { ...answers }).map(({ id }) => id);
    expect(ids(personAnswers)).to.deep.equal(['DECLARATION']);
    expect(ids(businessAnswers)).to.deep.equal(['DECLARATION', 'LEASE']);
    expect(ids(writeAnswer(businessAnswers, '/kind', undefined))).to.deep.equal(['DECLARATION']);
  });
});
