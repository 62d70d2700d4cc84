/** What may be attached. Announced by the description, so that a widget can say so before anything is sent. */
export const UPLOAD_LIMITS = {
  /** Largest file, in bytes: 64 MiB. */
  uploadBytes: 67_108_864,
  uploadTypes: [
    'application/pdf',
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/heic',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
} as const;
