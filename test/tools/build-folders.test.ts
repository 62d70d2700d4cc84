import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { folderToFill } from '../../tools/build/folders.ts';

const root = resolve(import.meta.dirname, '../..');
const ENTRY = 'dvc-widgets.js';

test('a build empties nothing but an earlier build', async () => {
  for (const folder of ['', '.', root, dirname(root), 'src', join(root, 'test/tools')])
    assert.throws(() => folderToFill(root, folder, ENTRY), /not emptied/, folder);
});

test('a build goes where there is nothing yet, and where it went before', async () => {
  const place = await mkdtemp(join(tmpdir(), 'dvc-folders-'));
  try {
    const folder = join(place, 'cdn');
    assert.equal(folderToFill(root, folder, ENTRY), folder);
    await mkdir(folder);
    assert.equal(folderToFill(root, folder, ENTRY), folder);
    await writeFile(join(folder, 'letter.txt'), '');
    assert.throws(() => folderToFill(root, folder, ENTRY), /not emptied/);
    await writeFile(join(folder, ENTRY), '');
    assert.equal(folderToFill(root, folder, ENTRY), folder);
  } finally {
    await rm(place, { recursive: true });
  }
});
