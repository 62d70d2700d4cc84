import type { DossierSubmission } from '../../src/contract/dossier-submission.ts';
import type { FormDefinition } from '../../src/contract/form.ts';
import { deliveryIssues, type DeliveryIssue } from '../../src/domain/form/delivery.ts';
import type { FieldError, Sentence } from '../http/problems.ts';
import type { KeptDelivery } from './kept.ts';
import { addressErrors, type Places } from './places.ts';
import { MISSING } from './sentences.ts';

const NO_CHOICE: Sentence = {
  vi: 'Cần chọn cách nhận kết quả.',
  en: 'Choose how you want to get the result.',
};
const NO_PHONE: Sentence = { vi: 'Số điện thoại chưa đúng.', en: 'Check the telephone number.' };
const NO_NAME: Sentence = {
  vi: 'Ghi họ và tên người nhận bằng chữ.',
  en: 'Enter the recipient’s full name in letters.',
};
const NO_UNIT: Sentence = {
  vi: 'Cần chọn tỉnh, xã trong danh sách.',
  en: 'Choose the province and the ward from the lists.',
};
const TOO_LONG: Sentence = { vi: 'Cần viết ngắn lại.', en: 'Make this shorter.' };

/** How the result is to arrive, without what this way does not need. */
export function checkDelivery(
  { delivery: choices }: FormDefinition,
  delivery: DossierSubmission['delivery'],
  places: Places,
): { errors: FieldError[]; kept: KeptDelivery } {
  const { id, recipient = '', phone = '', address } = delivery;
  const needsAddress = choices.find((one) => one.id === id)?.needsAddress ?? false;
  const errors = deliveryIssues(choices, delivery).map((issue): FieldError => ({
    pointer: issue.pointer,
    detail: sentenceOf(issue),
  }));
  if (!needsAddress || !address) return { errors, kept: { id } };
  return {
    errors: withPlaces(errors, addressErrors(places, address, '/delivery/address')),
    kept: { id, recipient, phone, address },
  };
}

function sentenceOf({ pointer, reason }: DeliveryIssue): Sentence {
  if (pointer === '/delivery/id') return NO_CHOICE;
  if (reason.kind === 'required') return MISSING;
  if (reason.kind === 'tooLong') return TOO_LONG;
  if (reason.kind === 'choice') return NO_UNIT;
  return pointer === '/delivery/phone' ? NO_PHONE : NO_NAME;
}

/** Which units there are is asked of an address that could be one; how it goes on from there is said after. */
function withPlaces(errors: readonly FieldError[], wrong: readonly FieldError[]): FieldError[] {
  const isUnit = ({ pointer = '' }: FieldError) =>
    /^\/delivery\/address(?:\/province|\/ward|$)/.test(pointer);
  const isDetail = ({ pointer = '' }: FieldError) => pointer === '/delivery/address/detail';
  if (errors.some(isUnit)) return [...errors];
  return [...errors.filter((error) => !isDetail(error)), ...wrong, ...errors.filter(isDetail)];
}
