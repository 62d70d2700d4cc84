import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../dist/custom-elements.json';
import { CONDITIONS } from '../test/support/fake-clients.ts';
import { clearStage, stage } from '../stories/support/stage.ts';
import '../src/define/config.ts';
import '../src/define/online-form.ts';
import '../src/define/payment-button.ts';
import '../src/define/procedure-detail.ts';
import '../src/define/procedure-search.ts';
import '../src/define/status-lookup.ts';
import './preview.css';

setCustomElementsManifest(manifest);

const preview: Preview = {
  beforeEach: clearStage,
  decorators: [stage],
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'vi', title: 'Tiếng Việt' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    theme: {
      description: 'Colour scheme of the page',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    condition: {
      description: 'What the endpoint is like',
      toolbar: {
        icon: 'lightning',
        dynamicTitle: true,
        items: CONDITIONS.map((value) => ({ value, title: `Endpoint: ${value}` })),
      },
    },
  },
  initialGlobals: { language: 'vi', theme: 'light', condition: 'ok' },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst' },
    options: { storySort: { order: ['Guides', ['Embed in five minutes', 'Theming'], 'Widgets', 'Parts'] } },
  },
  tags: ['autodocs'],
};

export default preview;
