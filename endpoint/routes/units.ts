import * as units from '../services/units.ts';
import type { Answer } from './operation.ts';

export const listUnits: Answer = ({ store, catalogue, language, parameters }) =>
  units.listUnits(store, catalogue.terms, language, {
    parent: parameters.text('parent') || undefined,
    code: parameters.text('code') || undefined,
  });
