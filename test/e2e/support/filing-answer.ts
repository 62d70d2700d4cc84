import type { Locator } from 'playwright-core';
import type { AddressAnswer, FormField, ItemField } from '../../../src/contract/form.ts';
import { writeEntry } from '../../../src/domain/form/entries.ts';
import { appearanceOf } from '../../../src/fields/appearance.ts';
import type { FilingEndpoint } from './filing-endpoint.ts';

/** Gives one answer as a person with a mouse and a keyboard does, by what is written at the question. */
export async function giveAnswer(
  place: Locator,
  field: FormField | ItemField,
  value: unknown,
  endpoint: FilingEndpoint,
): Promise<void> {
  switch (field.kind) {
    case 'choice':
      return choose(place, field, String(value));
    case 'yesNo':
      return tick(place, field, 'radio', value === true ? /^(Có|Yes)$/ : /^(Không|No)$/);
    case 'multiChoice':
      for (const code of value as string[])
        await tick(place, field, 'checkbox', exactly(optionOf(field, code)));
      return;
    case 'address':
      return giveAddress(place.getByRole('group', { name: called(field) }), value as AddressAnswer, endpoint);
    default:
      await place.getByRole('textbox', { name: called(field) }).fill(writeEntry(field, value));
  }
}

async function choose(place: Locator, field: FormField | ItemField, code: string): Promise<void> {
  const label = optionOf(field, code);
  const appearance = appearanceOf(field);
  if (appearance === 'radio') return tick(place, field, 'radio', exactly(label));
  const box = place.getByRole('combobox', { name: called(field) });
  if (appearance === 'select') await box.selectOption({ label });
  else await lookFor(box, label);
}

async function tick(
  place: Locator,
  field: FormField | ItemField,
  role: 'radio' | 'checkbox',
  name: RegExp,
): Promise<void> {
  const question = place.getByRole(role === 'radio' ? 'radiogroup' : 'group', { name: called(field) });
  await question.getByRole(role, { name }).check();
}

export async function giveAddress(
  place: Locator,
  { province, ward, detail }: AddressAnswer,
  endpoint: FilingEndpoint,
): Promise<void> {
  const [ofProvince, ofWard] = [place.getByRole('combobox').first(), place.getByRole('combobox').nth(1)];
  if (province !== undefined) await lookFor(ofProvince, (await endpoint.unit(province)).name);
  if (ward !== undefined) await lookFor(ofWard, (await endpoint.unit(ward)).name);
  if (detail !== undefined) await place.getByRole('textbox').last().fill(detail);
}

/** Types what is looked for, and takes it from the list. */
async function lookFor(box: Locator, label: string): Promise<void> {
  await box.fill(label);
  const list = box.page().locator(`[id="${await box.getAttribute('aria-controls')}"]`);
  await list
    .getByRole('option', { name: exactly(label, '( |$)') })
    .first()
    .click();
}

/** What a question is called, with or without the word that it need not be answered. */
export function called({ label }: { readonly label: string }): RegExp {
  return exactly(label, String.raw`( \(.+\))?$`);
}

function optionOf({ label, options = [] }: FormField | ItemField, code: string): string {
  const option = options.find((one) => one.code === code);
  if (!option) throw new Error(`${label}: no option ${code}`);
  return option.label;
}

export function exactly(text: string, end = '$'): RegExp {
  return new RegExp(`^${text.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}${end}`);
}
