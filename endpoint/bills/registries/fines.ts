import type { Text } from '../../dossiers/kept.ts';

/** A decision that was never taken, about nobody. */
export interface Fine {
  readonly number: string;
  readonly act: Text;
  /** Whole đồng: the middle of the range, as it is set where nothing speaks for more or less. */
  readonly amount: number;
  readonly source: string;
  /** Whoever was fined has had the decision for so many days: it stays new, or late, whenever somebody tries. */
  readonly receivedDaysAgo: number;
}

const EXAMPLE = 'quyết định ví dụ';

export const FINES: readonly Fine[] = [
  {
    number: '990001/QĐ-XPHC',
    act: {
      vi: 'đi xe máy không đội mũ bảo hiểm',
      en: 'riding a motorcycle without a helmet',
    },
    amount: 500_000,
    source: `Nghị định 168/2024/NĐ-CP, Điều 7 khoản 2 điểm h; ${EXAMPLE}`,
    receivedDaysAgo: 3,
  },
  {
    number: '990002/QĐ-XPHC',
    act: {
      vi: 'đi xe máy không chấp hành đèn tín hiệu',
      en: 'riding a motorcycle past a red light',
    },
    amount: 5_000_000,
    source: `Nghị định 168/2024/NĐ-CP, Điều 7 khoản 7 điểm c, mức phạt (ví dụ); ${EXAMPLE}`,
    receivedDaysAgo: 17,
  },
  {
    number: '990003/QĐ-XPHC',
    act: {
      vi: 'lái ô tô chạy quá tốc độ từ 10 đến 20 km/h',
      en: 'driving a car 10 to 20 km/h too fast',
    },
    amount: 5_000_000,
    source: `Nghị định 168/2024/NĐ-CP, Điều 6 khoản 5 điểm đ; ${EXAMPLE}`,
    receivedDaysAgo: 10,
  },
];
