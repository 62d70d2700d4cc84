import { inArray } from 'drizzle-orm';
import type { DossierSubmission } from '../../src/contract/dossier-submission.ts';
import type { FormDefinition, FormDocument } from '../../src/contract/form.ts';
import { type Answers, readAnswer } from '../../src/domain/form/answers.ts';
import { shownDocuments, shownFields } from '../../src/domain/form/shown-fields.ts';
import type { Transaction } from '../db/connect.ts';
import { uploads } from '../db/schema/uploads.ts';
import type { FieldError, Sentence } from '../http/problems.ts';
import { ClaimError, type ClaimFailure, claimUploads } from '../uploads/claims.ts';
import { megabytes } from '../uploads/limits.ts';
import type { KeptDocument } from './kept.ts';

/** A file of the dossier, and where in the submission it is named. */
interface NamedUpload {
  readonly id: string;
  readonly pointer: string;
  readonly document?: FormDocument;
}

export interface Papers {
  readonly errors: readonly FieldError[];
  readonly kept: readonly KeptDocument[];
  readonly uploads: readonly NamedUpload[];
}

/** The papers that are asked for under these answers; what is sent for others of the form is left aside. */
export function readPapers(
  form: FormDefinition,
  submission: Pick<DossierSubmission, 'documents'>,
  answers: Answers,
): Papers {
  const errors = unknownPapers(form, submission);
  const kept: KeptDocument[] = [];
  const named: NamedUpload[] = [];
  for (const document of shownDocuments(form, answers)) {
    const index = submission.documents.findIndex(({ id }) => id === document.id);
    // A paper named twice has the files of both: none is lost without a word.
    const ids = submission.documents
      .filter(({ id }) => id === document.id)
      .flatMap(({ uploads }) => uploads.map((id) => id.toLowerCase()));
    // One that was not sent has no place of its own: its id stands for it.
    const pointer = `/documents/${index < 0 ? document.id : index}`;
    const detail = countError(document, ids.length);
    if (detail) errors.push({ pointer, detail });
    if (ids.length > 0) kept.push({ id: document.id, uploads: ids });
    named.push(...ids.map((id) => ({ id, pointer, document })));
  }
  return { errors, kept, uploads: [...named, ...answeredUploads(form, answers)] };
}

/** Files of a paper the form has never heard of would be dropped without a word. */
function unknownPapers(
  { documents }: FormDefinition,
  submission: Pick<DossierSubmission, 'documents'>,
): FieldError[] {
  const known = new Set(documents.map(({ id }) => id));
  return submission.documents.flatMap(({ id }, index) =>
    known.has(id) ? [] : [{ pointer: `/documents/${index}`, detail: UNKNOWN_PAPER }],
  );
}

const UNKNOWN_PAPER: Sentence = {
  vi: 'Mẫu đơn không có giấy tờ này.',
  en: 'The form has no such paper.',
};

function countError({ name, required, maximumFiles }: FormDocument, count: number): Sentence | undefined {
  if (count === 0 && required) return { vi: `Cần đính kèm “${name}”.`, en: `“${name}” has to be attached.` };
  if (count <= maximumFiles) return undefined;
  return {
    vi: `“${name}” có nhiều nhất ${maximumFiles} tệp.`,
    en: `“${name}” takes ${maximumFiles} files at most.`,
  };
}

/** Files that are answers to questions of kind `file`. */
function answeredUploads(form: FormDefinition, answers: Answers): NamedUpload[] {
  return shownFields(form, answers).flatMap(({ field, pointer }) => {
    const ids = field.kind === 'file' ? readAnswer(answers, pointer) : undefined;
    return Array.isArray(ids)
      ? ids
          .filter((id: unknown): id is string => typeof id === 'string')
          .map((id) => ({ id: id.toLowerCase(), pointer: `/answers${pointer}` }))
      : [];
  });
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const FAILURES: Readonly<Record<ClaimFailure, Sentence>> = {
  unknown: {
    vi: 'Có tệp không còn trên hệ thống. Hãy tải tệp lên lại.',
    en: 'A file is no longer there. Upload it again.',
  },
  incomplete: {
    vi: 'Có tệp chưa tải lên xong.',
    en: 'A file has not been uploaded completely.',
  },
  claimed: {
    vi: 'Có tệp đã nằm trong một hồ sơ khác. Hãy tải tệp lên lại.',
    en: 'A file is part of another application already. Upload it again.',
  },
  repeated: { vi: 'Có tệp được đính kèm hai lần.', en: 'A file is attached twice.' },
};

/** Every file that cannot be part of the dossier: gone, unfinished, of another draft, too large, of another type. */
export async function uploadErrors(
  transaction: Transaction,
  draft: string,
  named: readonly NamedUpload[],
): Promise<FieldError[]> {
  const ids = named.map(({ id }) => id).filter((id) => UUID.test(id));
  const rows =
    ids.length === 0 ? [] : await transaction.select().from(uploads).where(inArray(uploads.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return named.flatMap(({ id, pointer, document }) => {
    const row = byId.get(id);
    const isRepeated = seen.has(id);
    seen.add(id);
    if (isRepeated) return [{ pointer, detail: FAILURES.repeated }];
    if (row === undefined || row.draft !== draft) return [{ pointer, detail: FAILURES.unknown }];
    if (row.claimedBy !== null) return [{ pointer, detail: FAILURES.claimed }];
    if (row.sha256 === null) return [{ pointer, detail: FAILURES.incomplete }];
    const detail = document && unfit(document, row);
    return detail ? [{ pointer, detail }] : [];
  });
}

function unfit(
  { name, formats, maximumBytes }: FormDocument,
  { type, length }: { type: string; length: number },
): Sentence | undefined {
  if (!formats.includes(type))
    return {
      vi: `“${name}” không nhận tệp loại này.`,
      en: `“${name}” does not take a file of this type.`,
    };
  if (length <= maximumBytes) return undefined;
  const limit = megabytes(maximumBytes);
  return { vi: `Tệp của “${name}” lớn quá ${limit}.`, en: `A file of “${name}” is over ${limit}.` };
}

/** Takes the files over for good. Another dossier may have been quicker since they were looked at. */
export async function claimFiles(
  transaction: Transaction,
  order: { readonly draft: string; readonly dossierCode: string },
  named: readonly NamedUpload[],
): Promise<FieldError | undefined> {
  try {
    await claimUploads(transaction, { ...order, uploadIds: named.map(({ id }) => id) });
    return undefined;
  } catch (error) {
    if (!(error instanceof ClaimError)) throw error;
    return { pointer: named[error.index]?.pointer ?? '/documents', detail: FAILURES[error.reason] };
  }
}
