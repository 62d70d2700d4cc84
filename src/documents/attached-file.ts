/** A file somebody chose, without its bytes: they are never kept on the device. */
export interface AttachedFile {
  /** Names the file on this page. */
  readonly key: string;
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** Bytes to send, after a picture was shrunk. */
  readonly size: number;
  /** Id of the upload at the endpoint, once it has begun. */
  readonly upload?: string;
  /** SHA-256 of the bytes to send, in hexadecimal: after a reload, only the very same file is sent on. */
  readonly digest?: string;
  /** The endpoint has all of it. */
  readonly done: boolean;
  /** The endpoint will not have it, however often it is sent. */
  readonly refused?: {
    readonly status: number;
    /** The endpoint's own sentence. */
    readonly words?: string | undefined;
  };
}

/** By the id of a document, or by the pointer of a field of kind `file`. */
export type AttachedFiles = Readonly<Record<string, readonly AttachedFile[]>>;

/** Chosen, not at the endpoint yet, and not refused by it. */
export function isComing({ done, refused }: AttachedFile): boolean {
  return !done && !refused;
}

/** The ids a submission names: of those the endpoint has. */
export function uploadsOf(files: readonly AttachedFile[] = []): string[] {
  return files.flatMap(({ upload, done }) => (done && upload !== undefined ? [upload] : []));
}
