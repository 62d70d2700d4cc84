import { BILL_KIND } from '../../../src/contract/bills.ts';
import { addDays, today } from '../../../src/domain/calendar-date.ts';
import type { Text } from '../../dossiers/kept.ts';
import { TREASURY } from '../accounts.ts';
import type { BillContent, BillKind } from '../bill-kind.ts';
import { refuseOthers } from '../choices.ts';
import { endOfDay } from '../days.ts';
import { lateInterest, PAYING_DAYS, TERM } from '../rates/late-interest.ts';
import { FINES, type Fine } from '../registries/fines.ts';

const NUMBER = /^0*(\d{1,9})(?:\/?Q[ĐD]-?XP(?:HC|VPHC)?)?$/u;

export const trafficFine: BillKind = {
  code: BILL_KIND.trafficFine,
  label: { vi: 'Tiền phạt vi phạm giao thông', en: 'Traffic fine' },
  numberLabel: { vi: 'Số quyết định xử phạt', en: 'Number of the decision' },
  numberHelp: {
    vi: 'Ở góc trên bên trái của quyết định xử phạt, ví dụ 990001/QĐ-XPHC.',
    en: 'At the top left of the decision, such as 990001/QĐ-XPHC.',
  },
  personal: false,
  tidy: (number) => {
    const [, digits] = NUMBER.exec(number.normalize('NFC').toUpperCase().replaceAll(/\s/g, '')) ?? [];
    return digits === undefined ? undefined : `${digits}/QĐ-XPHC`;
  },
  read: ({ now }, { number, choices }) => {
    const fine = FINES.find((one) => one.number === number);
    if (!fine) return Promise.resolve(undefined);
    refuseOthers(choices);
    return Promise.resolve(sayFine(fine, today(now)));
  },
};

function sayFine({ act, amount, source, receivedDaysAgo }: Fine, day: string): BillContent {
  const last = addDays(day, PAYING_DAYS - receivedDaysAgo);
  const interest = lateInterest(amount, last, day);
  return {
    subject: 'decision',
    title: { vi: `Tiền phạt: ${act.vi}`, en: `Fine: ${act.en}` },
    payee: { vi: 'Kho bạc Nhà nước', en: 'State Treasury' },
    account: TREASURY,
    choices: [],
    lines: [
      {
        id: 'fine',
        label: { vi: 'Tiền phạt theo quyết định', en: 'Fine of the decision' },
        type: { code: 'FINE', label: { vi: 'Tiền phạt', en: 'Fine' } },
        amount,
        quantity: 1,
        total: amount,
        source: `${source}; ${TERM}`,
        payable: true,
      },
      ...(interest === undefined ? [] : [{ ...interest, payable: true }]),
    ],
    until: endOfDay(last),
    notes: interest === undefined ? [] : [LATE],
    together: true,
  };
}

const LATE: Text = {
  vi: 'Đã quá hạn nộp phạt. Mỗi ngày chậm nộp phải nộp thêm 0,05% số tiền phạt.',
  en: 'The fine is overdue. Each day adds 0.05% of it.',
};
