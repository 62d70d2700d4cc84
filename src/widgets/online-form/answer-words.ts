import { msg, str } from '../../i18n/message.ts';
import type { AddressAnswer, ItemField } from '../../contract/form.ts';
import type { UnitsController } from '../../controllers/units.ts';
import { writeEntry } from '../../domain/form/entries.ts';
import type { Language } from '../../config/settings.ts';
import { formatMoney } from '../../i18n/formats.ts';

export interface AnswerReader {
  readonly units: UnitsController;
  readonly language: Language;
  readonly filesAt: (place: string) => readonly { readonly name: string; readonly done: boolean }[];
}

/** An answer as one reads it; an empty text for none. */
export function answerWords(field: ItemField, pointer: string, value: unknown, reader: AnswerReader): string {
  if (field.kind === 'file') return fileWords(reader.filesAt(pointer));
  if (value === undefined) return '';
  switch (field.kind) {
    case 'choice':
    case 'multiChoice':
      return [value]
        .flat()
        .map((code) => labelOf(field, code))
        .join(', ');
    case 'yesNo':
      return value === true ? msg('Có') : msg('Không');
    case 'address':
      return addressWords(value as AddressAnswer, reader.units);
    case 'money':
      return (typeof value === 'number' && formatMoney(value, reader.language)) || writeEntry(field, value);
    default:
      return writeEntry(field, value);
  }
}

/** The names, with a word on what is not there yet. */
export function fileWords(files: ReturnType<AnswerReader['filesAt']>): string {
  return files.map(({ name, done }) => (done ? name : msg(str`${name} (chưa gửi xong)`))).join(', ');
}

function labelOf({ options = [] }: ItemField, code: unknown): string {
  return options.find((option) => option.code === code)?.label ?? String(code);
}

/** "12 Bến Đò, phường …, tỉnh …". The names come with the lists of units; until then the place stays short. */
export function addressWords(
  { province = '', ward = '', detail = '' }: AddressAnswer,
  units: UnitsController,
): string {
  // Asking for the lists sends for them: after a reload nobody has opened them yet.
  units.provinces();
  if (province) units.wards(province);
  const names = [units.find(ward), units.find(province)].map((unit) => unit?.name ?? '');
  return [detail, ...names].filter((part) => part !== '').join(', ');
}
