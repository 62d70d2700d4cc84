import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type OperationName, operations } from '../../src/contract/operations.ts';
import type { Answer } from './support.ts';

export const documentFile = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
export const source = await readFile(documentFile, 'utf8');

interface Response {
  readonly headers?: Record<string, { $ref: string }>;
  readonly content?: Record<string, { schema: { $ref: string } }>;
}

interface Document {
  readonly paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { $ref?: string }> }>
  >;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly headers: Record<string, { required?: boolean; schema: object }>;
    readonly responses: Record<string, Response>;
  };
}

export const document = JSON.parse(source) as Document;

/**
 * The document lets objects have more fields than it names, as clients ignore them. This endpoint has no
 * business answering any: here every object is closed.
 */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)]),
  );
  return copy['type'] === 'object' ? { additionalProperties: false, ...copy } : copy;
}

const ajv = new Ajv2020({ strict: true, allErrors: true });
const definitions = JSON.stringify(closed(document.components.schemas)).replaceAll(
  '#/components/schemas/',
  '#/$defs/',
);
ajv.addSchema({ $id: 'doc:', $defs: JSON.parse(definitions) as object });

export function validatorOf(reference: string) {
  const validate = ajv.getSchema(`doc:${reference.replace('components/schemas', '$defs')}`);
  if (!validate) throw new Error(`no schema ${reference}`);
  return validate;
}

function responseOf(name: OperationName, status: number): Response {
  const { path, method } = operations[name];
  const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  const described = responses[String(status)];
  assert.ok(described, `${name} does not describe ${status}`);
  if (described.$ref === undefined) return described as Response;
  const response = document.components.responses[described.$ref.split('/').at(-1) ?? ''];
  assert.ok(response);
  return response;
}

/** Status, headers, type and body, against what the document says of this operation and status. */
export function check(name: OperationName, answer: Answer, wanted: number): void {
  assert.equal(answer.status, wanted, `${name}: ${answer.text.slice(0, 200)}`);
  const response = responseOf(name, answer.status);
  for (const [header, { $ref }] of Object.entries(response.headers ?? {})) {
    const described = document.components.headers[$ref.split('/').at(-1) ?? ''];
    const value = answer.headers[header.toLowerCase()];
    if (described?.required) assert.notEqual(value, undefined, `${name} ${wanted} lacks ${header}`);
    if (value === undefined || described === undefined) continue;
    const typed = 'type' in described.schema && described.schema.type === 'integer' ? Number(value) : value;
    assert.equal(ajv.validate(described.schema, typed), true, `${header}: ${String(value)}`);
  }
  if (response.content === undefined) {
    assert.equal(answer.body.length, 0);
    return;
  }
  const [type, content] = Object.entries(response.content)[0] ?? [];
  assert.ok(type && content);
  if (type === '*/*') return;
  assert.equal(answer.headers['content-type'], type);
  const validate = validatorOf(content.schema.$ref);
  assert.equal(
    validate(JSON.parse(answer.text)),
    true,
    `${name} ${wanted}: ${JSON.stringify(validate.errors)}`,
  );
}
