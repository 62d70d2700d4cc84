/** The linter's own rules: a project of snippets, one per rule, and the rule that answers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

const SNIPPETS: [path: string, code: string, rule: string | undefined][] = [
  ['src/ui/fetch.ts', "export const a = () => fetch('/');", 'no-restricted-globals'],
  ['src/client/fetch.ts', "export const a = () => fetch('/');", undefined],
  ['src/ui/window-fetch.ts', "export const a = () => window.fetch('/');", 'no-restricted-properties'],
  ['src/ui/storage.ts', 'export const a = () => localStorage.length;', 'no-restricted-globals'],
  ['src/client/storage.ts', 'export const a = () => localStorage.length;', 'no-restricted-globals'],
  ['src/ui/cookie.ts', 'export const a = () => document.cookie;', 'no-restricted-properties'],
  ['src/ui/inner.ts', "export const a = (e: Element) => { e.innerHTML = 'a'; };", 'no-restricted-properties'],
  ['src/ui/outer.ts', "export const a = (e: Element) => { e.outerHTML = 'a'; };", 'no-restricted-properties'],
  [
    'src/ui/adjacent.ts',
    "export const a = (e: Element) => e.insertAdjacentHTML('beforeend', 'a');",
    'no-restricted-properties',
  ],
  ['src/ui/write.ts', "export const a = () => document.write('a');", 'no-restricted-properties'],
  ['src/ui/hash.ts', "export const a = () => { location.hash = 'a'; };", 'no-restricted-properties'],
  [
    'src/ui/unsafe.ts',
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML('a');",
    'no-restricted-imports',
  ],
  [
    'src/ui/unsafe-svg.ts',
    "import { unsafeSVG } from 'lit/directives/unsafe-svg.js'; unsafeSVG('a');",
    'no-restricted-imports',
  ],
  ['src/ui/eval.ts', "export const a = () => eval('1');", 'no-eval'],
  ['src/ui/function.ts', "export const a = () => new Function('return 1');", 'no-new-func'],
  ['src/ui/console.ts', "export const a = () => console.log('a');", 'no-console'],
  ['src/config/warn.ts', "export const a = () => console.warn('a');", undefined],
  ['src/ui/any.ts', 'export const a = (b: any) => b;', 'no-explicit-any'],
  ['src/ui/ignore.ts', "// @ts-ignore\nexport const a: number = 'a';", 'ban-ts-comment'],
  ['src/ui/type.ts', "import { A } from './any.ts'; export type B = A;", 'consistent-type-imports'],
  ['src/ui/one.ts', "import { two } from './two.ts'; export const one = () => two();", 'no-cycle'],
  ['src/ui/two.ts', "import { one } from './one.ts'; export const two = () => one();", 'no-cycle'],
  ['test/only.test.ts', "it.only('a', () => {});", 'no-focused-tests'],
];

interface Diagnostic {
  code: string;
  filename: string;
}

describe('the linter', () => {
  let project: string;
  let diagnostics: Diagnostic[];

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'dvc-lint-'));
    cpSync(join(root, '.oxlintrc.json'), join(project, '.oxlintrc.json'));
    for (const [path, code] of SNIPPETS) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), `${code}\n`);
    }
    const { stdout } = spawnSync('oxlint', ['--format', 'json'], { cwd: project, encoding: 'utf8' });
    ({ diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] });
  });

  after(() => rmSync(project, { recursive: true, force: true }));

  for (const [path, code, rule] of SNIPPETS) {
    it(`${rule ?? 'nothing'} answers to ${JSON.stringify(code)} in ${path}`, () => {
      const found = diagnostics
        .filter(({ filename }) => filename === path)
        .map((diagnostic) => diagnostic.code);
      if (rule === undefined) assert.deepEqual(found, []);
      else
        assert.ok(
          found.some((name) => name.includes(`(${rule})`)),
          `found ${found.join(', ') || 'nothing'}`,
        );
    });
  }
});
