import { fileTypeFromStream } from 'file-type';
import { ProblemError } from '../http/problems.ts';
import { UPLOAD_LIMITS } from './limits.ts';
import { streamOf } from './stream.ts';

const ALLOWED: readonly string[] = UPLOAD_LIMITS.uploadTypes;

/** Other names of an allowed type: telephones differ in what they call their pictures. */
const SAME: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'application/x-pdf': 'application/pdf',
};

/** For browsers that do not know the type of a file: they send none, or the one for any bytes. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The allowed type a file is said to have; a problem where it is said to be something else. */
export function announcedType(announced: string, filename: string): string {
  const plain = announced.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const extension = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  const isUnknown = plain === '' || plain === 'application/octet-stream';
  const type = isUnknown ? BY_EXTENSION[extension] : (SAME[plain] ?? plain);
  if (type !== undefined && ALLOWED.includes(type)) return type;
  throw refusedType();
}

/** The allowed type the bytes have; a problem where they are anything else. */
export async function actualType(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let failure: unknown;
  const watched = async function* () {
    try {
      yield* bytes;
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  // Bytes nobody understands are one thing, a database that does not give them another.
  const found = await fileTypeFromStream(streamOf(watched())).catch(() => undefined);
  if (failure !== undefined) throw failure;
  const type = found && (SAME[found.mime] ?? found.mime);
  if (type !== undefined && ALLOWED.includes(type)) return type;
  throw refusedType({
    vi: 'Nội dung tệp không phải PDF, ảnh (JPEG, PNG, WebP, HEIC) hoặc văn bản Word (.docx), dù tên tệp có thể ghi như vậy.',
    en: 'What the file holds is not a PDF, a picture (JPEG, PNG, WebP, HEIC) or a Word document (.docx), whatever its name says.',
  });
}

function refusedType(
  detail = {
    vi: 'Chỉ nhận tệp PDF, ảnh (JPEG, PNG, WebP, HEIC) và văn bản Word (.docx).',
    en: 'Only PDF, pictures (JPEG, PNG, WebP, HEIC) and Word documents (.docx) are accepted.',
  },
): ProblemError {
  return new ProblemError('uploadTypeRefused', { detail });
}
