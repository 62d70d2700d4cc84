import { IDEMPOTENCY_KEY } from '../../src/contract/operation.ts';

/** Headers of answers, by the names they have in the document. */
export const HEADERS = {
  ETag: {
    description:
      'Validator of this answer in this language and encoding; send it back as `If-None-Match`. That of a dossier or a payment is weak: `asOf` does not count.',
    required: true,
    schema: { type: 'string', pattern: '^(W/)?"[^"]+"$' },
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
  ContentDisposition: {
    description: 'Name of the file, in UTF-8 (RFC 8187).',
    required: true,
    schema: { type: 'string', pattern: '^attachment; ' },
    example: 'attachment; filename="ket-qua.pdf"; filename*=UTF-8\'\'Gi%E1%BA%A5y%20khai%20sinh.pdf',
  },
  WWWAuthenticate: {
    description: 'What is wanted: a tracking token.',
    required: true,
    schema: { type: 'string', const: 'Bearer' },
    example: 'Bearer',
  },
  RequestId: {
    description: 'Names this request in the log of the endpoint.',
    schema: { type: 'string' },
    example: '4ea7f9bb-2b89-493a-beec-961da53fbc8a',
  },
} as const;

export const headerRef = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` });

export const CREATION_HEADERS = {
  'Cache-Control': headerRef('CacheControl'),
  'Content-Language': headerRef('ContentLanguage'),
  'X-Request-Id': headerRef('RequestId'),
};

export const FILE_HEADERS = {
  'Cache-Control': headerRef('CacheControl'),
  'Content-Disposition': headerRef('ContentDisposition'),
  'X-Request-Id': headerRef('RequestId'),
};

export const ANSWER_HEADERS = { ETag: headerRef('ETag'), ...CREATION_HEADERS };

export const SHARED_PARAMETERS = {
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
  LastEventId: {
    name: 'Last-Event-ID',
    in: 'header',
    description: 'Version the client has already: it is not sent again.',
    schema: { type: 'string' },
    example: '3',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Made up by the client, kept before the request leaves, and sent again with the same body until an answer has arrived: the same key and body get the first answer again. Another body is refused. Remembered for 30 days; a refusal is not remembered.',
    schema: {
      type: 'string',
      minLength: IDEMPOTENCY_KEY.minimum,
      maxLength: IDEMPOTENCY_KEY.maximum,
      pattern: IDEMPOTENCY_KEY.pattern,
    },
    example: '7e2f0f6c-6c1e-4c9b-9d54-0a8f4f1f3a55',
  },
} as const;
