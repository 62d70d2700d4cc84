import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Answers, writeAnswer } from '../../src/domain/form/answers.ts';
import {
  answeredForms,
  file,
  formAnswers,
  ownSubmission,
  receiptOf,
  refusedPlaces,
  startFiling,
} from './filing-support.ts';

const { url, setTime } = await startFiling({ ownForms: true });
setTime('2026-11-21T09:00:00+07:00');

/** Every form there is, with the complete answers that come with it. */
for (const code of await answeredForms())
  describe(code, async () => {
    const { total, refused } = await formAnswers(code);

    test('can be filed, for the sum it says', async () => {
      const receipt = receiptOf(await file(url, await ownSubmission(url, code)));
      const postage = receipt.charges.filter(({ type }) => type.code === 'POSTAGE');
      assert.equal(receipt.total, total, JSON.stringify(postage));
    });

    for (const { because, change, at } of refused)
      test(`is refused when ${because}`, async () => {
        const body = await ownSubmission(url, code);
        const answers = Object.entries(change).reduce<Answers>(
          (changed, [pointer, value]) => writeAnswer(changed, pointer, value ?? undefined),
          body.answers,
        );
        const answer = await file(url, { ...body, answers });
        assert.equal(answer.status, 422, answer.text);
        assert.equal(refusedPlaces(answer).includes(`/answers${at}`), true, answer.text);
      });
  });
