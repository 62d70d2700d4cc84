import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findsFirst, opensSuggestion, WRITINGS } from './support/finding.ts';
import { ROOT, Stage } from './support/stage.ts';

/** Real records of the national portal; not the project's own, so they may be absent. */
const CATALOGUE = join(ROOT, '../shared/data/national-procedures.jsonl.gz');
const skip = existsSync(CATALOGUE) ? false : 'the national catalogue is not beside the project';

describe('the same with 2,642 records of the national portal', { skip }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ catalogue: CATALOGUE });
  });
  after(() => stage.close());

  for (const [how, text] of Object.entries(WRITINGS)) {
    test(`${how}: suggested first, found first`, () => findsFirst(stage, text));
  }
  test('a suggestion is opened with ArrowDown and Enter', () => opensSuggestion(stage, 'dang ky khai sinh'));
});
