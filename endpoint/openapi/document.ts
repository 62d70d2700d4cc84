import { CONTRACT_VERSION, type PROBLEM_TYPES } from '../../src/contract/index.ts';
import { COMMON_PROBLEMS, type Operation, type Parameter } from '../../src/contract/operation.ts';
import { operations } from '../../src/contract/operations.ts';
import { problemBody, ProblemError } from '../http/problems.ts';
import { bodyExamples, examples, streamExample } from './examples.ts';
import {
  ANSWER_HEADERS,
  CREATION_HEADERS,
  FILE_HEADERS,
  headerRef,
  HEADERS,
  SHARED_PARAMETERS,
} from './headers.ts';
import { componentName, componentSchemas } from './schemas.ts';
import { uploadPaths, uploadTag } from './uploads.ts';

type Json = Record<string, unknown>;

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'The request is not right; `errors` names the parameter, or the place in the body.',
  401: 'No token, or one that opens nothing any more.',
  404: 'Not found.',
  409: 'The first request with this key is still running.',
  413: 'The body is over `limits.requestBytes`.',
  422: 'Understood and refused; `errors` names what to mend.',
  429: 'Too many requests.',
  503: 'Not available now.',
};

type ProblemType = keyof typeof PROBLEM_TYPES;

/** Which fields a problem of this type may name. */
const EXAMPLE_ERRORS: Readonly<Partial<Record<ProblemType, readonly object[]>>> = {
  dossierRefused: [
    { pointer: '/answers/child/name', detail: 'Chưa điền mục này.' },
    { pointer: '/documents/birth-notification', detail: 'Cần đính kèm “Giấy chứng sinh”.' },
  ],
};

/** What a problem of this type names beside. */
const EXAMPLE_NAMES: Readonly<Partial<Record<ProblemType, object>>> = {
  paymentOpen: { payment: '1c4d8a02-6b7e-4f39-8a15-90e2d7b3c684' },
};

function problemExample(problem: ProblemType): Json {
  const { type, title, status } = problemBody(new ProblemError(problem), 'vi');
  const errors = EXAMPLE_ERRORS[problem];
  return { type, title, status, ...EXAMPLE_NAMES[problem], ...(errors && { errors }) };
}

/** A problem answer: one status with every type it may have. */
function problemResponse(status: number, problems: readonly ProblemType[]): Json {
  const waits = status === 409 || status === 429 || status === 503;
  const [only] = problems;
  const shown =
    only !== undefined && problems.length === 1
      ? { example: problemExample(only) }
      : { examples: Object.fromEntries(problems.map((one) => [one, { value: problemExample(one) }])) };
  return {
    description: STATUS_TEXT[status] ?? 'A problem.',
    headers: {
      'Content-Language': headerRef('ContentLanguage'),
      'X-Request-Id': headerRef('RequestId'),
      ...(waits && { 'Retry-After': headerRef('RetryAfter') }),
      ...(status === 401 && { 'WWW-Authenticate': headerRef('WWWAuthenticate') }),
    },
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, ...shown },
    },
  };
}

const capitalised = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/** Several types under one status stand together: `ProcedureNotFoundOrFormNotFound`. */
const componentOf = (problems: readonly ProblemType[]) => problems.map(capitalised).join('Or');

type ProblemTable = [status: number, problems: readonly ProblemType[]][];

function problemsOf(table: Operation['problems']): ProblemTable {
  return Object.entries(table).map(([status, problems]) => [
    Number(status),
    typeof problems === 'string' ? [problems] : problems,
  ]);
}

function allProblems(): ProblemTable {
  const tables: Operation['problems'][] = [
    COMMON_PROBLEMS,
    ...Object.values(operations).map((operation: Operation) => operation.problems),
  ];
  return tables.flatMap(problemsOf);
}

function parameterSchema(parameter: Parameter): Json {
  const { kind, minimum, maximum, pattern } = parameter;
  if (kind === 'integer')
    return {
      type: 'integer',
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
    };
  const text = {
    type: 'string',
    ...(kind === 'text' && maximum !== undefined && { maxLength: maximum }),
    ...(pattern !== undefined && { pattern }),
  };
  return kind === 'codes' ? { type: 'array', items: text } : text;
}

function parameterObject([name, parameter]: [string, Parameter]): Json {
  const { kind, example } = parameter;
  const value = example === undefined ? undefined : kind === 'codes' ? example.split(',') : example;
  return {
    name,
    in: parameter.in,
    description: parameter.description,
    ...(parameter.required && { required: true }),
    // One parameter with commas, not one for each code.
    ...(kind === 'codes' && { style: 'form', explode: false }),
    schema: parameterSchema(parameter),
    ...(value !== undefined && { example: value }),
  };
}

function operationObject(name: string, operation: Operation): Json {
  const { answerType, bearer, body, idempotent, maximumAge } = operation;
  const reference = (parameter: string) => ({ $ref: `#/components/parameters/${parameter}` });
  return {
    operationId: name,
    tags: [TAGS[name] ?? 'Endpoint'],
    summary: operation.summary,
    description: operation.description,
    parameters: [
      ...Object.entries(operation.parameters).map(parameterObject),
      reference('AcceptLanguage'),
      ...(maximumAge === undefined ? [] : [reference('IfNoneMatch')]),
      ...(answerType === 'text/event-stream' ? [reference('LastEventId')] : []),
      ...(idempotent ? [reference('IdempotencyKey')] : []),
    ],
    ...(bearer && { security: [{ trackingToken: [] }] }),
    ...(body && { requestBody: { required: true, content: jsonContent(body, bodyExamples[name]) } }),
    responses: {
      ...answerResponses(name, operation),
      ...Object.fromEntries(
        problemsOf({ ...COMMON_PROBLEMS, ...operation.problems }).map(([status, problems]) => [
          status,
          { $ref: `#/components/responses/${componentOf(problems)}` },
        ]),
      ),
      default: { $ref: '#/components/responses/OtherProblem' },
    },
  };
}

function jsonContent(schema: object, example: object | undefined): Json {
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${componentName(schema)}` },
      ...(example && { example }),
    },
  };
}

function answerResponses(name: string, operation: Operation): Json {
  const { answer, answerType, maximumAge, status = 200, summary } = operation;
  const fresh = maximumAge ? ` Fresh for ${maximumAge} seconds.` : '';
  const headers =
    answerType === 'application/octet-stream'
      ? FILE_HEADERS
      : maximumAge === undefined
        ? CREATION_HEADERS
        : ANSWER_HEADERS;
  const content = answerType === undefined && answer ? jsonContent(answer, examples[name]) : undefined;
  return {
    [status]: {
      description: `${summary}.${fresh}`,
      headers,
      content: content ?? otherContent(answerType),
    },
    ...(maximumAge !== undefined && { 304: { $ref: '#/components/responses/NotModified' } }),
  };
}

function otherContent(type: Operation['answerType']): Json {
  return type === 'text/event-stream'
    ? { [type]: { schema: { type: 'string' }, example: streamExample } }
    : // The document comes as what it is.
      { '*/*': { schema: { type: 'string', format: 'binary' } } };
}

const TAGS: Readonly<Record<string, string>> = {
  describeEndpoint: 'Endpoint',
  searchProcedures: 'Procedures',
  suggestProcedures: 'Procedures',
  getProcedure: 'Procedures',
  getForm: 'Dossiers',
  listUnits: 'Units',
  submitDossier: 'Dossiers',
  lookUpDossier: 'Following',
  getDossier: 'Following',
  watchDossier: 'Following',
  getDossierResult: 'Following',
  getSupplementForm: 'Following',
  supplementDossier: 'Following',
  withdrawDossier: 'Following',
  findBill: 'Payments',
  createPayment: 'Payments',
  getPayment: 'Payments',
  cancelPayment: 'Payments',
  getReceipt: 'Payments',
};

/**
 * The contract as an OpenAPI 3.1 document, made from its operations and schemas. Beside them stand only the
 * uploads, whose protocol is a standard.
 */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(operations) as [string, Operation][])
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationObject(name, operation),
    };
  return {
    openapi: '3.1.1',
    info: {
      title: 'National public-service endpoint',
      version: `${CONTRACT_VERSION}.0`,
      summary: 'What the dvc-widgets ask of a national or provincial public-service endpoint.',
      description:
        'JSON in camelCase, UTF-8, NFC. Money is a whole number of đồng, time is ISO 8601 with offset. Clients ignore fields they do not know. No cookies, no credentials: any page may read it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The base URL of the endpoint that is configured.' }],
    security: [],
    tags: [
      { name: 'Endpoint', description: 'Who answers and what is offered.' },
      { name: 'Procedures', description: 'Find a procedure and read all of it.' },
      { name: 'Dossiers', description: 'Fill in the form of a procedure and file it.' },
      { name: 'Following', description: 'Follow a dossier to its result, supplement it, withdraw it.' },
      {
        name: 'Payments',
        description: 'Find what is owed, pay it, and have a receipt. Perhaps not offered.',
      },
      uploadTag,
      { name: 'Units', description: 'Provinces and wards since 1 July 2025.' },
    ],
    paths: { ...paths, ...uploadPaths },
    components: {
      schemas: componentSchemas(),
      parameters: SHARED_PARAMETERS,
      headers: HEADERS,
      securitySchemes: {
        trackingToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            'Of one dossier: from its receipt (24 hours) or from a look-up (2 hours). A secret; never part of an address.',
        },
      },
      responses: {
        NotModified: {
          description: 'The answer the client has is still the right one.',
          headers: ANSWER_HEADERS,
        },
        ...Object.fromEntries(
          allProblems().map(([status, problems]) => [
            componentOf(problems),
            problemResponse(status, problems),
          ]),
        ),
        OtherProblem: {
          description:
            'Any other problem: 404 and 405 for addresses and methods that are not offered, 408 and 413 for a request that is too slow or too large, 500 for a defect.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}
