import { createContext } from '@lit/context';
import type { Configuration } from './settings.ts';

/** The configuration of the `<dvc-config>` elements around a widget, already merged. */
export const configurationContext = createContext<Configuration>('dvc-configuration');
