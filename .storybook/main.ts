import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { StorybookConfig } from '@storybook/web-components-vite';

// Controls and documentation come from the elements' manifest; it is written anew so that it is never stale.
const root = resolve(import.meta.dirname, '..');
const { status } = spawnSync(process.execPath, ['tools/analyze.ts'], { cwd: root, stdio: 'inherit' });
if (status !== 0) throw new Error('The manifest of the elements could not be written: see `npm run analyze`');

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/guides/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  docs: { defaultName: 'Documentation' },
};

export default config;
