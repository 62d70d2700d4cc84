import { msg } from '../../i18n/message.ts';
import type { AddressAnswer, FormDefinition, FormDocument } from '../../contract/form.ts';
import { FORMATS } from '../../domain/form/formats.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import type { FilledForm } from './filled-form.ts';
import type { ShownIssue } from './shown-issue.ts';

const PROVINCE_CODE = /^\d{2}$/;
const WARD_CODE = /^\d{5}$/;

/** What is missing on the screens that are the same for every procedure. */
export function ownIssues(definition: FormDefinition, form: FilledForm): readonly ShownIssue[] {
  return [
    ...receivingIssues(definition, form.receiving),
    ...shownDocuments(definition, form.answers).flatMap((document) => documentIssues(document, form)),
    ...deliveryIssues(definition, form),
  ];
}

function issue(place: string, text: string): ShownIssue {
  return { place, text, warning: false };
}

function receivingIssues({ receivingLevel }: FormDefinition, receiving: AddressAnswer): ShownIssue[] {
  const { province = '', ward = '' } = receiving;
  if (receivingLevel !== 'WARD' && receivingLevel !== 'PROVINCE') return [];
  if (!PROVINCE_CODE.test(province))
    return [issue('/receiving', msg('Xin chọn tỉnh, thành phố nơi nộp hồ sơ'))];
  return receivingLevel === 'WARD' && !WARD_CODE.test(ward)
    ? [issue('/receiving', msg('Xin chọn xã, phường nơi nộp hồ sơ'))]
    : [];
}

function documentIssues({ id, required }: FormDocument, { files }: FilledForm): ShownIssue[] {
  const chosen = files[id] ?? [];
  return required && chosen.length === 0
    ? [issue(`/documents/${id}`, msg('Xin chọn tệp cho giấy tờ này'))]
    : [];
}

function deliveryIssues({ delivery: choices }: FormDefinition, { delivery }: FilledForm): ShownIssue[] {
  const choice = choices.find(({ id }) => id === delivery.id);
  if (!choice) return [issue('/delivery/id', msg('Xin chọn cách nhận kết quả'))];
  if (!choice.needsAddress) return [];
  const { recipient = '', phone = '', address = {} } = delivery;
  const { province = '', ward = '', detail = '' } = address;
  return [
    ...(FORMATS['person-name']?.(recipient)
      ? []
      : [issue('/delivery/recipient', msg('Xin ghi họ và tên người nhận'))]),
    ...(FORMATS['phone']?.(phone)
      ? []
      : [issue('/delivery/phone', msg('Số điện thoại chưa đúng. Ví dụ: 0912 345 678'))]),
    ...(PROVINCE_CODE.test(province) && WARD_CODE.test(ward) && detail.trim() !== ''
      ? []
      : [issue('/delivery/address', msg('Xin chọn tỉnh, xã và ghi số nhà, đường hoặc thôn'))]),
  ];
}
