import { BILL_KIND } from '../../../src/contract/bills.ts';
import { addDays, today } from '../../../src/domain/calendar-date.ts';
import { writeMoney } from '../../../src/domain/money.ts';
import type { Text } from '../../dossiers/kept.ts';
import { TREASURY } from '../accounts.ts';
import type { BillContent, BillKind } from '../bill-kind.ts';
import { refuseOthers } from '../choices.ts';
import { endOfDay } from '../days.ts';
import { type Locality, registrationTax as taxOf, VEHICLES } from '../rates/registration-tax.ts';
import { DECLARATIONS, type Declaration } from '../registries/declarations.ts';

const NUMBER = /^\d{14}$/;
/** After the tax office's notice. */
const PAYING_DAYS = 30;
const TERM = 'hạn nộp 30 ngày theo Nghị định 126/2020/NĐ-CP, Điều 18 (ví dụ)';

/** Named where the rate is another because of it. */
const PLACES: Readonly<Record<Locality, Text>> = {
  haNoi: { vi: ', tại Hà Nội', en: ', in Ha Noi' },
  city: { vi: ', tại thành phố', en: ', in a city' },
  elsewhere: { vi: '', en: '' },
};

export const registrationTax: BillKind = {
  code: BILL_KIND.registrationTax,
  label: { vi: 'Lệ phí trước bạ xe', en: 'Registration tax of a vehicle' },
  numberLabel: { vi: 'Mã hồ sơ khai lệ phí trước bạ', en: 'Code of the declaration' },
  numberHelp: {
    vi: 'Gồm 14 chữ số, trên thông báo nộp lệ phí trước bạ.',
    en: '14 digits, on the notice of the tax office.',
  },
  personal: false,
  tidy: (number) => {
    const digits = number.normalize('NFKC').replaceAll(/[\s.\p{Pd}]/gu, '');
    return NUMBER.test(digits) ? digits : undefined;
  },
  read: ({ now }, { number, choices }) => {
    const declaration = DECLARATIONS.find((one) => one.number === number);
    if (!declaration) return Promise.resolve(undefined);
    refuseOthers(choices);
    return Promise.resolve(sayDeclaration(declaration, today(now)));
  },
};

/** By the rate of the day of the notice: it is what the tax office has asked for. */
function sayDeclaration({ value, notedDaysAgo, ...taxed }: Declaration, day: string): BillContent {
  const noted = addDays(day, -notedDaysAgo);
  const { percent, source, total } = taxOf(value, taxed, noted);
  const name = VEHICLES[taxed.vehicle];
  const place = PLACES[taxed.locality];
  const written = writeMoney(value);
  return {
    subject: 'declaration',
    title: {
      vi: `Lệ phí trước bạ: ${name.vi}${place.vi}`,
      en: `Registration tax: ${name.en}${place.en}`,
    },
    payee: { vi: 'Kho bạc Nhà nước', en: 'State Treasury' },
    account: TREASURY,
    choices: [],
    lines: [
      {
        id: 'tax',
        label: {
          vi: `Lệ phí trước bạ, ${percent}% của ${written} đồng`,
          en: `Registration tax, ${percent}% of ${written.replaceAll('.', ',')} dong`,
        },
        type: { code: 'CHARGE', label: { vi: 'Lệ phí', en: 'Charge' } },
        amount: total,
        quantity: 1,
        total,
        source: `${source}; ${TERM}`,
        payable: true,
      },
    ],
    until: endOfDay(addDays(noted, PAYING_DAYS)),
    notes: [],
    together: true,
  };
}
