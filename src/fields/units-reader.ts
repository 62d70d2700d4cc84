import type { Unit } from '../contract/units.ts';
import type { ReadState } from '../controllers/endpoint-read.ts';

/** Provinces and wards as the widget reads them; the host is drawn anew when they change. */
export interface UnitsReader {
  provinces(): ReadState<readonly Unit[]>;
  wards(province: string): ReadState<readonly Unit[]>;
  retry(): void;
}
