/** The steps of the build by themselves, and what holds for the built files. Needs `npm run build` before it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { weighEmbeds } from '../../tools/budgets.ts';
import { checkBundles, checkEvaluation, checkSyntax } from '../../tools/build/check-bundle.ts';
import { CDN_FOLDER } from '../../tools/build/folders.ts';
import { minify } from '../../tools/build/minify-templates.ts';

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
    assert.match(
      entry,
      /\(import\("\.\/shared-[\w-]+\.js"\)\.catch\(\(\)=>\{\}\),import\("\.\/procedure-search-/,
    );
  });

  it('is weighed with every file a page loads', () => {
    const search = weighEmbeds(root).find(({ embed }) => embed === 'procedure search');
    const names = search?.files.map((file) => file.replace(/-[\w-]{8}\.js$/, '')).sort();
    assert.deepEqual(names, ['dvc-widgets.js', 'procedure-search', 'shared']);
    assert.ok((search?.bytes ?? 0) > 10_000);
  });
});
