/** Imports point down only (docs/architecture.md). Each layer names the ones it may reach. */
import type { Import, Module, Problem } from './module.ts';

const SHARED = ['ui', 'fields', 'documents', 'payments', 'controllers', 'config', 'i18n', 'theme'];
const BELOW_SHARED = ['client', 'device', 'domain', 'contract'];

const REACH: Record<string, string[]> = {
  define: ['widgets', 'config'],
  widgets: [...SHARED, ...BELOW_SHARED],
  ...Object.fromEntries(SHARED.map((layer) => [layer, [...SHARED, ...BELOW_SHARED]])),
  client: ['contract'],
  device: ['domain', 'contract'],
  domain: ['contract'],
  contract: [],
  // The two modules at the top: everything for bundlers, and the loader of the script-tag build.
  'index.ts': ['define', 'widgets', ...SHARED, ...BELOW_SHARED],
  'autoload.ts': ['define', 'config'],
};

/** Packages of the lowest layers; the others may use what package.json holds. */
const PACKAGES: Record<string, RegExp> = {
  contract: /^zod(\/|$)/,
  // An evaluator of JSON Schema, without eval: rules like the rest of domain/.
  domain: /^@cfworker\/json-schema$/,
  client: /^$/,
  // Reads the square code of an identity card, loaded when the camera is.
  device: /^qr\//,
};

const BARRELS = ['src/index.ts', 'src/contract/index.ts'];

export function checkLayers(module: Module): Problem[] {
  return module.imports.flatMap((imported) =>
    judge(module.path, imported).map((message) => ({ path: module.path, line: imported.line, message })),
  );
}

function judge(path: string, imported: Import): string[] {
  const { target, relative, reExport } = imported;
  const problems: string[] = [];
  if (relative && !/\.(ts|json)$/.test(target)) problems.push(`"${target}" needs its ending, .ts`);
  if (relative && target === 'src/index.ts') problems.push('no source module imports src/index.ts');
  if (reExport && relative && path.startsWith('src/') && !BARRELS.includes(path)) {
    problems.push('only src/index.ts and src/contract/index.ts pass on other modules');
  }
  if (path.startsWith('src/'))
    problems.push(...(relative ? judgeInSource(path, target) : judgePackage(path, target)));
  if (
    path.startsWith('endpoint/') &&
    target.startsWith('src/') &&
    !/^src\/(contract|domain)\//.test(target)
  ) {
    problems.push(`the endpoint uses src/contract and src/domain, not ${target}`);
  }
  return problems;
}

function judgeInSource(path: string, target: string): string[] {
  if (!target.startsWith('src/')) return [`src never reaches ${target}`];
  const layer = layerOf(path);
  const other = layerOf(target);
  if (target === 'src/index.ts') return [];
  if (layer === 'widgets' && other === 'widgets' && widgetOf(path) !== widgetOf(target)) {
    return [`widgets never import each other: ${target}`];
  }
  const reach = REACH[layer];
  if (reach === undefined) return [`src/${layer} is no layer of the architecture`];
  return layer === other || reach.includes(other)
    ? []
    : [`${layer} does not reach up to ${other}: ${target}`];
}

function judgePackage(path: string, name: string): string[] {
  if (name.startsWith('node:')) return [`src runs in browsers, where ${name} does not exist`];
  const allowed = PACKAGES[layerOf(path)];
  return allowed === undefined || allowed.test(name)
    ? []
    : [`${layerOf(path)} does not use the package ${name}`];
}

function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function widgetOf(path: string): string {
  return path.split('/')[2] ?? '';
}
