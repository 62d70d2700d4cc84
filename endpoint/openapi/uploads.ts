import { DRAFT_LIMITS, megabytes, UPLOAD_LIMITS } from '../uploads/limits.ts';

type Json = Record<string, unknown>;

/** The protocol is a standard of its own: here stands where to find it, and what this contract adds. */
const PROTOCOL = {
  description: 'tus resumable upload protocol 1.0',
  url: 'https://tus.io/protocols/resumable-upload',
};

const parameter = (name: string, description: string, example: string, more: Json = {}): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
  ...more,
});

const VERSION = parameter('Tus-Resumable', 'Version of the protocol.', '1.0.0');
const OFFSET = parameter('Upload-Offset', 'Where the bytes belong: what the endpoint holds so far.', '65536');
const ID: Json = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'From `Location`. Who knows it may go on with the upload and end it.',
  schema: { type: 'string', format: 'uuid' },
  example: '4ea7f9bb-2b89-493a-beec-961da53fbc8a',
};

const header = (description: string, example: string): Json => ({
  description,
  schema: { type: 'string' },
  example,
});

const EXPIRES = header('When the upload is given up if nobody goes on.', 'Sat, 28 Nov 2026 01:00:00 GMT');
const REACHED = header('How many bytes the endpoint holds.', '131072');

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const operation = (operationId: string, summary: string, more: Json): Json => ({
  operationId,
  tags: ['Uploads'],
  summary,
  externalDocs: PROTOCOL,
  ...more,
});

const GONE = { 404: problem('No such upload.'), 410: problem('The upload has expired.') };

const create = operation('createUpload', 'Begin an upload', {
  description: `Files of up to ${megabytes(UPLOAD_LIMITS.uploadBytes)}, up to ${DRAFT_LIMITS.files} and ${megabytes(DRAFT_LIMITS.bytes)} for one draft. Types: ${UPLOAD_LIMITS.uploadTypes.join(', ')}.`,
  parameters: [
    VERSION,
    parameter('Upload-Length', 'Bytes of the file.', '1048576'),
    parameter(
      'Upload-Metadata',
      'Pairs of a key and a value in base64: `draft` (UUID of the unsent dossier, made by the client and kept secret), `filename`, `filetype`.',
      'draft MDE5M2YxYjQtNmI1NC03Y2M1LTllMWEtMmY3Yjk2YzBkMTU3,filename Z2lheS5wZGY=,filetype YXBwbGljYXRpb24vcGRm',
    ),
  ],
  responses: {
    201: {
      description: 'Begun.',
      headers: {
        Location: header(
          'Relative: resolve it against the address that was asked.',
          'uploads/4ea7f9bb-2b89-493a-beec-961da53fbc8a',
        ),
        'Upload-Expires': EXPIRES,
      },
    },
    400: problem('No length, an empty file, or metadata that is missing.'),
    413: problem('The file, or all files of the draft, are too large or too many.'),
    415: problem('Not a type the endpoint takes.'),
  },
});

const ask = operation('getUploadOffset', 'How far an upload is', {
  description: 'Ends a request without checksum that still writes to the upload, and tells what arrived.',
  parameters: [ID, VERSION],
  responses: {
    200: {
      description: 'Go on at `Upload-Offset`.',
      headers: {
        'Upload-Offset': REACHED,
        'Upload-Length': header('Bytes of the file.', '1048576'),
        'Upload-Expires': EXPIRES,
      },
    },
    ...GONE,
  },
});

const append = operation('appendToUpload', 'Send the next bytes', {
  description:
    'Of a chunk without checksum, what arrived before the line broke is kept; of one with a checksum, all or nothing. With the last byte the content is looked at.',
  parameters: [
    ID,
    VERSION,
    OFFSET,
    parameter(
      'Upload-Checksum',
      '`sha256` and the digest of the chunk in base64. The chunk may hold 8 MB then.',
      'sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      { required: false },
    ),
  ],
  requestBody: {
    required: true,
    content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    204: { description: 'Kept.', headers: { 'Upload-Offset': REACHED, 'Upload-Expires': EXPIRES } },
    400: problem('Not a request of the protocol, or a checksum that cannot be read.'),
    ...GONE,
    409: problem('The upload has another offset, given in `Upload-Offset`.'),
    413: problem('More bytes than announced, or a chunk too large for a checksum.'),
    415: problem('The file is complete, and its content of no type the endpoint takes: it was removed.'),
    460: problem('The chunk does not fit its checksum.'),
  },
});

const end = operation('deleteUpload', 'End an upload', {
  description: 'Files of a dossier that was sent stay.',
  parameters: [ID, VERSION],
  responses: {
    204: { description: 'Removed.' },
    403: problem('Part of a sent dossier.'),
    ...GONE,
  },
});

/** The uploads in the OpenAPI document. There is no way to read a file over HTTP. */
export const uploadPaths: Readonly<Record<string, Json>> = {
  '/uploads': { post: create },
  '/uploads/{id}': { head: ask, patch: append, delete: end },
};
export const uploadTag = {
  name: 'Uploads',
  description: 'Documents for a dossier, sent in resumable pieces.',
  externalDocs: PROTOCOL,
};
