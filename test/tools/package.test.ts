/** Packs the package as npm would and uses it from a project of its own. Needs `npm run build` before it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, type Rolldown } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const { dependencies, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
};

describe('the packed package', () => {
  let project: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), 'dvc-package-'));
    const modules = join(project, 'node_modules');
    const installed = join(modules, 'dvc-widgets');
    mkdirSync(installed, { recursive: true });
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', project];
    execFileSync('npm', pack, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    const [archive] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
    assert.ok(archive, 'npm pack wrote an archive');
    execFileSync('tar', ['-xzf', join(project, archive), '-C', installed, '--strip-components=1']);
    // Its dependencies come from here instead of the registry, and nothing else does.
    for (const name of Object.keys(dependencies)) {
      mkdirSync(resolve(modules, name, '..'), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  });

  after(() => rmSync(project, { recursive: true, force: true }));

  it('holds a file for every export', () => {
    const folder = join(project, 'node_modules/dvc-widgets');
    for (const [name, target] of Object.entries(exports)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        const [before, after] = path.split('*') as [string, string?];
        const names = after === undefined ? [path] : readdirSync(join(folder, before));
        assert.ok(names.length > 0 && existsSync(join(folder, before)), `${name} → ${path}`);
      }
    }
  });

  it('imports in Node, where there is no window, and registers nothing', () => {
    const script = `
      globalThis.customElements = { define() { throw new Error('registered on import') }, get() {} };
      const { ProcedureSearchElement, EndpointError } = await import('dvc-widgets');
      console.log(typeof ProcedureSearchElement, typeof EndpointError);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: project,
      encoding: 'utf8',
    });
    assert.equal(output.trim(), 'function function');
  });

  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const) {
    it(`has types for moduleResolution ${moduleResolution}`, () => {
      writeFileSync(
        join(project, 'use.ts'),
        `import { ProcedureSearchElement, configure, type ProcedureSelectedEvent } from 'dvc-widgets';
         import 'dvc-widgets/define/procedure-search';
         import 'dvc-widgets/autoload';
         configure({ endpoint: 'https://example.vn/' });
         const search: ProcedureSearchElement = document.createElement('dvc-procedure-search');
         search.addEventListener('dvc-procedure-selected', (event: ProcedureSelectedEvent) => {
           const code: string = event.detail.code;
           // @ts-expect-error a detail without type would let this pass
           const wrong: number = event.detail.code;
           console.log(code, wrong);
         });`,
      );
      const options = {
        module,
        moduleResolution,
        target: 'es2022',
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: false,
      };
      const config = {
        compilerOptions: { ...options, lib: ['es2023', 'dom', 'dom.iterable'] },
        files: ['use.ts'],
      };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      try {
        execFileSync(process.execPath, [compiler, '--project', project], { encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        assert.fail((error as { stdout: string }).stdout);
      }
    });
  }

  it('gives a bundler only what is used', async () => {
    const error = await bundle("import { EndpointError } from 'dvc-widgets'; console.log(EndpointError);");
    assert.ok(error.length < 3_000, `an error class takes ${error.length} characters`);

    const search = await bundle(
      "import { ProcedureSearchElement } from 'dvc-widgets'; console.log(ProcedureSearchElement);",
    );
    assert.doesNotMatch(search, /dvc-procedure-loaded/, 'the detail widget came along');
    assert.doesNotMatch(search, /customElements\.define/, 'a class registered itself');

    const registered = await bundle("import 'dvc-widgets/define/procedure-search';");
    assert.match(registered, /customElements\.define/, 'the registration was shaken away');
    assert.match(registered, /jitless/, 'the setting that keeps zod from eval was shaken away');
  });

  async function bundle(code: string): Promise<string> {
    const entry = join(project, 'entry.js');
    writeFileSync(entry, code);
    const result = (await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: { write: false, modulePreload: false, rolldownOptions: { input: entry } },
    })) as Rolldown.RolldownOutput;
    return result.output.map((output) => (output.type === 'chunk' ? output.code : '')).join('\n');
  }
});
