import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { before, describe, test } from 'node:test';
import { BLANK_PAPERS } from '../../endpoint/blank-papers/papers.ts';
import { loadForms } from '../../endpoint/forms/forms.ts';
import { FORMS_FOLDER } from '../../endpoint/forms/source.ts';
import type { RunningEndpoint } from '../../endpoint/start.ts';
import { startForTest } from './support.ts';

describe('papers to print', () => {
  let endpoint: RunningEndpoint;
  before(async () => {
    endpoint = await startForTest();
  });

  for (const [name, { title, signatures }] of Object.entries(BLANK_PAPERS))
    test(`${name} is a page of its own`, async () => {
      const answer = await fetch(`${endpoint.url}/blank-papers/${name}`);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html; charset=utf-8$/i);
      const page = await answer.text();
      assert.match(page, /^<!doctype html>\s*<html lang="vi">/);
      for (const words of [title, ...signatures]) assert.ok(page.includes(words), words);
      assert.doesNotMatch(page, /<script|undefined|\[object/);
    });

  test('their policy allows their own style sheet, and nothing else', async () => {
    const answer = await fetch(`${endpoint.url}/blank-papers/authorisation`);
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(await answer.text()) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    assert.ok(policy.startsWith(`default-src 'none'; style-src 'sha256-${digest}'; `), policy);
  });

  test('there are no others', async () => {
    for (const name of ['ct01', 'constructor', '__proto__', '%3Cb%3E'])
      assert.equal((await fetch(`${endpoint.url}/blank-papers/${name}`)).status, 404, name);
  });

  test('forms lead to those there are, and to each of them', async () => {
    const forms = await loadForms({ sandbox: false });
    const files = (await readdir(FORMS_FOLDER)).filter((file) => file.endsWith('.json'));
    const named = files
      .flatMap((file) => forms.find(basename(file, '.json'))?.definitions.vi.documents ?? [])
      .flatMap(({ template }) => (template ? [template.url.replace('blank-papers/', '')] : []));
    assert.deepEqual([...new Set(named)].toSorted(), Object.keys(BLANK_PAPERS).toSorted());
  });
});
