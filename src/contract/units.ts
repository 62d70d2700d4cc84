import * as z from './schema.ts';
import { Term } from './common.ts';

/** A province or a ward. There has been no district between them since 1 July 2025. */
export const Unit = z.object({
  /** Administrative code: two digits for a province, five for a ward. */
  code: z.string(),
  name: z.string(),
  /** `PROVINCE` or `WARD`, labelled by what it is called: "Thành phố", "Phường", "Xã", "Đặc khu". */
  kind: Term,
  /** Code of the unit above; absent for a province. */
  parent: z.optional(z.string()),
  /** Names of the units that were merged into it, as people still write them. */
  formerNames: z.array(z.string()),
});
export type Unit = z.infer<typeof Unit>;

export const UnitList = z.object({
  items: z.array(Unit),
  total: z.number(),
});
export type UnitList = z.infer<typeof UnitList>;

export const listUnits = {
  method: 'GET',
  path: '/units',
  answer: UnitList,
} as const;
