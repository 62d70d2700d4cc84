/**
 * Weighs what a page really loads for each embed and compares it with the budgets of the design: `node
 * tools/budgets.ts` after a build. Fails when one is exceeded.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { CDN_FOLDER, CDN_MANIFEST } from './build/folders.ts';

/** One entry of Vite's manifest, as far as it is needed here. */
interface ManifestEntry {
  file: string;
  imports?: string[];
}

export interface Budget {
  embed: string;
  /** The module that defines the widget; none for the loader alone. */
  define?: string;
  /** A module that the widget loads later, when the budget is for what has been loaded by then. */
  later?: string;
  /** Brotli kilobytes, 1 KB = 1,024 bytes. */
  limit: number;
}

export interface Weight extends Budget {
  bytes: number;
  files: string[];
}

export const BUDGETS: readonly Budget[] = [
  { embed: 'autoload script', limit: 3 },
  { embed: 'procedure search', define: 'procedure-search', limit: 22 },
  { embed: 'procedure detail', define: 'procedure-detail', limit: 20 },
  { embed: 'online form', define: 'online-form', limit: 32 },
  { embed: 'payment button', define: 'payment-button', limit: 20 },
  { embed: 'status lookup', define: 'status-lookup', limit: 24 },
  {
    embed: 'status lookup, until the dossier is on the screen',
    define: 'status-lookup',
    later: 'src/widgets/status-lookup/dossier-following.ts',
    limit: 38,
  },
];

/** Measured in November 2026, brotli 11, on a page that shows one form or one search. */
const PEERS = [
  ['a plain HTML form', '0.7'],
  ['Pagefind UI', '24 and its engine'],
  ['InstantSearch', '54'],
  ['design-system kits', '63 to 70'],
  ['JSON Forms', '124'],
  ['form-js', '142'],
  ['DocSearch', '149'],
  ['rjsf', '163'],
  ['SurveyJS', '321'],
  ['form.io', '352 to 411'],
  ['Open Forms SDK', '768'],
] as const;

const LOADER = 'src/autoload.ts';

/** The embeds that exist in this build, with the loader's own files counted in each. */
export function weighEmbeds(root: string): Weight[] {
  const manifest = JSON.parse(readFileSync(join(root, CDN_MANIFEST), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  return BUDGETS.flatMap((budget) => {
    const source = budget.define === undefined ? LOADER : `src/define/${budget.define}.ts`;
    if (manifest[source] === undefined) return [];
    const sources = [LOADER, source, ...(budget.later === undefined ? [] : [budget.later])];
    for (const one of sources)
      if (manifest[one] === undefined) throw new Error(`There is no chunk of ${one}`);
    const files = [...new Set(sources.flatMap((one) => [...closure(one, manifest)]))];
    return [{ ...budget, files, bytes: weighFiles(files.map((file) => join(root, CDN_FOLDER, file))) }];
  });
}

/** Brotli bytes of the files, each compressed by itself as a server sends it. */
export function weighFiles(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + brotliSize(readFileSync(path)), 0);
}

export function brotliSize(content: Uint8Array): number {
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
  };
  return brotliCompressSync(content, { params: parameters }).byteLength;
}

export function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(2);
}

function closure(
  source: string,
  manifest: Record<string, ManifestEntry>,
  files = new Set<string>(),
): Set<string> {
  const entry = manifest[source];
  if (entry === undefined || files.has(entry.file)) return files;
  files.add(entry.file);
  for (const imported of entry.imports ?? []) closure(imported, manifest, files);
  return files;
}

function report(weights: readonly Weight[]): void {
  const width = Math.max(...weights.map(({ embed }) => embed.length));
  console.log(`${'Embed'.padEnd(width)} brotli KB   budget   files`);
  for (const { embed, bytes, limit, files } of weights) {
    const verdict = bytes > limit * 1024 ? '  over budget' : '';
    const figures = `${kilobytes(bytes).padStart(9)}   ${String(limit).padStart(6)}`;
    console.log(`${embed.padEnd(width)} ${figures}   ${files.length}${verdict}`);
  }
  console.log(`For comparison: ${PEERS.map(([name, size]) => `${name} ${size}`).join(', ')}.`);
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..');
  if (!existsSync(join(root, CDN_MANIFEST))) {
    console.error('Nothing is built yet: npm run build');
    process.exit(1);
  }
  const weights = weighEmbeds(root);
  report(weights);
  if (weights.some(({ bytes, limit }) => bytes > limit * 1024)) process.exit(1);
}
