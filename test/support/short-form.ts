import type { FormDefinition, FormField } from '../../src/contract/form.ts';
import { formDefinition } from './form-definition.ts';

/** A form of one step, filled in within seconds: nowhere to choose, nothing to pay, one way to get the result. */
export function shortForm(change: Partial<FormDefinition> = {}): FormDefinition {
  const whole = formDefinition();
  const fields: FormField[] = [
    { pointer: '/note', label: 'Ghi chú', kind: 'text', autocomplete: 'name' },
    { pointer: '/agreed', label: 'Lời khai trên là đúng', kind: 'yesNo' },
  ];
  return {
    ...whole,
    schema: {
      type: 'object',
      required: ['note'],
      properties: {
        note: { type: 'string', minLength: 3, maxLength: 50 },
        agreed: { type: 'boolean' },
        proof: { type: 'array', items: { type: 'string' } },
      },
    },
    layout: { steps: [{ id: 'note', title: 'Yêu cầu', sections: [{ id: 'note', fields }] }] },
    receivingLevel: 'MINISTRY',
    rules: [],
    documents: [],
    charges: [],
    delivery: whole.delivery.slice(0, 1),
    ...change,
  };
}
