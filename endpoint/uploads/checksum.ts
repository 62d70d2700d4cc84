import { createHash, timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../http/problems.ts';

/** For `Tus-Checksum-Algorithm`. */
export const CHECKSUM_ALGORITHM = 'sha256';
const DIGEST_BYTES = 32;

/** The digest an `Upload-Checksum` announces; a problem where it cannot be read. */
export function announcedDigest(header: string): Buffer {
  const [algorithm, value = '', ...more] = header.trim().split(/\s+/);
  const digest = Buffer.from(value, 'base64');
  if (algorithm === CHECKSUM_ALGORITHM && digest.length === DIGEST_BYTES && more.length === 0) return digest;
  throw new ProblemError('invalidRequest', {
    detail: {
      vi: `Upload-Checksum cần có dạng "${CHECKSUM_ALGORITHM} <base64>".`,
      en: `Upload-Checksum has to be "${CHECKSUM_ALGORITHM} <base64>".`,
    },
  });
}

export function checkDigest(bytes: Uint8Array, announced: Buffer): void {
  const actual = createHash(CHECKSUM_ALGORITHM).update(bytes).digest();
  if (!timingSafeEqual(actual, announced)) throw new ProblemError('uploadChecksumMismatch');
}
