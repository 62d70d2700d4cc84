import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'dvc-widgets',
    fontBase: 'system-ui, "Noto Sans", sans-serif',
    colorPrimary: '#903938',
    colorSecondary: '#903938',
  }),
});
