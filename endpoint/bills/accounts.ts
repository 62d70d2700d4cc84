import type { KeptAccount } from '../payments/kept.ts';

/**
 * Accounts that do not exist, at a bank that does not exist: its number begins as those of banks in Viet Nam do,
 * but NAPAS has given it to none.
 */
const BANK = { bin: '970999', bankName: 'Ngân hàng Thí Dụ' } as const;

export const TREASURY: KeptAccount = { ...BANK, number: '9990000000001', holder: 'KHO BAC NHA NUOC (MAU)' };
export const AGENCIES: KeptAccount = { ...BANK, number: '9990000000002', holder: 'CO QUAN THU PHI (MAU)' };
export const SOCIAL_INSURANCE: KeptAccount = {
  ...BANK,
  number: '9990000000003',
  holder: 'BAO HIEM XA HOI (MAU)',
};
export const POST: KeptAccount = { ...BANK, number: '9990000000004', holder: 'BUU DIEN (MAU)' };
