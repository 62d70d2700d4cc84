import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** The manifest is written from the sources and names the modules that are published. */
const publishedPaths = {
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    const text = JSON.stringify(customElementsManifest).replace(/"\/?src\/([^"]+)\.ts"/g, '"dist/esm/$1.js"');
    Object.assign(customElementsManifest, JSON.parse(text));
  },
};

/** What nobody outside may use, and events the analyzer only guesses from calls, are no part of the documentation. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    for (const declaration of modules.flatMap(({ declarations = [] }) => declarations)) {
      declaration.members = declaration.members?.filter(
        ({ name, privacy }) => privacy === undefined && !/^[_#]/.test(name),
      );
      declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('dvc-'));
    }
    customElementsManifest.modules = modules.filter(
      ({ path, declarations = [] }) =>
        /[.-]events?\.ts$/.test(path) || declarations.some(({ customElement }) => customElement),
    );
  },
};

export default {
  globs: ['src/widgets/*/*.ts', 'src/controllers/*event*.ts', 'src/payments/*.events.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    publicOnly,
    publishedPaths,
    customElementVsCodePlugin({ outdir: 'dist', cssFileName: 'vscode.css-custom-data.json' }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, excludeCss: true }),
  ],
};
