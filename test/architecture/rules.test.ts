/** Every rule of the architecture is fed sources that break it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkArchitecture } from '../../tools/check-architecture.ts';

function messages(files: Record<string, string>): string[] {
  return checkArchitecture(files).map(({ message }) => message);
}

function refused(path: string, code: string, expected: RegExp): void {
  const found = messages({ [path]: code });
  assert.equal(found.length, 1, `one problem, not: ${found.join(' | ') || 'none'}`);
  assert.match(found[0] ?? '', expected);
}

function accepted(path: string, code: string): void {
  assert.deepEqual(messages({ [path]: code }), []);
}

describe('layers', () => {
  for (const [path, target, expected] of [
    ['src/domain/money.ts', '../client/http.ts', /domain does not reach up to client/],
    ['src/contract/units.ts', '../domain/money.ts', /contract does not reach up to domain/],
    ['src/client/http.ts', '../config/context.ts', /client does not reach up to config/],
    ['src/ui/notice.ts', '../widgets/a/a.ts', /ui does not reach up to widgets/],
    ['src/config/context.ts', '../define/a.ts', /config does not reach up to define/],
    ['src/widgets/a/a.ts', '../../define/a.ts', /widgets does not reach up to define/],
    ['src/widgets/a/a.ts', '../b/b.ts', /widgets never import each other/],
    ['src/widgets/a/a.ts', '../../index.ts', /no source module imports src\/index\.ts/],
    ['src/ui/notice.ts', '../../endpoint/app.ts', /src never reaches endpoint\/app\.ts/],
    ['src/ui/notice.ts', '../../test/support/mount.ts', /src never reaches test/],
    ['src/helpers/a.ts', '../domain/money.ts', /src\/helpers is no layer/],
    ['src/ui/notice.ts', './icon', /needs its ending/],
    ['endpoint/app.ts', '../src/client/http.ts', /the endpoint uses src\/contract and src\/domain/],
    ['src/contract/units.ts', 'lit', /contract does not use the package lit/],
    ['src/domain/money.ts', 'lit', /domain does not use the package lit/],
    ['src/client/http.ts', 'ky', /client does not use the package ky/],
    ['src/ui/notice.ts', 'node:fs', /does not exist/],
  ] as const) {
    it(`refuses ${target} in ${path}`, () => refused(path, `import { a } from '${target}'; a();`, expected));
  }

  it('looks at types, at exports and at imports on demand too', () => {
    refused(
      'src/domain/money.ts',
      "import type { A } from '../client/http.ts'; export type B = A;",
      /reach up/,
    );
    refused('src/domain/money.ts', "export const load = () => import('../client/http.ts');", /reach up/);
    refused('src/ui/notice.ts', "export { a } from './icon.ts';", /pass on other modules/);
  });

  for (const [path, target] of [
    ['src/define/a.ts', '../widgets/a/a.ts'],
    ['src/widgets/a/a.ts', './a.styles.ts'],
    ['src/widgets/a/a.ts', '../../ui/notice.ts'],
    ['src/ui/notice.ts', '../i18n/message.ts'],
    ['src/client/units.ts', '../contract/units.ts'],
    ['src/contract/units.ts', 'zod/mini'],
    ['endpoint/app.ts', '../src/contract/index.ts'],
  ] as const) {
    it(`accepts ${target} in ${path}`, () => accepted(path, `import { a } from '${target}'; a();`));
  }
});

describe('circles', () => {
  it('refuses modules that need each other', () => {
    const files = {
      'src/ui/a.ts': "import { b } from './b.ts'; export const a = () => b();",
      'src/ui/b.ts': "import { c } from './c.ts'; export const b = () => c();",
      'src/ui/c.ts':
        "import type { a } from './a.ts'; export const c = (): typeof a | undefined => undefined;",
    };
    assert.match(messages(files).join(), /src\/ui\/a\.ts → src\/ui\/b\.ts → src\/ui\/c\.ts → src\/ui\/a\.ts/);
  });

  it('accepts a module that two others need', () => {
    const files = {
      'src/ui/a.ts': "import { b } from './b.ts'; import { c } from './c.ts'; b(c);",
      'src/ui/b.ts': "import { c } from './c.ts'; export const b = c;",
      'src/ui/c.ts': 'export const c = () => 1;',
    };
    assert.deepEqual(messages(files), []);
  });
});

describe('templates', () => {
  for (const [what, template, expected] of [
    ['an inline style', 'html`<p style="color: red"></p>`', /style=/],
    ['an inline style from a value', 'html`<p class="a" style=${a}></p>`', /style=/],
    ['an inline handler', 'html`<p onclick="a()"></p>`', /on…=/],
    ['markup from a string', 'html`<p .innerHTML=${a}></p>`', /markup made from a string/],
    ['Vietnamese words', 'html`<p>Nộp hồ sơ</p>`', /words outside msg\(\): "Nộp hồ sơ"/],
    ['Vietnamese words in a string', "html`<p>${'Nộp'}</p>`", /words outside msg/],
    ['English words', 'html`<p>Apply ${a}</p>`', /words outside msg\(\): "Apply …"/],
    ['a spoken label', 'html`<button aria-label="Close"></button>`', /words outside msg\(\): "Close"/],
    [
      'words in a nested template',
      "html`<p>${a ? html`<b>PDF</b>` : ''}</p>`",
      /words outside msg\(\): "PDF"/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => refused('src/ui/a.ts', `export const t = ${template};`, expected));
  }

  for (const [what, template] of [
    ['words in msg()', "html`<p title=${msg('Đóng')}>${msg('Nộp hồ sơ')}</p>`"],
    ['a template in msg()', 'html`<p>${msg(html`Gọi <a href=${a}>tổng đài</a>`)}</p>`'],
    ['punctuation and values', 'html`<p class="name style">${a}: ${b} (${c})</p>`'],
    ['comparisons in attributes', 'html`<p @click=${() => a > b}>${a}</p>`'],
    ['code', 'html`<code>endpoint</code> (endpoint="${a}")`'],
  ] as const) {
    it(`accepts ${what}`, () => accepted('src/ui/a.ts', `export const t = ${template};`));
  }
});

describe('domain rules', () => {
  for (const [what, code] of [
    ['Date.now', 'export const a = () => Date.now();'],
    ['the clock', 'export const a = () => new Date();'],
    ['Math.random', 'export const a = () => Math.random();'],
    ['fetch', "export const a = () => fetch('/');"],
    ['document', 'export const a = () => document.title;'],
  ] as const) {
    it(`refuse ${what}`, () => refused('src/domain/a.ts', code, /domain rules do not use/));
  }

  it('take time as an argument', () => {
    accepted('src/domain/a.ts', 'export const a = (now: Date) => new Date(now.getTime() + 1);');
  });
});
