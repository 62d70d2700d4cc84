import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkTranslations } from '../../tools/localisation/translations.ts';

const unit = (id: string, source: string, target?: string) =>
  `<trans-unit id="${id}">\n  <source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}\n</trans-unit>`;

const RETRY = 'Thử lại';
const CALL = 'Gọi <x id="0" equiv-text="${hotline}"/> trước <x id="1" equiv-text="${date}"/>';
const source = unit('s1', RETRY) + unit('s2', CALL);
const english = 'Call <x id="0" equiv-text="${hotline}"/> before <x id="1" equiv-text="${date}"/>';

describe('checkTranslations', () => {
  it('accepts a complete file, whatever the order of placeholders', () => {
    const turned = 'Before <x id="1" equiv-text="${date}"/> call <x id="0" equiv-text="${hotline}"/>';
    assert.deepEqual(
      checkTranslations(source, unit('s1', RETRY, 'Try again') + unit('s2', CALL, english)),
      [],
    );
    assert.deepEqual(
      checkTranslations(source, unit('s1', RETRY, 'Try again') + unit('s2', CALL, turned)),
      [],
    );
  });

  it('names a text the file does not have', () => {
    assert.deepEqual(checkTranslations(source, unit('s2', CALL, english)), [
      'missing: Thử lại (npm run localize:extract)',
    ]);
  });

  it('names an entry without a translation, also an empty one', () => {
    for (const target of [undefined, '', ' \n']) {
      const file = unit('s1', RETRY, target) + unit('s2', CALL, english);
      assert.deepEqual(checkTranslations(source, file), ['not translated: Thử lại']);
    }
  });

  it('names a translation that lost a placeholder', () => {
    const file =
      unit('s1', RETRY, 'Try again') + unit('s2', CALL, 'Call <x id="0" equiv-text="${hotline}"/>');
    assert.match(checkTranslations(source, file).join(), /^other placeholders: Gọi/);
  });

  it('names an entry nobody uses any more', () => {
    const file = unit('s1', RETRY, 'Try again') + unit('s2', CALL, english) + unit('s3', 'Cũ', 'Old');
    assert.deepEqual(checkTranslations(source, file), ['no longer used: Cũ (npm run localize:extract)']);
  });
});
