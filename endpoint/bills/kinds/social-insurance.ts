import { BILL_KIND } from '../../../src/contract/bills.ts';
import { readSocialInsuranceNumber } from '../../../src/domain/social-insurance-number.ts';
import type { Text } from '../../dossiers/kept.ts';
import { SOCIAL_INSURANCE } from '../accounts.ts';
import type { BillContent, BillKind, BillPlace, Choices } from '../bill-kind.ts';
import { chooseNumber, refuseOthers } from '../choices.ts';
import { addMonths, writeMonth } from '../days.ts';
import { firstUnpaidMonth, isLastPeriod, writePeriod } from '../insured-until.ts';
import { type Contribution, contribution, MONTHS, sayMonths, SOURCE } from '../rates/social-insurance.ts';
import { INSURED_PERSONS } from '../registries/insured.ts';

const KIND = BILL_KIND.socialInsurance;
const USUAL_MONTHS = 6;

export const socialInsurance: BillKind = {
  code: KIND,
  label: { vi: 'Bảo hiểm xã hội tự nguyện', en: 'Voluntary social insurance' },
  numberLabel: { vi: 'Mã số bảo hiểm xã hội', en: 'Social insurance number' },
  numberHelp: {
    vi: 'Gồm 10 chữ số, trên sổ bảo hiểm xã hội hoặc thẻ bảo hiểm y tế.',
    en: '10 digits, on the social insurance book or the health insurance card.',
  },
  personal: true,
  renews: true,
  tidy: (number) => {
    const read = readSocialInsuranceNumber(number);
    return read.kind === 'malformed' ? undefined : read.number;
  },
  read: readContribution,
  mayGoBack: isLastPeriod,
};

async function readContribution(
  place: BillPlace,
  { number, choices }: { readonly number: string; readonly choices: Choices },
): Promise<BillContent | undefined> {
  const person = INSURED_PERSONS.find((one) => one.number === number);
  if (!person) return undefined;
  refuseOthers(choices, ['months']);
  const { chosen, choice } = chooseNumber(choices, {
    id: 'months',
    label: { vi: 'Đóng cho', en: 'Pay for' },
    options: MONTHS,
    usual: USUAL_MONTHS,
    say: sayMonths,
  });
  const first = await firstUnpaidMonth(place, { ...person, kind: KIND });
  const rate = contribution(person.income, person.group, chosen);
  const period = { vi: sayPeriod(first, chosen, 'đến'), en: sayPeriod(first, chosen, 'to') };
  return {
    subject: writePeriod(chosen, first),
    title: {
      vi: `Đóng bảo hiểm xã hội tự nguyện ${sayMonths(chosen).vi}`,
      en: `Voluntary social insurance, ${sayMonths(chosen).en}`,
    },
    payee: { vi: 'Bảo hiểm xã hội Việt Nam', en: 'Vietnam Social Security' },
    account: SOCIAL_INSURANCE,
    source: SOURCE,
    choices: [choice],
    lines: [
      {
        id: 'contribution',
        label: { vi: `Tiền đóng, ${period.vi}`, en: `Contribution, ${period.en}` },
        type: { code: 'CONTRIBUTION', label: { vi: 'Tiền đóng', en: 'Contribution' } },
        ...amountOf(rate, chosen),
        source: rate.source,
        payable: true,
      },
    ],
    notes: rate.isDiscounted ? [DISCOUNTED] : [],
    together: true,
  };
}

/** `12/2026 đến 05/2027`. */
function sayPeriod(first: string, months: number, to: string): string {
  const last = addMonths(first, months - 1);
  return last === first ? writeMonth(first) : `${writeMonth(first)} ${to} ${writeMonth(last)}`;
}

function amountOf({ monthly, total, isDiscounted }: Contribution, months: number) {
  return isDiscounted ? { amount: total, quantity: 1, total } : { amount: monthly, quantity: months, total };
}

/** Nothing of the person: whoever has the number reads this. */
const DISCOUNTED: Text = {
  vi: 'Đóng trước nhiều năm được giảm tiền lãi của thời gian đóng sớm.',
  en: 'Paying years ahead costs less, by the interest of the time paid early.',
};
