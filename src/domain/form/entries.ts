import type { FormField, ItemField } from '../../contract/form.ts';
import { readDate, readDateOrYear, writeDate } from '../calendar-date.ts';
import { readEmailAddress } from '../email-address.ts';
import { readIdentityNumber } from '../identity-number.ts';
import { readMoney, writeMoney } from '../money.ts';
import { normalisePersonName } from '../person-name.ts';
import { readPhoneNumber, writePhoneNumber } from '../phone-number.ts';
import { readSocialInsuranceNumber } from '../social-insurance-number.ts';
import { readTaxCode } from '../tax-code.ts';
import { readVehiclePlate } from '../vehicle-plate.ts';

type Reader = (text: string, field: FormField | ItemField) => unknown;

/** What each kind is stored as; nothing where the text cannot be read. */
const READERS: Readonly<Record<string, Reader>> = {
  date: (text, { precision }) =>
    precision === 'month' || precision === 'year' ? readDateOrYear(text) : readDate(text),
  number: readNumber,
  money: readMoney,
  yesNo: (text) => text === 'true' || (text === 'false' ? false : undefined),
  identityNumber: (text) => numberOf(readIdentityNumber(text)),
  taxCode: (text) => numberOf(readTaxCode(text)),
  socialInsuranceNumber: (text) => numberOf(readSocialInsuranceNumber(text)),
  phone: (text) => numberOf(readPhoneNumber(text)),
  email: readEmailAddress,
  plate: readVehiclePlate,
  personName: normalisePersonName,
  longText: (text) => text.replaceAll('\r\n', '\n'),
};

/** Thousands are parted by dots or spaces and decimals by a comma; a dot before fewer or more digits is a comma. */
const GROUPED = /^-?[1-9]\d{0,2}(?:[.\s]\d{3})+(?:,\d{1,6})?$/;
const PLAIN = /^-?\d{1,15}(?:[.,]\d{1,6})?$/;
/** Beyond these a number would come back as another one. */
const MOST_DIGITS = 15;

/**
 * The answer a typed text stands for. What cannot be read is the answer itself, so that nothing typed is
 * lost and the schema says what is wrong with it.
 */
export function readEntry(field: FormField | ItemField, text: string): unknown {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return undefined;
  const reader = Object.hasOwn(READERS, field.kind) ? READERS[field.kind] : undefined;
  return reader?.(typed, field) ?? typed;
}

/** What an input shows once it is left: never more or less than {@link readEntry} reads back. */
export function writeEntry(field: FormField | ItemField, value: unknown): string {
  if (typeof value === 'number') {
    return field.kind === 'money' && Number.isSafeInteger(value)
      ? writeMoney(value)
      : String(value).replace('.', ',');
  }
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  if (field.kind === 'date') return readDateOrYear(value) === value ? writeDate(value) : value;
  return field.kind === 'phone' ? writePhoneNumber(value) : value;
}

function numberOf(read: { kind: string } | { kind: string; number: string }): string | undefined {
  return 'number' in read ? read.number : undefined;
}

function readNumber(text: string): number | undefined {
  const typed = text.normalize('NFKC');
  if (typed.length > 2 * MOST_DIGITS || typed.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  if (GROUPED.test(typed)) return Number(typed.replace(/[.\s]/g, '').replace(',', '.'));
  return PLAIN.test(typed) ? Number(typed.replace(',', '.')) : undefined;
}
