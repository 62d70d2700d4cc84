import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Only who has the secret reads it again. Each salt is used once. */
export function seal(text: string, secret: string, salt: Uint8Array): Uint8Array {
  const { key, nonce } = derive(secret, salt);
  const cipher = createCipheriv(CIPHER, key, nonce);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

export function unseal(sealed: Uint8Array, secret: string, salt: Uint8Array): string {
  const { key, nonce } = derive(secret, salt);
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, nonce);
  decipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]).toString('utf8');
}

function derive(secret: string, salt: Uint8Array): { key: Buffer; nonce: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', secret, salt, 'dvc first answer', KEY_BYTES + NONCE_BYTES));
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
}
