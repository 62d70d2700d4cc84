/** The device no longer gives the bytes of a chosen file: it was moved, changed or taken away since. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

/** The bytes of a part of a file. Checksum and request are made from the same copy. */
export async function bytesOf(file: Blob, start: number, end: number): Promise<ArrayBuffer> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.slice(start, end).arrayBuffer();
  } catch (error) {
    throw new UnreadableFileError('the file cannot be read', { cause: error });
  }
  if (bytes.byteLength !== end - start) throw new UnreadableFileError('the file has become shorter');
  return bytes;
}

/** `Upload-Checksum` of the tus protocol. Pages without TLS have no WebCrypto; they send without it. */
export async function checksumHeader(bytes: ArrayBuffer): Promise<Record<string, string>> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return {};
  const digest = await subtle.digest('SHA-256', bytes);
  return { 'Upload-Checksum': `sha256 ${base64(new Uint8Array(digest))}` };
}

/** `Upload-Metadata`: keys with their values in base64 of UTF-8. */
export function metadataHeader(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} ${base64(new TextEncoder().encode(value))}`)
    .join(',');
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
