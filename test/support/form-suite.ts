import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import * as z from 'zod/mini';
import { readUnits } from '../../endpoint/catalogue/units.ts';
import { FormDefinition, type IdentityCardTargets } from '../../src/contract/form.ts';
import { computeCharges } from '../../src/domain/form/charges.ts';
import { FORMATS } from '../../src/domain/form/formats.ts';
import { sendableAnswers } from '../../src/domain/form/sendable-answers.ts';
import { shownDocuments, shownFields } from '../../src/domain/form/shown-fields.ts';
import { createFormValidator } from '../../src/domain/form/validate.ts';
import { writeAnswer, type Answers } from '../../src/domain/form/answers.ts';
import * as checks from './form-checks.ts';
import { readForm, readFormSource, readWorkedAnswers, type WorkedAnswers } from './form-source.ts';
import { randomAnswers } from './random-answers.ts';

/** The worked answers are good on this day and later. */
const TODAY = '2026-11-21';
const UPLOADABLE = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'];
const SEEDS = 300;

/** What every form of the catalogue has to satisfy, and its worked answers. */
export async function describeForm(code: string): Promise<void> {
  const [form, source, worked, units] = await Promise.all([
    readForm(code),
    readFormSource(code),
    readWorkedAnswers(code),
    readUnits(),
  ]);
  const validate = new Ajv2020({
    strict: true,
    allErrors: true,
    formats: { ...FORMATS },
  }).compile(form.schema);
  describe(`form ${code}`, () => {
    describeTexts(source as Record<string, never>);
    describeQuestions(form);
    describeReferences(form);
    describeValidation(form, validate);
    describeWorkedAnswers(form, worked, validate, new Set(units.map((unit) => unit.code)));
  });
}

function describeTexts(source: Parameters<typeof checks.textsOf>[0]): void {
  test('every text is there in both languages, in normal form', () => {
    assert.deepEqual(checks.plainTexts(source), []);
    const texts = checks.textsOf(source);
    for (const { at, vi, en } of texts)
      for (const text of [vi, en]) {
        assert.ok(typeof text === 'string' && text.trim() === text && text !== '', at);
        assert.equal(text, text.normalize('NFC'), at);
        assert.doesNotMatch(text, /!|Ông\/Bà|ông\/bà|quận|huyện|[Dd]istrict/, at);
      }
    assert.ok(texts.length > 50);
  });
}

function describeQuestions(form: FormDefinition): void {
  const fields = checks.fieldsOf(form);

  test('it is a form of the contract', () => {
    assert.deepEqual(z.parse(FormDefinition, form).layout, form.layout);
    assert.ok(form.conditions.length > 0 && form.consent.text.length >= 4);
  });

  test('questions and schema agree, place by place', () => {
    const places = checks.placesOf(form.schema as checks.Schema);
    assert.deepEqual(fields.map(({ pointer }) => pointer).toSorted(), [...places.keys()].toSorted());
    for (const field of fields) {
      const place = places.get(field.pointer) as checks.Schema;
      assert.equal(checks.misfit(field, place), undefined, field.pointer);
      if (field.kind !== 'group') continue;
      const items = checks.placesOf(place.items as checks.Schema);
      const asked = (field.fields ?? []).map(({ pointer }) => pointer.replace(/^\.\//, '/'));
      assert.deepEqual(asked.toSorted(), [...items.keys()].toSorted(), field.pointer);
      for (const [index, item] of (field.fields ?? []).entries())
        assert.equal(checks.misfit(item, items.get(asked[index] as string) as checks.Schema), undefined);
    }
  });

  test('nothing is required that is not asked, and no object takes strays', () => {
    const asked = new Set(fields.map(({ pointer }) => pointer));
    for (const pointer of checks.requiredPlaces(form.schema as checks.Schema))
      assert.ok(asked.has(pointer), pointer);
    for (const one of checks.objectsOf(form.schema as checks.Schema))
      assert.equal(one.additionalProperties, false);
  });

  test('what the person answers for others is not filled in by the browser', () => {
    const [first] = form.layout.steps;
    const own = new Set(first?.sections.flatMap((section) => section.fields));
    for (const field of fields) if (field.autocomplete) assert.ok(own.has(field), field.pointer);
  });
}

function describeReferences(form: FormDefinition): void {
  const fields = new Map(checks.fieldsOf(form).map((field) => [field.pointer, field]));

  test('conditions ask about answers there can be', () => {
    for (const { condition, group } of checks.conditionsOf(form))
      for (const { pointer, oneOf } of [...(condition.allOf ?? []), ...(condition.anyOf ?? [])]) {
        const field = pointer.startsWith('./')
          ? group?.fields?.find((item) => item.pointer === pointer)
          : fields.get(pointer.replace(/\/(?:ward|province)$/, ''));
        assert.ok(field, pointer);
        if (field.kind === 'address') continue;
        const possible = field.kind === 'yesNo' ? [true, false] : field.options?.map((option) => option.code);
        for (const value of oneOf ?? [])
          assert.ok(possible?.includes(value as never), `${pointer}: ${value}`);
      }
  });

  test('rules, charges and identity cards point at answers', () => {
    for (const { pointer, other } of form.rules) {
      const [group, inItem] = pointer.split('/*/');
      const asked = (one: string) => fields.has(one.replace(/\/(?:ward|province)$/, ''));
      const askedInItem = (name: string) =>
        fields.get(group ?? '')?.fields?.some((field) => field.pointer.replace(/^\.?\//, '') === name);
      assert.ok(inItem === undefined ? asked(pointer) : askedInItem(inItem), pointer);
      if (other?.startsWith('./')) assert.ok(askedInItem(other.slice(2)), other);
      else if (other !== undefined) assert.ok(asked(other), other);
    }
    for (const { quantity } of form.charges)
      if (quantity !== undefined) assert.match(fields.get(quantity)?.kind ?? '', /^(?:number|group)$/);
    for (const { identityCard = {} } of form.layout.steps.flatMap((step) => step.sections))
      for (const [part, pointer] of cardPointers(identityCard))
        assert.ok(checks.CARD_KINDS[part]?.includes(fields.get(pointer)?.kind ?? ''), pointer);
  });

  test('documents and ways of delivery', () => {
    for (const document of form.documents) {
      assert.ok(
        document.formats.every((format) => UPLOADABLE.includes(format)) && document.formats.length > 0,
      );
      assert.ok(document.maximumBytes <= 20 * 1024 ** 2 && document.maximumFiles >= 1);
      if (document.template) assert.match(document.template.url, /^blank-papers\/[a-z-]+$/);
    }
    const ways = new Set(form.delivery.map(({ id }) => id));
    for (const { delivery = [] } of form.charges) for (const id of delivery) assert.ok(ways.has(id), id);
    const lists = [form.documents, form.delivery, form.charges, form.layout.steps];
    for (const list of [...lists, form.layout.steps.flatMap((step) => step.sections)])
      assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
  });
}

function describeValidation(form: FormDefinition, validate: ValidateFunction): void {
  test('whoever answers what is asked is let through, and is told of what is missing where it is asked', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const answers = randomAnswers(form, seed);
      assert.ok(validate(sendableAnswers(form, answers)), JSON.stringify(validate.errors?.[0]));
      const shown = shownFields(form, answers);
      const left = shown[seed % shown.length]?.pointer as string;
      const sent = sendableAnswers(form, writeAnswer(answers, left, undefined));
      const stillShown = shownFields(form, sent).map(({ pointer }) => pointer);
      validate(sent);
      for (const place of missing(validate.errors))
        assert.ok(
          stillShown.some((pointer) => pointer === place || pointer.startsWith(`${place}/`)),
          `seed ${seed}: ${place} is missed and not asked`,
        );
    }
  });
}

function missing(errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? [])
    .filter(({ keyword }) => keyword === 'required')
    .map(({ instancePath, params }) => `${instancePath}/${params['missingProperty']}`);
}

function describeWorkedAnswers(
  form: FormDefinition,
  worked: WorkedAnswers,
  validate: ValidateFunction,
  units: ReadonlySet<string>,
): void {
  const { answers, delivery } = worked;
  const validator = createFormValidator(form, { today: TODAY });
  const refusals = (given: Answers) => validator.check(given).filter(({ warning }) => !warning);

  test('the worked answers are complete', () => {
    assert.deepEqual(refusals(answers), []);
    assert.ok(validate(answers), JSON.stringify(validate.errors));
    assert.deepEqual(sendableAnswers(form, answers), answers, 'nothing is answered in vain');
    const needed = shownDocuments(form, answers).filter((document) => document.required);
    assert.deepEqual(worked.documents.toSorted(), needed.map(({ id }) => id).toSorted());
    assert.ok(form.delivery.some(({ id }) => id === delivery));
    assert.equal(computeCharges(form, { answers, delivery, sameProvince: true }).total, worked.total);
    for (const code of [worked.unit, ...checks.unitsIn(answers)]) assert.ok(units.has(code), code);
  });

  for (const { because, change, at } of worked.refused)
    test(`refused at ${at}: ${because}`, () => {
      const spoilt = Object.entries(change).reduce<Answers>(
        (given, [pointer, value]) => writeAnswer(given, pointer, value ?? undefined),
        answers,
      );
      assert.deepEqual([...new Set(refusals(spoilt).map(({ pointer }) => pointer))], [at]);
    });

  test('whoever answers nothing is told of the first question, and of nothing that is hidden', () => {
    const issues = refusals({}).map(({ pointer }) => pointer);
    const shown = shownFields(form, {}).map(({ pointer }) => pointer);
    assert.ok(issues.length > 5);
    for (const pointer of issues) assert.ok(shown.includes(pointer), pointer);
  });
}

/** Where a card's data go, and what follows from there being one. */
function cardPointers({ set = [], ...targets }: IdentityCardTargets): (readonly [string, string])[] {
  return [...Object.entries(targets), ...set.map(({ pointer }) => ['set', pointer] as const)];
}
