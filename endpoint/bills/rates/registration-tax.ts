import type { Text } from '../../dossiers/kept.ts';

const DECREES = 'Nghị định 10/2022/NĐ-CP (sửa đổi theo 175/2025/NĐ-CP), Điều 8';
const IN_FORCE = '2022-03-01';

export const VEHICLES = {
  motorcycle: { vi: 'xe máy', en: 'motorcycle' },
  smallCar: { vi: 'ô tô chở người đến 9 chỗ', en: 'car of up to 9 seats' },
  electricCar: { vi: 'ô tô điện chạy pin', en: 'battery electric car' },
} as const satisfies Record<string, Text>;
export type TaxedVehicle = keyof typeof VEHICLES;

/** Where the owner lives, as far as rates differ by it; `city` is what clause 4 lists for motorcycles. */
export const LOCALITIES = ['haNoi', 'city', 'elsewhere'] as const;
export type Locality = (typeof LOCALITIES)[number];

/** What is registered for the first time, and where. */
export interface Taxed {
  readonly vehicle: TaxedVehicle;
  readonly locality: Locality;
}

interface TaxRate {
  readonly vehicle: TaxedVehicle;
  /** Everywhere, where this is left out. */
  readonly localities?: readonly Locality[];
  /** First and last day, as `2026-11-21`. */
  readonly from: string;
  readonly until?: string;
  /** Percent of the value. */
  readonly percent: number;
  readonly source: string;
}

/** A province may set more for small cars, up to half as much again. */
const TAX_RATES: readonly TaxRate[] = [
  {
    vehicle: 'motorcycle',
    localities: ['elsewhere'],
    from: IN_FORCE,
    percent: 2,
    source: `${DECREES} khoản 4`,
  },
  {
    vehicle: 'motorcycle',
    localities: ['haNoi', 'city'],
    from: IN_FORCE,
    percent: 5,
    source: `${DECREES} khoản 4: thành phố trực thuộc trung ương, nơi Ủy ban nhân dân tỉnh đóng trụ sở`,
  },
  {
    vehicle: 'smallCar',
    localities: ['city', 'elsewhere'],
    from: IN_FORCE,
    percent: 10,
    source: `${DECREES} khoản 5`,
  },
  {
    vehicle: 'smallCar',
    localities: ['haNoi'],
    from: IN_FORCE,
    percent: 12,
    source: `${DECREES} khoản 5; mức của Hà Nội`,
  },
  {
    vehicle: 'electricCar',
    from: '2025-03-01',
    until: '2027-02-28',
    percent: 0,
    source: 'Nghị định 51/2025/NĐ-CP: lệ phí trước bạ lần đầu 0% đến hết ngày 28/02/2027 (ví dụ)',
  },
  {
    vehicle: 'electricCar',
    localities: ['city', 'elsewhere'],
    from: '2027-03-01',
    percent: 10,
    source: `${DECREES} khoản 5; sau thời hạn của Nghị định 51/2025/NĐ-CP (ví dụ)`,
  },
  {
    vehicle: 'electricCar',
    localities: ['haNoi'],
    from: '2027-03-01',
    percent: 12,
    source: `${DECREES} khoản 5; mức của Hà Nội; sau thời hạn của Nghị định 51/2025/NĐ-CP (ví dụ)`,
  },
];

/** The rates of a day: one, or none on a day that is not kept here. */
export function taxRates({ vehicle, locality }: Taxed, day: string): readonly TaxRate[] {
  return TAX_RATES.filter(
    (rate) =>
      rate.vehicle === vehicle &&
      (rate.localities?.includes(locality) ?? true) &&
      rate.from <= day &&
      (rate.until === undefined || day <= rate.until),
  );
}

/** The tax by the rate of a day. Parts of a đồng are left away, for the payer. */
export function registrationTax(value: number, taxed: Taxed, day: string) {
  const [rate] = taxRates(taxed, day);
  // Nothing to pay would be said otherwise, of what nobody knows.
  if (!rate) throw new TypeError(`no rate of ${taxed.vehicle} on ${day}`);
  return { ...rate, total: Math.floor((value * rate.percent) / 100) };
}
