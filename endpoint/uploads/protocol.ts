import { type ProblemName, ProblemError } from '../http/problems.ts';
import { megabytes, UPLOAD_LIMITS } from './limits.ts';

/** Name of the requests for uploads in the log, the ledger and the orders for faults. */
export const UPLOAD_OPERATION = 'upload';

export const TUS_VERSION = '1.0.0';

/** A request that carries bytes of a file: it may be longer, and take longer, than any other. */
export function isChunk(method: string | undefined, path: string): boolean {
  return method === 'PATCH' && path.startsWith('/uploads/');
}

/** What of a request concerns the protocol. The rest says how it got here, and would be taken at its word. */
const PASSED_ON = [
  'Tus-Resumable',
  'Upload-Length',
  'Upload-Defer-Length',
  'Upload-Metadata',
  'Upload-Offset',
  'Upload-Concat',
  'Content-Length',
] as const;

const PATCH_TYPE = 'application/offset+octet-stream';

/** The headers `@tus/server` shall see. */
export function protocolHeaders(method: string, header: (name: string) => string | undefined): Headers {
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = header(name);
    if (value !== undefined) headers.set(name, value);
  }
  // Of a POST it would mean "creation with upload", which is not offered.
  if (method === 'PATCH') headers.set('Content-Type', PATCH_TYPE);
  else headers.delete('Content-Length');
  return headers;
}

export function checkPatchType(type: string | undefined): void {
  if (type?.trim().toLowerCase() === PATCH_TYPE) return;
  const detail = { vi: `Content-Type cần là ${PATCH_TYPE}.`, en: `Content-Type has to be ${PATCH_TYPE}.` };
  throw new ProblemError('invalidRequest', { detail }, 415);
}

const PROBLEMS: Readonly<Record<number, ProblemName>> = {
  404: 'uploadNotFound',
  409: 'uploadOffsetConflict',
  410: 'uploadNotFound',
  413: 'uploadTooLarge',
};

/** What `@tus/server` refused, as a problem of the contract. */
export function refusalOf(status: number, reason: string): ProblemError {
  const headers = { 'Tus-Version': TUS_VERSION };
  const problem = PROBLEMS[status];
  if (problem === 'uploadTooLarge') return new ProblemError(problem, { detail: tooLarge() }, status);
  if (problem) return new ProblemError(problem, {}, status);
  const detail = {
    vi: `Yêu cầu không đúng giao thức tus ${TUS_VERSION} (${reason.trim()}).`,
    en: `Not a request of tus ${TUS_VERSION} (${reason.trim()}).`,
  };
  return new ProblemError('invalidRequest', { detail, headers }, status === 412 ? 412 : 400);
}

function tooLarge() {
  const limit = megabytes(UPLOAD_LIMITS.uploadBytes);
  return {
    vi: `Mỗi tệp không quá ${limit}, và không dài hơn độ dài đã báo.`,
    en: `A file may hold ${limit}, and no more than was announced.`,
  };
}
