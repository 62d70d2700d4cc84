import { asc, eq, isNull } from 'drizzle-orm';
import type { UnitList } from '../../src/contract/index.ts';
import { isKnownAgency } from '../catalogue/agencies.ts';
import type { Store } from '../db/connect.ts';
import { units } from '../db/schema.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import type { TermBook } from './terms.ts';

/** The provinces, or the wards of one. */
export async function listUnits(
  store: Store,
  terms: TermBook,
  language: Language,
  parent: string | undefined,
): Promise<UnitList> {
  const rows = await store.database
    .select()
    .from(units)
    .where(parent === undefined ? isNull(units.parent) : eq(units.parent, parent))
    .orderBy(asc(units.code));
  if (rows.length === 0)
    throw new ProblemError('unitNotFound', {
      detail: {
        vi: `Không có tỉnh, thành phố nào mang mã ${parent}.`,
        en: `No province has the code ${parent}.`,
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
