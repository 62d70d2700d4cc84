import { readDate, readDateOrYear } from '../calendar-date.ts';
import { readEmailAddress } from '../email-address.ts';
import { readIdentityNumber } from '../identity-number.ts';
import { readPersonName } from '../person-name.ts';
import { readPhoneNumber } from '../phone-number.ts';
import { readSocialInsuranceNumber } from '../social-insurance-number.ts';
import { readTaxCode } from '../tax-code.ts';
import { readVehiclePlate } from '../vehicle-plate.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const LONGEST = 300;

/**
 * The formats a form's schema may name, for the browser and the endpoint alike. Each is one spelling, the
 * one answers are stored in, so that whoever looks a number up finds it.
 */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'identity-number': stored((text) => numberOf(readIdentityNumber(text))),
  'tax-code': stored((text) => numberOf(readTaxCode(text))),
  'social-insurance-number': stored((text) => numberOf(readSocialInsuranceNumber(text))),
  phone: stored((text) => numberOf(readPhoneNumber(text))),
  'vehicle-plate': stored(readVehiclePlate),
  'person-name': stored((text) => {
    const read = readPersonName(text);
    return read.kind === 'name' ? read.name : undefined;
  }),
  date: stored(readDate),
  'date-or-month': stored((text) => (text.length > 4 ? readDateOrYear(text) : undefined)),
  'date-or-year': stored(readDateOrYear),
  email: stored(readEmailAddress),
  'upload-id': (text) => UUID.test(text),
};

function stored(read: (text: string) => string | undefined): (text: string) => boolean {
  return (text) => text.length <= LONGEST && read(text) === text;
}

function numberOf(read: { kind: string } | { kind: string; number: string }): string | undefined {
  return 'number' in read ? read.number : undefined;
}
