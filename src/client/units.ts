import { listUnits, type UnitList } from '../contract/units.ts';
import type { ReadOptions } from './read-options.ts';
import type { Transport } from './transport.ts';

/** Reads the administrative units: provinces, or the wards of one. */
export interface UnitsClient {
  listUnits(query: { parent?: string; code?: string }, options: ReadOptions): Promise<UnitList>;
}

export function createUnitsClient(transport: Transport): UnitsClient {
  return {
    listUnits: (query, options) => transport.read(listUnits, { query }, options),
  };
}
