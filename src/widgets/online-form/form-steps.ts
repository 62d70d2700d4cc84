import { msg } from '../../i18n/message.ts';
import type { FormDefinition, FormStep } from '../../contract/form.ts';
import { shownDocuments, shownSteps } from '../../domain/form/shown-fields.ts';
import type { Answers } from '../../domain/form/answers.ts';

/** One screen of the form: the form's own steps, with ours around them. */
export type Step =
  | {
      readonly kind: 'start' | 'documents' | 'delivery' | 'review';
      readonly id: string;
      readonly title: string;
    }
  | { readonly kind: 'answers'; readonly id: string; readonly title: string; readonly layout: FormStep };

/** The screens there are for the answers so far. */
export function formSteps(definition: FormDefinition, answers: Answers): readonly Step[] {
  const own = shownSteps(definition, answers).map((layout): Step => ({
    kind: 'answers',
    id: `answers/${layout.id}`,
    title: layout.title,
    layout,
  }));
  const documents: Step[] =
    shownDocuments(definition, answers).length > 0
      ? [{ kind: 'documents', id: 'documents', title: msg('Giấy tờ kèm theo') }]
      : [];
  return [
    { kind: 'start', id: 'start', title: msg('Trước khi bắt đầu') },
    ...own,
    ...documents,
    { kind: 'delivery', id: 'delivery', title: msg('Nhận kết quả và chi phí') },
    { kind: 'review', id: 'review', title: msg('Xem lại và gửi') },
  ];
}
