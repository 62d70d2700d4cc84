import type { DossierSubmission } from '../../src/contract/dossier-submission.ts';
import type { FormDefinition } from '../../src/contract/form.ts';
import { FORMATS } from '../../src/domain/form/formats.ts';
import type { FieldError, Sentence } from '../http/problems.ts';
import type { KeptDelivery } from './kept.ts';
import { addressErrors, type Places } from './places.ts';
import { MISSING } from './sentences.ts';

type Delivery = DossierSubmission['delivery'];

const LONGEST_NAME = 100;
const LONGEST_DETAIL = 200;

const NO_CHOICE: Sentence = {
  vi: 'Cần chọn cách nhận kết quả.',
  en: 'Choose how you want to get the result.',
};
const NO_PHONE: Sentence = { vi: 'Số điện thoại chưa đúng.', en: 'Check the telephone number.' };
const TOO_LONG: Sentence = { vi: 'Cần viết ngắn lại.', en: 'Make this shorter.' };

/** How the result is to arrive, without what this way does not need. */
export function checkDelivery(
  { delivery: choices }: FormDefinition,
  { id, recipient = '', phone = '', address }: Delivery,
  places: Places,
): { errors: FieldError[]; kept: KeptDelivery } {
  const choice = choices.find((one) => one.id === id);
  if (!choice) return { errors: [{ pointer: '/delivery/id', detail: NO_CHOICE }], kept: { id } };
  if (!choice.needsAddress) return { errors: [], kept: { id } };
  const errors = [
    ...textErrors('/delivery/recipient', recipient, LONGEST_NAME),
    ...textErrors('/delivery/phone', phone, LONGEST_NAME, NO_PHONE, FORMATS['phone']),
    ...(address
      ? [
          ...addressErrors(places, address, '/delivery/address'),
          ...textErrors('/delivery/address/detail', address.detail, LONGEST_DETAIL),
        ]
      : [{ pointer: '/delivery/address', detail: MISSING }]),
  ];
  return { errors, kept: { id, recipient, phone, ...(address && { address }) } };
}

function textErrors(
  pointer: string,
  text: string,
  longest: number,
  wrong = TOO_LONG,
  isRight?: (text: string) => boolean,
): FieldError[] {
  if (text.trim() === '') return [{ pointer, detail: MISSING }];
  return text.length > longest || isRight?.(text) === false ? [{ pointer, detail: wrong }] : [];
}
