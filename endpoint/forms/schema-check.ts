import type { FormDefinition } from '../../src/contract/form.ts';
import { isSafePattern } from '../../src/domain/pattern-safety.ts';
import { isSchema, type Schema, schemasWithin } from './schema-paths.ts';

/** What is wrong with the schema of the answers, in itself and for the questions that are asked. */
export function schemaFaults(form: FormDefinition): string[] {
  const { schema } = form;
  if (schema['type'] !== 'object') return ['schema: an object is expected'];
  const faults: string[] = [];
  const asked = askedPointers(form);
  for (const placed of schemasWithin(schema)) {
    const place = `schema at ${placed.pointer === '' ? 'the root' : placed.pointer}`;
    faults.push(...patternFaults(placed.schema).map((fault) => `${place}: ${fault}`));
    if (!placed.isTest && isEndless(placed.schema)) faults.push(`${place}: a limit of length is missing`);
    const demanded = placed.isTest ? [] : demandedBy(placed.schema);
    for (const name of demanded) {
      const pointer = `${placed.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (!asked.some((one) => isWithin(one, pointer) || isWithin(pointer, one)))
        faults.push(`schema: ${pointer} is required and nowhere asked`);
    }
  }
  return faults;
}

/** Pointers of all questions, with `*` for the items of a group. */
function askedPointers({ layout }: FormDefinition): string[] {
  const fields = layout.steps.flatMap((step) => step.sections).flatMap((section) => section.fields);
  return fields.flatMap(({ pointer, fields: inner = [] }) =>
    inner.length === 0 ? [pointer] : inner.map((one) => `${pointer}/*${one.pointer}`),
  );
}

const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}/`);

function demandedBy(schema: Schema): string[] {
  const { required, dependentRequired } = schema;
  const depending = isSchema(dependentRequired) ? Object.values(dependentRequired) : [];
  return [required, ...depending].flat().filter((name: unknown): name is string => typeof name === 'string');
}

function patternFaults({ pattern, patternProperties }: Schema): string[] {
  const patterns = [
    ...(typeof pattern === 'string' ? [pattern] : []),
    ...(isSchema(patternProperties) ? Object.keys(patternProperties) : []),
  ];
  return patterns
    .filter((source) => !isSafePattern(source))
    .map((source) => `the pattern ${source} may take too long`);
}

/** Texts and lists that may be as long as one likes. */
function isEndless(schema: Schema): boolean {
  if (schema['type'] === 'array') return typeof schema['maxItems'] !== 'number';
  if (schema['type'] !== 'string') return false;
  return !['maxLength', 'enum', 'const', 'pattern', 'format'].some((keyword) => keyword in schema);
}
