const MEBIBYTE = 1_048_576;

/** What may be attached. Announced by the description, so that a widget can say so before anything is sent. */
export const UPLOAD_LIMITS = {
  /** Largest file, in bytes: 64 MiB. */
  uploadBytes: 64 * MEBIBYTE,
  uploadTypes: [
    'application/pdf',
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/heic',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
} as const;

/** A chunk with a checksum is held in memory until its last byte has been checked. */
export const CHECKED_CHUNK_BYTES = 8 * MEBIBYTE;

/** What one unsent dossier may hold. */
export const DRAFT_LIMITS = { files: 100, bytes: 512 * MEBIBYTE } as const;

/** How long nobody may go on with an upload before it is removed, in milliseconds: 7 days. */
export const UPLOAD_LIFETIME = 7 * 24 * 3_600_000;

/** How long an upload waits for the next byte before the line counts as broken, in milliseconds. */
export const BYTE_PATIENCE = 60_000;

/** As it is written for people: 64 MiB → "64 MB". */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / MEBIBYTE)} MB`;
}
