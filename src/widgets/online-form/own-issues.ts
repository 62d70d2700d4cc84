import { msg } from '../../i18n/message.ts';
import type { AddressAnswer, FormDefinition } from '../../contract/form.ts';
import { documentIssues } from '../../documents/document-issues.ts';
import { deliveryIssues } from '../../domain/form/delivery.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import type { FilledForm } from './filled-form.ts';
import { issueWords } from '../../fields/issue-words.ts';
import type { ShownIssue } from '../../fields/shown-issue.ts';

const PROVINCE_CODE = /^\d{2}$/;
const WARD_CODE = /^\d{5}$/;
/** What is asked of the delivery, by name. */
const KINDS: Readonly<Record<string, string>> = { id: 'choice', address: 'address' };

/** What is missing on the screens that are the same for every procedure. */
export function ownIssues(definition: FormDefinition, form: FilledForm): readonly ShownIssue[] {
  return [
    ...receivingIssues(definition, form.receiving),
    ...documentIssues(shownDocuments(definition, form.answers), form.files),
    ...deliveryWords(definition, form),
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

function deliveryWords(definition: FormDefinition, { delivery }: FilledForm): ShownIssue[] {
  return deliveryIssues(definition.delivery, delivery).map(({ pointer, reason }) => {
    const [, , name = '', part = ''] = pointer.split('/');
    return issue(pointer, issueWords(reason, { pointer, label: '', kind: KINDS[name] ?? 'text' }, part));
  });
}
