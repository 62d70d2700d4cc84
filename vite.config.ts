import { defineConfig } from 'vite';
import { minifyTemplates } from './tools/build/minify-templates.ts';

/** What every use of Vite here shares: builds, element tests and Storybook. */
export default defineConfig({
  build: { target: 'es2022' },
  plugins: [minifyTemplates()],
});
