/** What an identity card fills in, in every form of the endpoint. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { writeAnswer, type Answers } from '../../src/domain/form/answers.ts';
import type { FormDefinition } from '../../src/contract/form.ts';
import { shownFields } from '../../src/domain/form/shown-fields.ts';
import { readForm, readWorkedAnswers } from '../support/form-source.ts';

const FORMS = new URL('../../endpoint/catalogue/forms/', import.meta.url);
const codes = readdirSync(FORMS)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

const asked = (form: FormDefinition, answers: Answers) =>
  shownFields(form, answers).map(({ pointer }) => pointer);

describe('an identity card', () => {
  for (const code of codes)
    test(`fills in its number in ${code}, wherever it can be shown`, async () => {
      const form = await readForm(code);
      const { answers } = await readWorkedAnswers(code);
      const sections = form.layout.steps.flatMap((step) => step.sections);
      for (const { id, identityCard } of sections) {
        const { number = '', set = [] } = identityCard ?? {};
        // Somebody with another paper, or who has not said which.
        const before = [number, ...set.map(({ pointer }) => pointer)].reduce(
          (given, pointer) => (pointer === '' ? given : writeAnswer(given, pointer, undefined)),
          answers,
        );
        const after = set.reduce((given, { pointer, value }) => writeAnswer(given, pointer, value), before);
        const isCovered = asked(form, answers).includes(number);
        if (isCovered) assert.ok(asked(form, after).includes(number), `${id}: ${number}`);
        // What only holders of a paper are asked needs the paper to be known.
        const field = sections.flatMap(({ fields }) => fields).find(({ pointer }) => pointer === number);
        for (const { pointer, oneOf = [] } of field?.visibleWhen?.allOf ?? [])
          if (oneOf.includes('IDENTITY_CARD'))
            assert.ok(
              set.some((one) => one.pointer === pointer),
              `${id}: ${pointer}`,
            );
      }
    });
});
