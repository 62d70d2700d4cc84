/**
 * `npm run analyze`: custom-elements.json from the sources, and from it the data VS Code and JetBrains read.
 * Fails when something public has no description.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { undescribed, type Manifest } from './analyze/undescribed.ts';

const root = resolve(import.meta.dirname, '..');
const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [analyzer, 'analyze', '--config', 'custom-elements-manifest.config.js'],
  { cwd: root, encoding: 'utf8' },
);
if (status !== 0) {
  console.error(stdout, stderr);
  process.exit(1);
}

const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as Manifest;
const problems = undescribed(manifest);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('dist: custom-elements.json, data for VS Code, web-types; everything public is described');
