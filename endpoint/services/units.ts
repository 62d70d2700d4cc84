import { arrayContains, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { UnitList } from '../../src/contract/index.ts';
import { isKnownAgency } from '../catalogue/agencies.ts';
import type { Store } from '../db/connect.ts';
import { units } from '../db/schema/catalogue.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import type { TermBook } from './terms.ts';

/** Which units are wanted: the wards of a province, one unit, or without either the provinces. */
export interface UnitQuery {
  readonly parent: string | undefined;
  readonly code: string | undefined;
}

export async function listUnits(
  store: Store,
  terms: TermBook,
  language: Language,
  { parent, code }: UnitQuery,
): Promise<UnitList> {
  const rows = await store.database
    .select()
    .from(units)
    .where(wantedUnits(parent, code))
    .orderBy(asc(units.code));
  if (rows.length === 0)
    throw new ProblemError('unitNotFound', {
      detail: {
        vi: `Không có đơn vị hành chính nào mang mã ${code ?? parent}.`,
        en: `No administrative unit has the code ${code ?? parent}.`,
      },
    });
  const items = rows.map((row) => ({
    code: row.code,
    name: row.name,
    kind: { code: row.level, label: terms.label('unitKinds', row.kind, language) },
    ...(row.parent !== null && { parent: row.parent }),
    formerNames: row.formerNames,
  }));
  return { items, total: items.length };
}

function wantedUnits(parent: string | undefined, code: string | undefined): SQL | undefined {
  // Of an agency the province that answers to its code, those merged into it included.
  if (code !== undefined && /^[A-Z]/.test(code)) return arrayContains(units.agencyCodes, [code.slice(0, 3)]);
  if (code !== undefined) return eq(units.code, code);
  return parent === undefined ? isNull(units.parent) : eq(units.parent, parent);
}

/** What a `unit` parameter leaves of the catalogue. */
export type Scope =
  | { readonly kind: 'place'; readonly levels: readonly string[]; readonly agencies: readonly string[] }
  | { readonly kind: 'agency'; readonly agency: string };

/**
 * A province carries out what is done at province and ward level, a ward what is done at ward level;
 * procedures another province published for itself are left out of both. An agency code keeps what that
 * agency published.
 */
export async function resolveScope(
  store: Store,
  terms: TermBook,
  unit: string | undefined,
): Promise<Scope | undefined> {
  if (unit === undefined || unit === '') return undefined;
  if (/^[A-Z]\d{2}(\.\d{1,3})*$/.test(unit)) {
    const agency = unit.slice(0, 3);
    if (isKnownAgency(agency) || terms.has('agencies', agency)) return { kind: 'agency', agency };
    throw unknownUnit(unit);
  }
  const [row] = await store.database.select().from(units).where(eq(units.code, unit));
  if (!row) throw unknownUnit(unit);
  if (row.level === 'PROVINCE')
    return { kind: 'place', levels: ['PROVINCE', 'WARD'], agencies: row.agencyCodes };
  const [province] = await store.database
    .select()
    .from(units)
    .where(eq(units.code, row.parent ?? ''));
  return { kind: 'place', levels: ['WARD'], agencies: province?.agencyCodes ?? [] };
}

function unknownUnit(unit: string): ProblemError {
  const detail = {
    vi: `Không có đơn vị hành chính hay cơ quan nào mang mã ${unit}.`,
    en: `No administrative unit or agency has the code ${unit}.`,
  };
  return new ProblemError('invalidRequest', { errors: [{ parameter: 'unit', detail }] });
}
