import { after, before, describe, test } from 'node:test';
import { findsFirst, opensResultAndReturns, opensSuggestion, WRITINGS } from './support/finding.ts';
import { Stage } from './support/stage.ts';

describe('finding the registration of birth by keyboard alone', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  for (const [how, text] of Object.entries(WRITINGS)) {
    test(`${how}: suggested first, found first`, () => findsFirst(stage, text));
  }
  test('a suggestion is opened with ArrowDown and Enter', () => opensSuggestion(stage, 'dang ky khai sinh'));
  test('a result is opened with Enter, and Back brings the search again', () =>
    opensResultAndReturns(stage, 'đăng ký khai sinh'.normalize('NFD')));
});
