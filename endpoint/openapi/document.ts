import { CONTRACT_VERSION, PROBLEM_TYPES } from '../../src/contract/index.ts';
import {
  COMMON_PROBLEMS,
  type Operation,
  operations,
  type Parameter,
} from '../../src/contract/operations.ts';
import { componentName, componentSchemas } from './schemas.ts';
import { examples } from './examples.ts';

type Json = Record<string, unknown>;

const HEADERS = {
  ETag: {
    description:
      'Strong validator of this answer in this language and encoding; send it back as `If-None-Match`.',
    required: true,
    schema: { type: 'string', pattern: '^"[^"]+"$' },
    example: '"4WjCwS03zcBINPTvc-PM2C"',
  },
  CacheControl: {
    description: 'How long any cache may keep the answer.',
    required: true,
    schema: { type: 'string' },
    example: 'public, max-age=60, stale-while-revalidate=600',
  },
  ContentLanguage: {
    description: 'Language of the labels, or of the sentences of a problem.',
    required: true,
    schema: { type: 'string', enum: ['vi', 'en'] },
    example: 'vi',
  },
  RetryAfter: {
    description: 'Seconds to wait before asking again.',
    required: true,
    schema: { type: 'integer', minimum: 0 },
    example: 5,
  },
  RequestId: {
    description: 'Names this request in the log of the endpoint.',
    schema: { type: 'string' },
    example: '4ea7f9bb-2b89-493a-beec-961da53fbc8a',
  },
} as const;

const headerRef = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` });

const ANSWER_HEADERS = {
  ETag: headerRef('ETag'),
  'Cache-Control': headerRef('CacheControl'),
  'Content-Language': headerRef('ContentLanguage'),
  'X-Request-Id': headerRef('RequestId'),
};

const SHARED_PARAMETERS = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'Language of labels and problems, with quality values. Vietnamese when nothing fits.',
    schema: { type: 'string' },
    example: 'en, vi;q=0.8',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: '`ETag` of an answer the client still has: 304 when it is the same.',
    schema: { type: 'string' },
    example: '"4WjCwS03zcBINPTvc-PM2C"',
  },
} as const;

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'The request is not right; `errors` names the parameter.',
  404: 'Not found.',
  429: 'Too many requests.',
  503: 'Not available now.',
};

const TITLES: Readonly<Record<string, string>> = {
  invalidRequest: 'Yêu cầu chưa đúng',
  procedureNotFound: 'Không có thủ tục này',
  unitNotFound: 'Không có đơn vị hành chính này',
  tooManyRequests: 'Quá nhiều yêu cầu, hãy chờ một lát',
  unavailable: 'Hệ thống đang tạm ngưng, hãy thử lại sau',
};

/** A problem answer, once for each status and type. */
function problemResponse(status: number, problem: keyof typeof PROBLEM_TYPES): Json {
  const waits = status === 429 || status === 503;
  return {
    description: STATUS_TEXT[status] ?? 'A problem.',
    headers: {
      'Content-Language': headerRef('ContentLanguage'),
      'X-Request-Id': headerRef('RequestId'),
      ...(waits && { 'Retry-After': headerRef('RetryAfter') }),
    },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: { type: PROBLEM_TYPES[problem], title: TITLES[problem] ?? problem, status },
      },
    },
  };
}

const componentOf = (problem: string) => `${problem[0]?.toUpperCase()}${problem.slice(1)}`;

function allProblems(): [status: number, problem: keyof typeof PROBLEM_TYPES][] {
  const tables: Operation['problems'][] = [
    COMMON_PROBLEMS,
    ...Object.values(operations).map((operation: Operation) => operation.problems),
  ];
  return tables.flatMap((table) =>
    Object.entries(table).map(([status, problem]): [number, keyof typeof PROBLEM_TYPES] => [
      Number(status),
      problem,
    ]),
  );
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
  const problems = { ...COMMON_PROBLEMS, ...operation.problems };
  const answer = componentName(operation.answer);
  return {
    operationId: name,
    tags: [TAGS[name] ?? 'Endpoint'],
    summary: operation.summary,
    description: operation.description,
    parameters: [
      ...Object.entries(operation.parameters).map(parameterObject),
      { $ref: '#/components/parameters/AcceptLanguage' },
      { $ref: '#/components/parameters/IfNoneMatch' },
    ],
    responses: {
      200: {
        description: `${operation.summary}. Fresh for ${operation.maximumAge} seconds.`,
        headers: ANSWER_HEADERS,
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/${answer}` },
            ...(examples[name] && { example: examples[name] }),
          },
        },
      },
      304: { $ref: '#/components/responses/NotModified' },
      ...Object.fromEntries(
        Object.entries(problems).map(([status, problem]) => [
          status,
          { $ref: `#/components/responses/${componentOf(problem)}` },
        ]),
      ),
      default: { $ref: '#/components/responses/OtherProblem' },
    },
  };
}

const TAGS: Readonly<Record<string, string>> = {
  describeEndpoint: 'Endpoint',
  searchProcedures: 'Procedures',
  suggestProcedures: 'Procedures',
  getProcedure: 'Procedures',
  listUnits: 'Units',
};

/** The contract as an OpenAPI 3.1 document, made from its operations and schemas and from nothing else. */
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
      { name: 'Units', description: 'Provinces and wards since 1 July 2025.' },
    ],
    paths,
    components: {
      schemas: componentSchemas(),
      parameters: SHARED_PARAMETERS,
      headers: HEADERS,
      responses: {
        NotModified: {
          description: 'The answer the client has is still the right one.',
          headers: ANSWER_HEADERS,
        },
        ...Object.fromEntries(
          allProblems().map(([status, problem]) => [componentOf(problem), problemResponse(status, problem)]),
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
