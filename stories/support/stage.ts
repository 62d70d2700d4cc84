import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { Language } from '../../src/config/settings.ts';
import { COLORS } from '../../src/theme/tokens.styles.ts';
import { FakeEndpoint, type Condition } from '../../test/support/fake-clients.ts';

/** What the toolbar sets. */
export interface StageGlobals {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly condition: Condition;
}

/** Parameter of a story that wants the stage left out of its way. */
export interface StageParameters {
  /** The story has no endpoint around it. */
  readonly withoutEndpoint?: boolean;
}

interface Scene {
  readonly setting: string;
  readonly endpoint: FakeEndpoint;
}

const scenes = new Map<string, Scene>();

/** The fake endpoint around a story. */
export function endpointOf(storyId: string): FakeEndpoint {
  const scene = scenes.get(storyId);
  if (!scene) throw new Error(`${storyId} is not on the stage`);
  return scene.endpoint;
}

/** For `beforeEach`: a story that is shown again starts with an endpoint that nothing has happened to. */
export function clearStage({ id }: { readonly id: string }): void {
  scenes.delete(id);
}

/**
 * Sets the page up as a host would (language, colour scheme), and puts a fake endpoint around the story. The
 * story is drawn from scratch when the toolbar changes, as if the page had been loaded like that.
 */
export const stage: Decorator = (story, context) => {
  const { id, viewMode, parameters } = context;
  const { language, theme, condition } = context.globals as unknown as StageGlobals;
  const { withoutEndpoint } = (parameters['stage'] ?? {}) as StageParameters;
  document.documentElement.lang = language;
  const setting = `${language} ${theme} ${condition}`;
  if (scenes.get(id)?.setting !== setting)
    scenes.set(id, { setting, endpoint: new FakeEndpoint({ condition, operations: ['createPayment'] }) });
  const clients = withoutEndpoint ? undefined : endpointOf(id).clients;
  const light = theme === 'light' ? 0 : 1;
  // Set through the DOM, because the widgets' own rule holds here too: no `style=` in templates.
  const dress = (element: Element | undefined) => {
    if (!(element instanceof HTMLElement)) return;
    element.style.colorScheme = theme;
    element.style.setProperty('--stage-ground', COLORS.ground[light]);
    element.style.setProperty('--stage-text', COLORS.text[light]);
  };
  return html`${keyed(
    `${id} ${setting}`,
    html`<div
      class="stage"
      ?data-alone=${viewMode === 'story'}
      ${ref(dress)}
      @dvc-procedure-selected=${stay}
      @dvc-before-apply=${stay}
    >
      <dvc-config lang=${language} .clients=${clients}>${story()}</dvc-config>
    </div>`,
  )}`;
};

/** A story leads nowhere. The events are seen in the Actions panel. */
function stay(event: Event): void {
  event.preventDefault();
}
