/** The steps of the build by themselves, and what holds for the built files. Needs `npm run build` before it. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as zod from 'zod/v4/core';
import { weighEmbeds } from '../../tools/budgets.ts';
import { checkBundles, checkEvaluation, checkSyntax } from '../../tools/build/check-bundle.ts';
import { CDN_FOLDER } from '../../tools/build/folders.ts';
import { minifyChunk } from '../../tools/build/minify-chunks.ts';
import { minify } from '../../tools/build/minify-templates.ts';
import { withShortErrors, withSmallSchemas } from '../../tools/build/small-libraries.ts';

const root = resolve(import.meta.dirname, '../..');
const cdn = join(root, CDN_FOLDER);
const minified = (code: string) => minify(code, 'a.ts').toString();

describe('minifyTemplates', () => {
  it('takes indentation out of markup and keeps one space', () => {
    assert.equal(minified('html`\n  <p>\n    ${a}  b\n  </p>\n`;'), 'html` <p> ${a}  b </p> `;');
  });

  it('takes white space and comments out of styles', () => {
    const code =
      'css`\n  ${base}\n  /* note */\n  a > b,\n  c {\n    color: red;\n    margin: calc(1px + 2px);\n  }\n`;';
    assert.equal(minified(code), 'css` ${base} a > b,c{color:red;margin:calc(1px + 2px)}`;');
  });

  it('keeps descendants apart and strings whole', () => {
    assert.equal(minified("css`a :hover { content: ' ;  } '; }`;"), "css`a :hover{content:' ;  } '}`;");
  });

  it('keeps a closing brace that follows a value', () => {
    assert.equal(minified('css`a{${b}}`;'), 'css`a{${b}}`;');
  });

  it('leaves alone what is the key of a translation, and other templates', () => {
    for (const code of ['msg(html`Gọi\n  <b>${a}</b>`);', 'str`a\n  b`;', '`a\n  b`;'])
      assert.equal(minified(code), code);
  });
});

describe('minifyChunk', () => {
  it('calls what goes between chunks the same inside of them', async () => {
    const code = `import { a as html } from './b.js'; const view = () => html\`x\`; export { view as $ };`;
    assert.equal((await minifyChunk(code)).code, 'import{a}from"./b.js";const $=()=>a`x`;export{$};');
  });

  it('keeps two things apart that other chunks call the same', async () => {
    const code = `import { a as one } from './a.js'; import { a as other } from './b.js'; one(other);`;
    assert.match(
      (await minifyChunk(code)).code,
      /^import\{a\}from"\.\/a\.js";import\{a as (\w)\}from"\.\/b\.js";a\(\1\);$/,
    );
  });

  it('leaves the name of a default export alone', async () => {
    const { code } = await minifyChunk('const read = () => 1; export { read as default, read as r };');
    assert.equal(code, 'const r=()=>1;export{r as default,r};');
  });

  it('keeps the call of a getter, which may do something', async () => {
    const { code } = await minifyChunk('export const prepare = (lazy) => { void lazy.part; };');
    assert.match(code, /\.part/);
  });
});

describe('small libraries', () => {
  const path = createRequire(import.meta.url).resolve('zod/v4/core');
  const schemasPath = join(dirname(path), 'schemas.js');

  it('read answers as the whole zod does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dvc-zod-'));
    try {
      const small = withSmallSchemas(readFileSync(schemasPath, 'utf8'), schemasPath).toString();
      const file = join(folder, 'schemas.mjs');
      const beside = pathToFileURL(dirname(path)).href;
      writeFileSync(file, small.replaceAll(/from "\.\//g, `from "${beside}/`));
      const core = (await import(pathToFileURL(file).href)) as typeof zod;
      for (const value of ANSWERS)
        assert.deepEqual(read(core, value), read(zod, value), JSON.stringify(value));
      const check = { _zod: { onattach: [], def: {}, check: () => {} } } as unknown as zod.$ZodCheck<string>;
      assert.throws(() => new core.$ZodString({ type: 'string', checks: [check] }), /ZodType/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuse a zod they do not know', () => {
    assert.throws(() => withSmallSchemas('export const $ZodAny = 1;', 'a.js'), /no \$ZodType/);
  });

  it('throw without advice, and anything else as it is', () => {
    const short = (code: string) => withShortErrors(code, 'a.js').toString();
    assert.equal(short('throw Error("Do " + a + " instead", b);'), 'throw Error();');
    assert.equal(short('throw new Error(`a`);'), 'throw new Error();');
    for (const code of ['throw new TypeError("a");', 'throw Error();', 'report("a");'])
      assert.equal(short(code), code);
  });
});

/** What an endpoint may answer, well or badly. */
const ANSWERS: readonly unknown[] = [
  null,
  [],
  'text',
  {},
  { name: 'a', tags: [] },
  { name: 'a', tags: ['b', 'c'], count: 1, open: false, inner: { any: [1, null] }, other: 2 },
  { name: 1, tags: ['b', 2], count: 'c', open: 'd', inner: null },
  { name: 'a', tags: 'b', count: NaN, open: undefined, inner: { deep: {} } },
  { name: 'a', tags: {}, count: Infinity, inner: [] },
];

/** One schema of every kind the contract knows, made by the zod given. */
function read(core: typeof zod, value: unknown): unknown {
  const text = () => new core.$ZodString({ type: 'string' });
  const optional = (innerType: zod.$ZodType) => new core.$ZodOptional({ type: 'optional', innerType });
  const schema = new core.$ZodObject({
    type: 'object',
    shape: {
      name: text(),
      tags: new core.$ZodArray({ type: 'array', element: text() }),
      count: optional(new core.$ZodNumber({ type: 'number', checks: [] })),
      open: optional(new core.$ZodBoolean({ type: 'boolean' })),
      inner: optional(
        new core.$ZodObject({
          type: 'object',
          shape: {},
          catchall: new core.$ZodUnknown({ type: 'unknown' }),
        }),
      ),
    },
  });
  const { success, data, error } = zod.safeParse(schema, value);
  return { success, data, issues: error?.issues.map(({ code, path, message }) => ({ code, path, message })) };
}

describe('checks of a bundle', () => {
  it('refuse what Node cannot parse', () => {
    assert.match(checkSyntax('const a = ;').join(), /node --check/);
    assert.match(checkSyntax('@a class B {}').join(), /node --check/);
  });

  it('refuse syntax newer than 2022', () => {
    assert.match(checkSyntax('export const a = /[\\p{L}--[a-z]]/v;').join(), /not ECMAScript 2022/);
    assert.deepEqual(checkSyntax('export class A { #b = 1; static { this.c = 1; } }'), []);
  });

  it('refuse code made from text', () => {
    for (const code of ["eval('1')", "new Function('1')", "Function('return 1')()"]) {
      assert.equal(checkEvaluation(code).length, 1, code);
    }
    assert.deepEqual(checkEvaluation('const evaluate = () => 1; evaluate();'), []);
  });
});

describe('the script-tag build', () => {
  const scripts = readdirSync(cdn).filter((name) => name.endsWith('.js'));

  it('passes the checks', () => {
    assert.deepEqual(checkBundles(cdn), []);
    assert.ok(scripts.includes('dvc-widgets.js') && scripts.length > 3, scripts.join());
  });

  it('has no chunk that needs the entry, which pages load under addresses of their own (`?v=2`)', () => {
    for (const name of scripts) {
      assert.doesNotMatch(readFileSync(join(cdn, name), 'utf8'), /["'`]\.\/dvc-widgets\.js["'`]/, name);
    }
  });

  it('names its chunks by what is in them', () => {
    for (const name of scripts) assert.match(name, /^(dvc-widgets|[\w.-]+-[\w-]{8})\.js$/);
  });

  it('starts a widget and what it shares at the same time', () => {
    const entry = readFileSync(join(cdn, 'dvc-widgets.js'), 'utf8');
    const [, atOnce = ''] =
      /"dvc-procedure-detail":\(\)=>\(((?:import\("\.\/[\w-]+\.js"\)\.catch\(\(\)=>\{\}\),)+)import\("\.\/procedure-detail-/.exec(
        entry,
      ) ?? [];
    assert.match(atOnce, /"\.\/shared-/);
  });

  it('loads no module of another widget for any', () => {
    const widgets = readdirSync(join(root, 'src/widgets'));
    for (const { define, files } of weighEmbeds(root)) {
      const sources = files.flatMap(sourcesOf);
      const foreign = sources.filter((source) => {
        const [, owner] = /\/src\/widgets\/([^/]+)\//.exec(source) ?? [];
        return owner !== undefined && owner !== define;
      });
      assert.deepEqual(foreign, [], define ?? 'the loader');
      if (define !== undefined) {
        assert.ok(widgets.includes(define), define);
        assert.ok(
          sources.some((source) => source.includes(`/src/widgets/${define}/`)),
          `${define} is there`,
        );
      }
    }
  });

  it('says under which terms its libraries are passed on', () => {
    const licences = readFileSync(join(cdn, 'licenses.md'), 'utf8');
    for (const owner of ['Google LLC', 'Colin McDonnell']) assert.ok(licences.includes(owner), owner);
  });

  it('is weighed with every file a page loads', () => {
    const search = weighEmbeds(root).find(({ embed }) => embed === 'procedure search');
    const names = search?.files.map((file) => file.replace(/-[\w-]{8}\.js$/, '')) ?? [];
    for (const name of ['dvc-widgets.js', 'procedure-search', 'shared'])
      assert.ok(names.includes(name), name);
    // What it shares with some widgets is named after all of them: `ps` is its own initials.
    const others = names.filter((name) => !/procedure-search|^(\w\w-)*ps-(\w\w-)*base$/.test(name));
    assert.deepEqual(others.toSorted(), ['dvc-widgets.js', 'shared']);
    assert.ok((search?.bytes ?? 0) > 10_000);
  });

  /** None for a file that only names another. */
  function sourcesOf(file: string): string[] {
    if (!existsSync(join(cdn, `${file}.map`))) return [];
    const { sources } = JSON.parse(readFileSync(join(cdn, `${file}.map`), 'utf8')) as { sources: string[] };
    return sources.map((source) => resolve(cdn, source));
  }
});
