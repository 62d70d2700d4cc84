import { writeJson } from '../contract/json.ts';

const ALGORITHM = 'AES-GCM';
const VECTOR_BYTES = 12;

export interface Sealed {
  readonly key: CryptoKey;
  readonly vector: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/**
 * Encrypts with a key made for this one time, so that no key ever meets a vector twice and no key outlives
 * the content. `label` is not hidden and cannot be changed: sealed content opens under its own label only.
 */
export async function seal(content: unknown, label: string): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const vector = crypto.getRandomValues(new Uint8Array(VECTOR_BYTES));
  const plain = new TextEncoder().encode(writeJson(content));
  const bytes = await crypto.subtle.encrypt(parameters(vector, label), key, plain);
  return { key, vector, bytes };
}

/** Throws when the content, its key or its label is not what was sealed. */
export async function unseal({ key, vector, bytes }: Sealed, label: string): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(parameters(vector, label), key, bytes);
  return JSON.parse(new TextDecoder().decode(plain));
}

function parameters(vector: Uint8Array<ArrayBuffer>, label: string): AesGcmParams {
  return { name: ALGORITHM, iv: vector, additionalData: new TextEncoder().encode(label) };
}
