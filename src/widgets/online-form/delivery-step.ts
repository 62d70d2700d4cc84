import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDefinition, FormField } from '../../contract/form.ts';
import type { Language } from '../../config/settings.ts';
import { computeCharges } from '../../domain/form/charges.ts';
import { chargesTable } from '../../ui/charges-table.ts';
import type { FilledForm } from './filled-form.ts';

/** How to get the result, asked like any other question. */
export function deliveryFields(definition: FormDefinition, { delivery }: FilledForm): readonly FormField[] {
  const choice = definition.delivery.find(({ id }) => id === delivery.id);
  const kind: FormField = {
    pointer: '/delivery/id',
    kind: 'choice',
    appearance: 'radio',
    label: msg('Nhận kết quả bằng cách nào'),
    ...(choice?.help !== undefined && { help: choice.help }),
    options: definition.delivery.map(({ id, label }) => ({ code: id, label })),
  };
  if (!choice?.needsAddress) return [kind];
  return [
    kind,
    { pointer: '/delivery/recipient', kind: 'personName', label: msg('Người nhận'), autocomplete: 'name' },
    {
      pointer: '/delivery/phone',
      kind: 'phone',
      label: msg('Số điện thoại người nhận'),
      autocomplete: 'tel',
    },
    { pointer: '/delivery/address', kind: 'address', label: msg('Địa chỉ nhận') },
  ];
}

/** What is to be paid for these answers; the endpoint computes it again and its word counts. */
export function chargesOf(definition: FormDefinition, { answers, delivery, receiving }: FilledForm) {
  const to = delivery.address?.province;
  return computeCharges(definition, {
    answers,
    delivery: delivery.id ?? '',
    ...(to !== undefined && receiving.province !== undefined && { sameProvince: to === receiving.province }),
  });
}

export function deliveryStep(
  definition: FormDefinition,
  form: FilledForm,
  fields: unknown,
  language: Language,
): TemplateResult {
  const charges = chargesOf(definition, form);
  return html`<div class="fields">${fields}</div>
    <section aria-live="polite">
      <h3>${msg('Chi phí')}</h3>
      ${chargesTable(charges, language)}
      ${
        charges.total > 0
          ? html`<p class="muted small">
              ${msg('Chưa phải trả lúc này. Nơi tiếp nhận hồ sơ sẽ báo khi cần nộp.')}
            </p>`
          : nothing
      }
    </section>`;
}
