import type { Term } from '../../src/contract/common.ts';
import { PAYMENT_METHOD } from '../../src/contract/payments.ts';
import type { Text } from '../dossiers/kept.ts';
import type { Language } from '../http/language.ts';

const METHODS: Readonly<Record<string, Text>> = {
  [PAYMENT_METHOD.redirect]: {
    vi: 'Ngân hàng hoặc ví điện tử',
    en: 'Bank or electronic wallet',
  },
  [PAYMENT_METHOD.vietQr]: { vi: 'Quét mã VietQR', en: 'Scan a VietQR code' },
};

/** Ways to pay, every bill alike. */
export function paymentMethods(language: Language): Term[] {
  return Object.entries(METHODS).map(([code, label]) => ({ code, label: label[language] }));
}

export function paymentMethod(code: string, language: Language): Term {
  return { code, label: METHODS[code]?.[language] ?? code };
}
