import { join } from 'node:path';
import type { FormDefinition } from '../../src/contract/form.ts';
import type { CatalogueProcedure } from '../catalogue/record.ts';
import { StartError } from '../errors.ts';
import type { Language } from '../http/language.ts';
import { type AnswerSchema, compileAnswerSchema } from './answer-schema.ts';
import { definitionFaults } from './definition-check.ts';
import { readLists } from './lists.ts';
import { sandboxProcedure } from './sandbox-procedure.ts';
import { type FormHandling, type FormSource, FORMS_FOLDER, readFormSources } from './source.ts';

/** A form that is offered, with all that is needed to take a dossier. */
export interface Form {
  readonly definitions: Readonly<Record<Language, FormDefinition>>;
  readonly handling: FormHandling;
  /** The answers' own schema, compiled once. */
  readonly schema: AnswerSchema;
}

/** The forms on offer, in memory: they change with a release, not with a request. */
export interface Forms {
  find(procedureCode: string): Form | undefined;
  /** Record of a procedure that exists for its form only, and in the sandbox only. */
  sandboxProcedure(procedureCode: string): CatalogueProcedure | undefined;
}

export interface FormsOptions {
  /** Left out: the forms that come with the endpoint. */
  readonly folder?: string | undefined;
  /** Offers the forms of `sandbox/` as well: no procedure of any country, for tests and benchmarks. */
  readonly sandbox: boolean;
}

/** Of an endpoint that takes no dossiers. */
export const NO_FORMS: Forms = { find: () => undefined, sandboxProcedure: () => undefined };

/** Reads and checks every form. A form that contradicts itself ends the start, in one line with its place. */
export async function loadForms({ folder = FORMS_FOLDER, sandbox }: FormsOptions): Promise<Forms> {
  const lists = await readLists(folder);
  const own = await readFormSources(folder, lists);
  const practice = sandbox ? await readFormSources(join(folder, 'sandbox'), lists) : [];
  const forms = new Map([...own, ...practice].map((source) => [codeOf(source), checked(source)]));
  const procedures = new Map(practice.map((source) => [codeOf(source), sandboxProcedure(source)]));
  return {
    find: (code) => forms.get(code),
    sandboxProcedure: (code) => procedures.get(code),
  };
}

const codeOf = (source: FormSource) => source.definitions.vi.procedureCode;

function checked({ file, definitions, handling }: FormSource): Form {
  const faults = [...definitionFaults(definitions.vi), ...handlingFaults(definitions.vi, handling)];
  const [fault, ...more] = faults;
  if (fault !== undefined)
    throw new StartError(`${file}: ${fault}${more.length > 0 ? ` (and ${more.length} more)` : ''}`);
  return { definitions, handling, schema: compile(file, definitions.vi) };
}

function handlingFaults(form: FormDefinition, { dossierAgency, proof }: FormHandling): string[] {
  const agency =
    form.receivingLevel === 'MINISTRY' && dossierAgency === 'PROVINCE'
      ? ['dossierAgency: a ministry is not in a province']
      : [];
  return [
    ...agency,
    ...proofFaults(form, 'identity', proof.identity, 'identityNumber'),
    ...proofFaults(form, 'phone', proof.phone, 'phone'),
  ];
}

/** What proves a dossier to be somebody's is asked, and asked as what it is. */
function proofFaults(
  { layout }: FormDefinition,
  name: string,
  pointers: readonly string[],
  kind: string,
): string[] {
  const fields = layout.steps.flatMap(({ sections }) => sections.flatMap((section) => section.fields));
  return pointers
    .filter((pointer) => !fields.some((field) => field.pointer === pointer && field.kind === kind))
    .map((pointer) => `proof.${name}: the form asks for no ${kind} at ${pointer}`);
}

function compile(file: string, { schema }: FormDefinition): AnswerSchema {
  try {
    return compileAnswerSchema(schema);
  } catch (error) {
    throw new StartError(`${file}: schema: ${error instanceof Error ? error.message : String(error)}`);
  }
}
