/** What may be attached at a place. */
export interface FileLimits {
  readonly formats: readonly string[];
  readonly maximumBytes: number;
  readonly maximumFiles: number;
}

export type Refusal = 'format' | 'size' | 'empty' | 'count';

export interface RefusedFile {
  readonly name: string;
  readonly reason: Refusal;
}

/** As it may be shown: a mark that turns the direction of writing makes "hoso[U+202E]fdp.exe" look like a PDF. */
export function shownName({ name }: File): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

/** Browsers leave the type of some files open; the ending is all there is then. */
const ENDINGS: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heif: 'image/heic',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
};

export function typeOf({ name, type }: File): string {
  return type || ENDINGS[name.split('.').at(-1)?.toLowerCase() ?? ''] || 'application/octet-stream';
}

/** @param count Files there are at this place already. */
export function refusalOf(file: File, count: number, limits: FileLimits): Refusal | undefined {
  const type = typeOf(file);
  if (count >= limits.maximumFiles) return 'count';
  if (!limits.formats.includes(type)) return 'format';
  if (file.size === 0) return 'empty';
  // A photograph is shrunk before it is sent; its size now says nothing.
  return file.size > limits.maximumBytes && !type.startsWith('image/') ? 'size' : undefined;
}

/** SHA-256 in hexadecimal; none on pages without TLS. */
export async function digestOf(bytes: Blob): Promise<string | undefined> {
  if (!('subtle' in crypto)) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
