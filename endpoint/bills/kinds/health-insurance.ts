import { BILL_KIND } from '../../../src/contract/bills.ts';
import type { Text } from '../../dossiers/kept.ts';
import { SOCIAL_INSURANCE } from '../accounts.ts';
import type { BillContent, BillKind, BillPlace, Choices, ContentLine } from '../bill-kind.ts';
import { chooseNumber, refuseOthers } from '../choices.ts';
import { addMonths, monthOf, writeMonth } from '../days.ts';
import { firstUnpaidMonth, isLastPeriod, writePeriod } from '../insured-until.ts';
import { memberRate, MONTHS } from '../rates/health-insurance.ts';
import { INSURED_HOUSEHOLDS, type InsuredHousehold } from '../registries/insured.ts';

const KIND = BILL_KIND.healthInsurance;
const USUAL_MONTHS = 12;
const NUMBER = /^\d{10}$/;

export const healthInsurance: BillKind = {
  code: KIND,
  label: { vi: 'Bảo hiểm y tế hộ gia đình', en: 'Health insurance of a household' },
  numberLabel: { vi: 'Mã hộ gia đình tham gia bảo hiểm y tế', en: 'Insurance code of the household' },
  numberHelp: {
    vi: 'Gồm 10 chữ số, trên danh sách hộ gia đình tham gia bảo hiểm y tế.',
    en: '10 digits, on the list of the household that is insured.',
  },
  personal: true,
  renews: true,
  tidy: (number) => {
    const digits = number.normalize('NFKC').replaceAll(/[\s.\p{Pd}]/gu, '');
    return NUMBER.test(digits) ? digits : undefined;
  },
  read: readRenewal,
  mayGoBack: isLastPeriod,
};

async function readRenewal(
  place: BillPlace,
  { number, choices }: { readonly number: string; readonly choices: Choices },
): Promise<BillContent | undefined> {
  const household = INSURED_HOUSEHOLDS.find((one) => one.number === number);
  if (!household) return undefined;
  refuseOthers(choices, ['members', 'months']);
  const members = chooseMembers(household, choices);
  const months = chooseMonths(choices);
  const first = await firstUnpaidMonth(place, { ...household, kind: KIND });
  const last = addMonths(first, months.chosen - 1);
  return {
    subject: `${members.chosen} members, ${writePeriod(months.chosen, first)}`,
    title: {
      vi: `Gia hạn bảo hiểm y tế hộ gia đình, từ ${writeMonth(first)} đến ${writeMonth(last)}`,
      en: `Health insurance of a household, ${writeMonth(first)} to ${writeMonth(last)}`,
    },
    payee: { vi: 'Bảo hiểm xã hội Việt Nam', en: 'Vietnam Social Security' },
    account: SOCIAL_INSURANCE,
    source: memberRate(1, monthOf(place.now)).source,
    choices: [members.choice, months.choice],
    lines: Array.from({ length: members.chosen }, (_, index) =>
      lineOf(index + 1, months.chosen, monthOf(place.now)),
    ),
    notes: [
      {
        vi: 'Từ người thứ hai, mức đóng giảm dần. Người đã có thẻ bảo hiểm y tế theo nhóm khác thì không tính.',
        en: 'From the second member on the rate goes down. Members insured in another way do not count.',
      },
    ],
    together: true,
  };
}

function chooseMembers({ members }: InsuredHousehold, choices: Choices) {
  return chooseNumber(choices, {
    id: 'members',
    label: { vi: 'Số người tham gia', en: 'Members' },
    options: Array.from({ length: members }, (_, index) => index + 1),
    usual: members,
    say: (count) => ({ vi: `${count} người`, en: count === 1 ? '1 member' : `${count} members` }),
  });
}

function chooseMonths(choices: Choices) {
  return chooseNumber(choices, {
    id: 'months',
    label: { vi: 'Đóng cho', en: 'Pay for' },
    options: MONTHS,
    usual: USUAL_MONTHS,
    say: (count) => ({ vi: `${count} tháng`, en: `${count} months` }),
  });
}

const ORDINALS: readonly Text[] = [
  { vi: 'Người thứ nhất', en: 'First member' },
  { vi: 'Người thứ hai', en: 'Second member' },
  { vi: 'Người thứ ba', en: 'Third member' },
  { vi: 'Người thứ tư', en: 'Fourth member' },
];

function lineOf(member: number, months: number, month: string): ContentLine {
  const { monthly } = memberRate(member, month);
  return {
    id: `member-${member}`,
    label: ORDINALS[member - 1] ?? { vi: `Người thứ ${member}`, en: `Member ${member}` },
    type: { code: 'CONTRIBUTION', label: { vi: 'Tiền đóng', en: 'Contribution' } },
    amount: monthly,
    quantity: months,
    total: monthly * months,
    payable: true,
  };
}
