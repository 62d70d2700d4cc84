import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDefinition, FormDocument, FormField } from '../../contract/form.ts';

/** The question where the dossier is to be filed, asked like any other. */
export function receivingField({ receivingLevel }: FormDefinition): FormField | undefined {
  const ward = receivingLevel === 'WARD';
  if (!ward && receivingLevel !== 'PROVINCE') return undefined;
  return {
    pointer: '/receiving',
    kind: 'address',
    appearance: ward ? 'ward' : 'province',
    label: msg('Nơi nộp hồ sơ'),
    help: ward
      ? msg('Chọn xã, phường nhận hồ sơ. Gõ tên cũ cũng tìm được.')
      : msg('Chọn tỉnh, thành phố nhận hồ sơ. Gõ tên cũ cũng tìm được.'),
  };
}

/** Who may file, what to have at hand, and where it goes: said before the first question. */
export function startStep(definition: FormDefinition, receiving: unknown): TemplateResult {
  const { conditions, documents } = definition;
  return html`${conditions.length > 0 ? list(msg('Ai nộp được'), conditions) : nothing}
  ${documents.length > 0 ? list(msg('Giấy tờ nên để sẵn'), documents.toSorted(surestFirst).map(paper)) : nothing}
  ${receiving}`;
}

/** Those that everybody needs, then those that hang on the answers, then those one may add. */
function surestFirst(one: FormDocument, other: FormDocument): number {
  return doubt(one) - doubt(other);
}

function doubt({ required, visibleWhen }: FormDocument): number {
  return (required ? 0 : 2) + (visibleWhen ? 1 : 0);
}

function paper({ name, required, visibleWhen }: FormDocument): TemplateResult {
  const when = required ? (visibleWhen ? msg('(tùy trường hợp)') : '') : msg('(nếu có)');
  return html`${name} <span class="muted">${when}</span>`;
}

function list(title: string, items: readonly unknown[]): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    <ul class="plain-list">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </section>`;
}
