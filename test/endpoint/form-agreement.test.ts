import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { answerErrors } from '../../endpoint/dossiers/answers.ts';
import { loadForms } from '../../endpoint/forms/forms.ts';
import { FORMS_FOLDER } from '../../endpoint/forms/source.ts';
import type { Answers } from '../../src/domain/form/answers.ts';
import { sendableAnswers } from '../../src/domain/form/sendable-answers.ts';
import { createFormValidator } from '../../src/domain/form/validate.ts';
import { goodAnswers, spoiled, type Draw } from '../support/generated-answers.ts';

const TODAY = '2026-11-21';
const RUNS = 200;
/** Of the answers tried, so many have to be good ones, or the agreement would be one on refusals. */
const LEAST_ACCEPTED = 0.2;

/**
 * The widget checks with an evaluator that needs no eval, the endpoint with Ajv. Whatever one of them
 * accepts, the other does, and both find fault in the same places.
 */
describe('widget and endpoint agree on answers', async () => {
  const forms = await loadForms({ sandbox: true });
  const folders = [FORMS_FOLDER, join(FORMS_FOLDER, 'sandbox')];
  const files = (await Promise.all(folders.map((folder) => readdir(folder)))).flat();
  const codes = files.filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));
  test('there are forms', () => assert.ok(codes.length >= 10, codes.join()));

  for (const code of codes)
    test(code, (context) => {
      const form = forms.find(code);
      assert.ok(form);
      const definition = form.definitions.vi;
      const validator = createFormValidator(definition, { today: TODAY });
      const count = { accepted: 0, refused: 0 };
      fc.assert(
        fc.property(fc.gen(), fc.constantFrom(0, 0, 1, 2, 5), fc.boolean(), (gen, faults, fromNothing) => {
          const draw: Draw = (arbitrary) => gen(() => arbitrary);
          const good: Answers = fromNothing && faults > 1 ? {} : goodAnswers(draw, definition, TODAY);
          const answers = spoiled(draw, definition, good, faults);
          const here = validator
            .check(answers)
            .filter(({ warning }) => !warning)
            .map(({ pointer }) => `/answers${pointer}`);
          const there = answerErrors(form, sendableAnswers(definition, answers), TODAY, []);
          assert.deepEqual(here.toSorted(), there.map(({ pointer }) => pointer as string).toSorted());
          count[here.length === 0 ? 'accepted' : 'refused'] += 1;
        }),
        // Made answer by answer from what came before, a failure is not to be found again in anything smaller.
        { numRuns: RUNS, endOnFailure: true },
      );
      context.diagnostic(`${code}: ${count.accepted} accepted, ${count.refused} refused, alike by both`);
      assert.ok(count.accepted >= RUNS * LEAST_ACCEPTED && count.refused >= RUNS * LEAST_ACCEPTED);
    });
});
