import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { undescribed } from '../../tools/analyze/undescribed.ts';

const element = { customElement: true, name: 'Box', tagName: 'dvc-box', summary: 'A box.' };

function problemsOf(declaration: object): string[] {
  return undescribed({ modules: [{ path: 'box.ts', declarations: [{ ...element, ...declaration }] }] });
}

describe('undescribed', () => {
  it('accepts an element that explains itself', () => {
    assert.deepEqual(problemsOf({ attributes: [{ name: 'lid', description: 'Open or shut.' }] }), []);
  });

  for (const [key, kind] of [
    ['attributes', 'attribute'],
    ['members', 'property'],
    ['events', 'event'],
    ['slots', 'slot'],
    ['cssParts', 'part'],
    ['cssProperties', 'CSS property'],
  ] as const) {
    it(`names the ${kind} without a description`, () => {
      assert.deepEqual(problemsOf({ [key]: [{ name: 'lid' }, { name: 'side', description: 'Left.' }] }), [
        `<dvc-box>: ${kind} "lid" has no description`,
      ]);
    });
  }

  it('names an element without tag or summary', () => {
    assert.deepEqual(problemsOf({ tagName: undefined }), ['Box has no @tag']);
    assert.deepEqual(problemsOf({ summary: undefined }), ['<dvc-box> has no @summary']);
  });

  it('does not pass when it sees nothing', () => {
    assert.deepEqual(undescribed({ modules: [] }), ['No element was found at all']);
  });
});
