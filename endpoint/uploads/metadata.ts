import { type FieldError, ProblemError, type Sentence } from '../http/problems.ts';
import { announcedType } from './types.ts';

export interface FileDescription {
  /** Id of the unsent dossier, lower case. */
  readonly draft: string;
  readonly filename: string;
  readonly type: string;
}

const LONGEST_NAME = 200;
const LONGEST_EXTENSION = 12;

/** Wide enough for an id nobody can guess (RFC 9562); which version it is does not matter. */
export const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const NO_DRAFT: Sentence = {
  vi: 'Thiếu mã bản nháp (draft) của hồ sơ, hoặc mã không đúng dạng UUID.',
  en: 'The id of the draft is missing, or not of the form of a UUID.',
};
const NO_NAME: Sentence = {
  vi: 'Thiếu tên tệp (filename).',
  en: 'The name of the file is missing (filename).',
};

/** What `Upload-Metadata` says, checked and cleaned. */
export function describeFile(metadata: Readonly<Record<string, string | null>> | undefined): FileDescription {
  const draft = metadata?.['draft'] ?? '';
  const filename = cleanName(metadata?.['filename'] ?? '');
  const errors: FieldError[] = [];
  if (!UUID.test(draft)) errors.push({ parameter: 'draft', detail: NO_DRAFT });
  if (filename === '') errors.push({ parameter: 'filename', detail: NO_NAME });
  const [first] = errors;
  if (first) throw new ProblemError('invalidRequest', { detail: first.detail, errors });
  return {
    draft: draft.toLowerCase(),
    filename,
    type: announcedType(metadata?.['filetype'] ?? '', filename),
  };
}

/**
 * A name that is safe to show and to save under: no folders, nothing invisible, and nothing that turns
 * the direction of writing, which makes "hoso[U+202E]fdp.exe" look like a PDF.
 */
export function cleanName(written: string): string {
  const name = written
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return /^\.*$/.test(name) ? '' : shorten(name);
}

/** Keeps the extension: it is what people know a file by. */
function shorten(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LONGEST_NAME) return name;
  const extension = Array.from(/\.[^.\s]+$/u.exec(name)?.[0] ?? '');
  const kept = extension.length <= LONGEST_EXTENSION ? extension : [];
  return [...characters.slice(0, LONGEST_NAME - kept.length), ...kept].join('');
}
