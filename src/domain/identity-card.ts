import { readDate, readDateOrYear } from './calendar-date.ts';
import { normaliseIdentityNumber, readIdentityNumber, type Sex } from './identity-number.ts';
import { readPersonName } from './person-name.ts';

/**
 * The QR code of the identity card: `number|old number|name|ddmmyyyy|sex|address|issue date`. Cards since
 * 2024 add fields, older ones leave the last ones out. What it says is only text: anybody can print one.
 */
export type IdentityCard =
  | {
      readonly kind: 'card';
      readonly number: string;
      readonly oldNumber: string | undefined;
      readonly name: string;
      /** `yyyy-mm-dd`; a person registered without a birthday has only `yyyy` or `yyyy-mm`. */
      readonly birthDate: string;
      readonly sex: Sex | undefined;
      readonly address: string;
      readonly issuedOn: string | undefined;
    }
  | { readonly kind: 'foreign' };

const FOREIGN: IdentityCard = { kind: 'foreign' };

/** A QR code holds no more than 4,296 characters; a card uses less than 300. */
const LONGEST_TEXT = 1000;
const LEAST_FIELDS = 6;
const SEXES = new Map<string, Sex>([
  ['nam', 'male'],
  ['nữ', 'female'],
]);

export function readIdentityCard(text: string): IdentityCard {
  if (text.length > LONGEST_TEXT) return FOREIGN;
  const fields = text.normalize('NFC').split('|').map(plain);
  if (fields.length < LEAST_FIELDS) return FOREIGN;
  const [number = '', oldNumber = '', nameField = '', birthField = '', sex = '', address = '', issued = ''] =
    fields;
  const name = readPersonName(nameField);
  const birthDate = readDateOrYear(birthField);
  const isPerson = /^\d{12}$/.test(number) && name.kind === 'name' && birthDate !== undefined;
  if (!isPerson) return FOREIGN;
  return {
    kind: 'card',
    number,
    oldNumber:
      readIdentityNumber(oldNumber).kind === 'malformed' ? undefined : normaliseIdentityNumber(oldNumber),
    name: name.name,
    birthDate,
    sex: SEXES.get(sex.toLowerCase()),
    address,
    issuedOn: readDate(issued),
  };
}

/** Without line breaks, control characters and marks that turn the direction of text. */
function plain(field: string): string {
  return field.replace(/[\s\p{C}]+/gu, ' ').trim();
}
