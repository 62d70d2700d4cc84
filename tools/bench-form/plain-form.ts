import type { FormDefinition, FormField } from '../../src/contract/form.ts';
import { PAGE_HEAD } from '../faults/site.ts';

/** The same questions as a form without any script, all on one page. */
export function plainForm({ layout }: FormDefinition): string {
  const fields = layout.steps.flatMap(({ sections }) => sections.flatMap((section) => section.fields));
  return `${PAGE_HEAD}<form>${fields.map(question).join('')}</form></html>`;
}

function question(field: FormField): string {
  const id = `/answers${field.pointer}`;
  return `<p><label for="${id}">${escaped(field.label)}</label><br>${control(field, id)}</p>`;
}

function control({ kind, options = [] }: FormField, id: string): string {
  if (kind === 'longText') return `<textarea id="${id}"></textarea>`;
  if (kind === 'yesNo') return `<input type="checkbox" id="${id}">`;
  if (kind === 'file') return `<input type="file" id="${id}">`;
  if (options.length === 0) return `<input id="${id}">`;
  return `<select id="${id}">${options.map(({ label }) => `<option>${escaped(label)}</option>`).join('')}</select>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
