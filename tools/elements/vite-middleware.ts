/**
 * Serves test pages through Vite, so that elements are tested as the build transforms them: same decorators,
 * same production build of Lit. The test runner keeps its own pages and scripts.
 */
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { bareImports } from './bare-imports.ts';

/** Structural, because Koa's types are not ours to install for three members. */
interface Context {
  path: string;
  respond?: boolean;
  status: number;
  req: Parameters<ViteDevServer['middlewares']>[0];
  res: Parameters<ViteDevServer['middlewares']>[1];
}

const RUNNER_OWNS = [/^\/$/, /^\/__web-/, /^\/node_modules\/@web\//, /^\/__wds-outside-root__\//];

/** Leaves to the test runner's server what only it can answer, and adds the set-up to every test page. */
const testPages: Plugin = {
  name: 'test-pages',
  enforce: 'pre',
  resolveId(id) {
    return id.startsWith('/__web-') ? { id, external: true } : undefined;
  },
  /** At the end, so that line numbers stay true. */
  transform(code, id) {
    return /\.test\.ts(\?|$)/.test(id) ? `${code}\nimport '/tools/elements/page-setup.ts';\n` : undefined;
  },
};

/** @param name of the run: two at a time must not bundle into one folder. */
export async function startVite(root: string, name: string): Promise<ViteDevServer> {
  // Vite takes the production build of its dependencies from this variable alone.
  process.env['NODE_ENV'] = 'production';
  return createServer({
    root,
    mode: 'production',
    appType: 'custom',
    logLevel: 'warn',
    cacheDir: `${root}/node_modules/.vite/elements-${name}`,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    plugins: [testPages],
    // Everything is bundled before the first test: a dependency found half-way would reload the page under it.
    optimizeDeps: {
      noDiscovery: true,
      include: bareImports(root),
      exclude: ['@web/test-runner-commands'],
    },
  });
}

export function viteMiddleware(vite: ViteDevServer) {
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (RUNNER_OWNS.some((pattern) => pattern.test(context.path))) return next();
    await new Promise<void>((resolve) => {
      context.res.once('close', resolve);
      context.respond = false;
      context.res.statusCode = 200;
      vite.middlewares(context.req, context.res, () => {
        context.res.statusCode = 404;
        context.res.end();
      });
    });
  };
}
