import { createHash } from 'node:crypto';
import { seeded, seededBytes } from '../../test/support/seeded.ts';

/** A PDF, as far as its first bytes tell; the same seed gives the same one. */
export function paper(seed: number, bytes: number): Uint8Array<ArrayBuffer> {
  const content = seededBytes(bytes, seeded(seed));
  content.set(new TextEncoder().encode('%PDF-1.7\n'));
  return content;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
