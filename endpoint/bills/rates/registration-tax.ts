import type { Text } from '../../dossiers/kept.ts';

const DECREES = 'Nghị định 10/2022/NĐ-CP (sửa đổi theo 175/2025/NĐ-CP)';

export interface TaxRate {
  readonly vehicle: Text;
  /** Percent of the value. */
  readonly percent: number;
  readonly source: string;
}

/** Rates at the first registration of a vehicle; a province may set more for small cars, up to half as much again. */
export const TAX_RATES = {
  motorcycle: {
    vehicle: { vi: 'xe máy', en: 'motorcycle' },
    percent: 2,
    source: `${DECREES}, Điều 8`,
  },
  smallCar: {
    vehicle: { vi: 'ô tô chở người đến 9 chỗ', en: 'car of up to 9 seats' },
    percent: 10,
    source: `${DECREES}, Điều 8`,
  },
  smallCarHanoi: {
    vehicle: { vi: 'ô tô chở người đến 9 chỗ, tại Hà Nội', en: 'car of up to 9 seats, in Ha Noi' },
    percent: 12,
    source: `${DECREES}, Điều 8; mức của Hà Nội`,
  },
  electricCar: {
    vehicle: { vi: 'ô tô điện chạy pin', en: 'battery electric car' },
    percent: 0,
    source: 'Nghị định 51/2025/NĐ-CP: lệ phí trước bạ lần đầu 0% đến hết ngày 28/02/2027 (ví dụ)',
  },
} as const satisfies Record<string, TaxRate>;

export type TaxedVehicle = keyof typeof TAX_RATES;

/** Parts of a đồng are left away, for the payer. */
export function registrationTax(value: number, vehicle: TaxedVehicle): number {
  return Math.floor((value * TAX_RATES[vehicle].percent) / 100);
}
