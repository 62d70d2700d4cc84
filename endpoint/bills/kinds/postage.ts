import { BILL_KIND } from '../../../src/contract/bills.ts';
import { POST } from '../accounts.ts';
import type { BillContent, BillKind } from '../bill-kind.ts';
import { refuseOthers } from '../choices.ts';
import { type Parcel, PARCELS, POSTAGE_SOURCE } from '../registries/parcels.ts';

/** Two letters, nine digits, the country (S10 of the Universal Postal Union). */
const NUMBER = /^[A-Z]{2}\d{9}VN$/;

export const postage: BillKind = {
  code: BILL_KIND.postage,
  label: { vi: 'Cước bưu chính trả kết quả', en: 'Postage of a result' },
  numberLabel: { vi: 'Số hiệu bưu gửi', en: 'Number of the parcel' },
  numberHelp: {
    vi: 'Gồm 2 chữ cái, 9 chữ số và VN, trong tin nhắn của bưu điện.',
    en: 'Two letters, nine digits and VN, in the message of the post.',
  },
  personal: false,
  tidy: (number) => {
    const written = number
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s.\p{Pd}]/gu, '');
    return NUMBER.test(written) ? written : undefined;
  },
  read: (_place, { number, choices }) => {
    const parcel = PARCELS.find((one) => one.number === number);
    if (!parcel) return Promise.resolve(undefined);
    refuseOthers(choices);
    return Promise.resolve(sayParcel(parcel));
  },
};

function sayParcel({ way, amount }: Parcel): BillContent {
  return {
    subject: 'postage',
    title: { vi: 'Cước gửi kết quả', en: 'Postage of the result' },
    payee: { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' },
    account: POST,
    choices: [],
    lines: [
      {
        id: 'postage',
        label: { vi: `Cước gửi kết quả ${way.vi}`, en: `Postage ${way.en}` },
        type: { code: 'POSTAGE', label: { vi: 'Cước bưu chính', en: 'Postage' } },
        amount,
        quantity: 1,
        total: amount,
        source: POSTAGE_SOURCE,
        payable: true,
      },
    ],
    notes: [],
    together: true,
  };
}
