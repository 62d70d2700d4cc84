import type { EndpointClients } from '../client/clients.ts';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * What can be said on a tag, on a `<dvc-config>` around it, or for the page; the nearest wins, setting by
 * setting. All are texts, so that attributes suffice.
 */
export interface Settings {
  /** Base address of the national endpoint. https, or http on loopback. */
  endpoint?: string;
  /** Administrative or agency code that scopes the widgets. */
  unit?: string;
  /** `vi` (default) or `en`. */
  lang?: string;
  /** `light`, `dark`, or `auto` to follow the device. Left out, widgets follow the page's `color-scheme`. */
  theme?: string;
}

/** Settings and the clients a host registers in place of HTTP. */
export interface Configuration extends Settings {
  clients?: Partial<EndpointClients>;
}

const SETTING_NAMES = ['endpoint', 'unit', 'lang', 'theme'] as const;

/** Later configurations are nearer and win where they say something. */
export function mergeConfigurations(
  ...configurations: readonly (Configuration | undefined)[]
): Configuration {
  const merged: Configuration = {};
  for (const configuration of configurations) {
    for (const name of SETTING_NAMES) {
      const value = configuration?.[name];
      if (typeof value === 'string' && value.trim() !== '') merged[name] = value.trim();
    }
    if (configuration?.clients) merged.clients = { ...merged.clients, ...configuration.clients };
  }
  return merged;
}
