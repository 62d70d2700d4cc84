import type { Account } from '../../payments/messages.ts';

interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** Who pays for the payer. None of them exists. */
export interface Bank {
  readonly id: string;
  readonly name: Sentence;
  /** What is to be expected of it. */
  readonly manner: Sentence;
  /** How long it works on a payment, in milliseconds. */
  readonly works: number;
  readonly refuses: boolean;
}

export const BANKS: readonly Bank[] = [
  {
    id: 'thi-du',
    name: { vi: 'Ngân hàng Thí Dụ', en: 'Example Bank' },
    manner: { vi: 'trả lời ngay', en: 'answers at once' },
    works: 0,
    refuses: false,
  },
  {
    id: 'vi-mau',
    name: { vi: 'Ví điện tử Mẫu', en: 'Sample Wallet' },
    manner: { vi: 'trả lời ngay', en: 'answers at once' },
    works: 0,
    refuses: false,
  },
  {
    id: 'thong-tha',
    name: { vi: 'Ngân hàng Thong Thả', en: 'Leisurely Bank' },
    manner: { vi: 'trả lời sau 20 giây', en: 'answers after 20 seconds' },
    works: 20_000,
    refuses: false,
  },
  {
    id: 'tu-choi',
    name: { vi: 'Ngân hàng Từ Chối', en: 'Refusing Bank' },
    manner: { vi: 'luôn báo không đủ số dư', en: 'always says the balance is too low' },
    works: 0,
    refuses: true,
  },
];

/**
 * Where money for square codes is collected. No bank has this number, and the account is none: an app of a real
 * bank that reads the code can send nothing anywhere.
 */
export const COLLECTING: Account = {
  MaNganHang: '970999',
  TenNganHang: 'Ngân hàng Thí Dụ (mô phỏng)',
  SoTaiKhoan: 'MOPHONG0001',
  TenChuTaiKhoan: 'NEN TANG THANH TOAN MO PHONG',
};

export function bankOf(id: string | undefined): Bank | undefined {
  return BANKS.find((bank) => bank.id === id);
}
