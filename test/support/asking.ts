import { sendKeys } from '@web/test-runner-commands';
import type { FormField } from '../../src/contract/form.ts';
import { defineFieldHost, type FieldHostElement, type Question } from './field-host.ts';
import { mount, until } from './mount.ts';

/** Puts questions on a page and waits for what is loaded for them. */
export async function ask(...questions: (FormField | Question)[]): Promise<FieldHostElement> {
  defineFieldHost();
  const asked = questions.map((question) => ('field' in question ? question : { field: question }));
  const host = await mount<FieldHostElement>('test-fields', { properties: { questions: asked } });
  // Somewhere for the focus to go: leaving the last field must not lead out of the page.
  document.body.append(document.createElement('button'));
  await until('the parts', () => !host.shadowRoot?.querySelector('.field-skeleton'));
  return host;
}

export function field(kind: string, more: Partial<FormField> = {}): FormField {
  return { pointer: '/answer', kind, label: 'Câu hỏi', ...more };
}

export function options(...labels: string[]): Pick<FormField, 'options'> {
  return { options: labels.map((label, index) => ({ code: `CODE_${index}`, label })) };
}

/** The element that takes the focus of the only question. */
export function input(host: FieldHostElement, id = 'question-0'): HTMLInputElement {
  return host.shadowRoot!.getElementById(id) as HTMLInputElement;
}

/** Types as a person does, in place of what stands there. */
export async function typeInto(host: FieldHostElement, text: string, id?: string): Promise<HTMLInputElement> {
  const place = input(host, id);
  place.focus();
  place.select();
  await sendKeys(text === '' ? { press: 'Delete' } : { type: text });
  await host.updateComplete;
  return place;
}

export async function press(host: FieldHostElement, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await host.updateComplete;
}

/** What assistive technology reads after the name. */
export function description(element: Element): string {
  const root = element.getRootNode() as ShadowRoot;
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map((id) => (root.getElementById(id)?.textContent ?? '').replace(/\s+/g, ' ').trim())
    .join(' | ');
}
