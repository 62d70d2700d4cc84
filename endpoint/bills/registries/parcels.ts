import type { Text } from '../../dossiers/kept.ts';

/** A parcel with a result that nobody has sent. */
export interface Parcel {
  readonly number: string;
  readonly way: Text;
  /** Whole đồng. */
  readonly amount: number;
}

const SAME_PROVINCE: Text = { vi: 'trong tỉnh', en: 'within the province' };
const OTHER_PROVINCE: Text = { vi: 'sang tỉnh khác', en: 'to another province' };

export const POSTAGE_SOURCE =
  'Mức ví dụ; giá tối đa theo Thông tư 22/2017/TT-BTTTT, giá phải trả theo bảng giá của doanh nghiệp bưu chính công ích (Quyết định 45/2016/QĐ-TTg)';

export const PARCELS: readonly Parcel[] = [
  { number: 'EE990000011VN', way: SAME_PROVINCE, amount: 26_000 },
  { number: 'EE990000025VN', way: OTHER_PROVINCE, amount: 31_000 },
];
