import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { FormDefinition, type ItemField } from '../../src/contract/form.ts';
import { StartError } from '../errors.ts';
import { LANGUAGES, type Language } from '../http/language.ts';
import { filesOf, parse, readJson } from './files.ts';
import { expandLists, type Lists } from './lists.ts';
import { firstUnknownField, firstUntranslated, localise } from './texts.ts';

export const FORMS_FOLDER = fileURLToPath(new URL('../catalogue/forms', import.meta.url));

const Text = z.strictObject({ vi: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) });

const Pointers = z.array(z.string()).check(z.minLength(1));

/** What the endpoint does with a dossier of the form: beside the contract, in the same file. */
const FormHandling = z.object({
  /** Left out where the law gives no time limit. */
  processing: z.optional(
    z.strictObject({
      unit: z.enum(['WORKING_DAY', 'DAY', 'HOUR', 'MONTH']),
      value: z.number().check(z.gt(0)),
      /** Filed later in the day, it counts as received the next working morning. */
      cutOff: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
    }),
  ),
  /** Whose code the dossier gets: `PROVINCE`, that of the receiving unit's province, or a central agency. */
  dossierAgency: z.string().check(z.regex(/^(PROVINCE|G\d{2})$/)),
  next: z.array(Text),
  /** Answers of the applicants that prove at a look-up whose dossier it is: JSON Pointers. */
  proof: z.strictObject({ identity: Pointers, phone: Pointers }),
  /** Where the questions come from: for those who keep the form up to date. */
  sources: z.optional(z.array(z.unknown())),
});
export type FormHandling = z.infer<typeof FormHandling>;

export interface FormSource {
  readonly file: string;
  readonly definitions: Readonly<Record<Language, FormDefinition>>;
  readonly handling: FormHandling;
}

const HANDLING_KEYS = Object.keys(FormHandling.def.shape);

/** The forms of a folder, in the order of their codes. What is wrong with one ends the start, in one line. */
export async function readFormSources(folder: string, lists: Lists): Promise<FormSource[]> {
  return Promise.all((await filesOf(folder)).map((file) => readFormSource(file, lists)));
}

async function readFormSource(file: string, lists: Lists): Promise<FormSource> {
  const source = expandLists(await readJson(file), lists, file);
  const handling = parse(FormHandling, source, file, 'the form');
  const definition = Object.fromEntries(
    Object.entries(source as object).filter(([key]) => !HANDLING_KEYS.includes(key)),
  );
  const untranslated = firstUntranslated(definition);
  if (untranslated !== undefined) throw new StartError(`${file}: ${untranslated}: {"vi", "en"} is expected`);
  const [vi, en] = LANGUAGES.map((language) => readDefinition(definition, language, file));
  if (vi === undefined || en === undefined) throw new TypeError('two languages are expected');
  const code = basename(file, '.json');
  if (vi.procedureCode !== code)
    throw new StartError(`${file}: procedureCode: "${code}" is expected, as in the name of the file`);
  return { file, definitions: { vi, en }, handling };
}

function readDefinition(source: object, language: Language, file: string): FormDefinition {
  const localised = localise(source, language);
  const definition = parse(FormDefinition, localised, file, 'the form');
  const unknown = firstUnknownField(localised, definition);
  if (unknown !== undefined) throw new StartError(`${file}: ${unknown}: there is no such field`);
  return withItemPointers(definition);
}

/** Files write the fields of an item as their conditions do, `./name`; the contract has JSON Pointers: `/name`. */
export function withItemPointers(definition: FormDefinition): FormDefinition {
  const inItem = (field: ItemField) => ({ ...field, pointer: field.pointer.replace(/^\.\//, '/') });
  const steps = definition.layout.steps.map((step) => ({
    ...step,
    sections: step.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.fields === undefined ? field : { ...field, fields: field.fields.map(inItem) },
      ),
    })),
  }));
  return { ...definition, layout: { steps } };
}
