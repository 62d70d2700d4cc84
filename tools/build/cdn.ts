/** The script-tag build: `dist/cdn/dvc-widgets.js` with its chunks beside it, for any host and any folder. */
import { cpSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { CDN_FOLDER, folderToFill } from './folders.ts';
import { minifyChunks } from './minify-chunks.ts';
import { parallelImports } from './parallel-imports.ts';
import { shortErrors, smallDecorate, smallSchemas } from './small-libraries.ts';
import { widgetChunks } from './widget-chunks.ts';

const ENTRY = 'dvc-widgets';

export async function buildCdn(root: string, folder = join(root, CDN_FOLDER)): Promise<void> {
  const outDir = folderToFill(root, folder, `${ENTRY}.js`);
  const chunks = widgetChunks(root);
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [chunks.plugin, smallDecorate, smallSchemas, shortErrors, minifyChunks, parallelImports()],
    build: {
      outDir,
      emptyOutDir: true,
      // Beside the files, but not named in them: a name costs every page some forty bytes a file.
      sourcemap: 'hidden',
      manifest: 'manifest.json',
      minify: false,
      license: { fileName: 'licenses.md' },
      // As a library: without Vite's preloading, which reads the page through names that a host's markup can
      // hide (`document.querySelector`) and weighs more than the loader itself.
      lib: { entry: { [ENTRY]: join(root, 'src/autoload.ts') }, formats: ['es'] },
      rolldownOptions: {
        checks: { pluginTimings: false },
        // The groups say all there is to say; after them it only adds a namespace object nobody reads.
        experimental: { chunkOptimization: false },
        // The loader exports nothing, and nobody imports from it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          minify: false,
          codeSplitting: { groups: chunks.groups, includeDependenciesRecursively: false },
        },
      },
    },
  });
  // The manifest is for the budgets; only what pages load is published.
  renameSync(join(outDir, 'manifest.json'), join(outDir, '../cdn-manifest.json'));
  const styles = join(root, 'src/theme/reserve.css');
  if (existsSync(styles)) cpSync(styles, join(outDir, `${ENTRY}.css`));
}
