import { BILL_KIND } from '../../../src/contract/bills.ts';
import { addDays, today } from '../../../src/domain/calendar-date.ts';
import { writeMoney } from '../../../src/domain/money.ts';
import { TREASURY } from '../accounts.ts';
import type { BillContent, BillKind } from '../bill-kind.ts';
import { refuseOthers } from '../choices.ts';
import { endOfDay } from '../days.ts';
import { registrationTax as taxOf, TAX_RATES } from '../rates/registration-tax.ts';
import { DECLARATIONS, type Declaration } from '../registries/declarations.ts';

const NUMBER = /^\d{14}$/;
/** After the tax office's notice (Nghị định 126/2020/NĐ-CP, Điều 18). */
const PAYING_DAYS = 30;

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

function sayDeclaration({ vehicle, value, notedDaysAgo }: Declaration, day: string): BillContent {
  const { vehicle: name, percent, source } = TAX_RATES[vehicle];
  const total = taxOf(value, vehicle);
  return {
    subject: 'declaration',
    title: { vi: `Lệ phí trước bạ: ${name.vi}`, en: `Registration tax: ${name.en}` },
    payee: { vi: 'Kho bạc Nhà nước', en: 'State Treasury' },
    account: TREASURY,
    choices: [],
    lines: [
      {
        id: 'tax',
        label: {
          vi: `Lệ phí trước bạ, ${percent}% của ${writeMoney(value)} đồng`,
          en: `Registration tax, ${percent}% of ${writeMoney(value)} đồng`,
        },
        type: { code: 'CHARGE', label: { vi: 'Lệ phí', en: 'Charge' } },
        amount: total,
        quantity: 1,
        total,
        source,
        payable: true,
      },
    ],
    until: endOfDay(addDays(day, PAYING_DAYS - notedDaysAgo)),
    notes: [],
    together: true,
  };
}
