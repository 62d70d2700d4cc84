import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { FORMATS } from '../../src/domain/form/formats.ts';
import type { Schema } from './schema-paths.ts';

export type AnswerSchema = (answers: unknown) => readonly ErrorObject[];

/**
 * The answers' schema by a validator that shares nothing with the one in the browser. An unknown keyword
 * or format is a mistake in the form, not something to pass over.
 */
export function compileAnswerSchema(schema: Schema): AnswerSchema {
  const ajv = new Ajv2020({
    strict: true,
    // `then` and `else` speak of an answer whose type stands beside them.
    strictTypes: false,
    strictTuples: false,
    allErrors: true,
    // Its passes over the generated code take longer than all the answers ever will.
    code: { optimize: false },
    formats: { ...FORMATS },
    logger: false,
  });
  const validate = ajv.compile({ ...schema });
  return (answers) => (validate(answers) ? [] : (validate.errors ?? []));
}
