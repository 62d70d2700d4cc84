import type { Text } from '../../dossiers/kept.ts';
import { ENDED_SCENES } from './ended-scenes.ts';
import { OPEN_SCENES } from './open-scenes.ts';

export interface DemoDossier {
  readonly code: string;
  /** Proves, as the receipt would, that it is one's own. */
  readonly lookupCode: string;
  readonly shows: Text;
}

/** Open ones from 1, ended ones from 51: a new scene goes to the end of its list, and no code changes. */
export const SCENES = [
  ...OPEN_SCENES.map((scene, index) => ({ scene, ...demoDossier(1 + index, scene.shows) })),
  ...ENDED_SCENES.map((scene, index) => ({ scene, ...demoDossier(51 + index, scene.shows) })),
];

/** An agency, a day and a look-up code that nothing real will ever have. */
function demoDossier(number: number, shows: Text): DemoDossier {
  const digits = String(number).padStart(4, '0');
  return { code: `H99-000000-${digits}`, lookupCode: `DVC0TEST${digits}`, shows };
}

export const DEMO_DOSSIERS: readonly DemoDossier[] = SCENES.map(({ code, lookupCode, shows }) => ({
  code,
  lookupCode,
  shows,
}));
