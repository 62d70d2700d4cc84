import { msg, str } from '../i18n/message.ts';
import type { FormDocument } from '../contract/form.ts';
import { ANSWERS, type ShownIssue } from '../fields/shown-issue.ts';
import type { AttachedFile, AttachedFiles } from './attached-file.ts';

/** Papers that are missing. Those on their way are there: what is sent waits for them. */
export function documentIssues(documents: readonly FormDocument[], files: AttachedFiles): ShownIssue[] {
  return documents.flatMap(({ id, required }) => {
    const place = `/documents/${id}`;
    const chosen = files[id] ?? [];
    if (required && chosen.length === 0)
      return [{ place, text: msg('Xin chọn tệp cho giấy tờ này'), warning: false }];
    return refusedFileIssues(place, chosen);
  });
}

/** The same for questions answered by files: of one with a refused file, nothing else is said. */
export function withRefusedFiles(
  issues: readonly ShownIssue[],
  files: AttachedFiles,
  fieldAt: (place: string) => { readonly pointer: string } | undefined,
): ShownIssue[] {
  const refused = Object.entries(files).flatMap(([pointer, chosen]) => {
    const place = ANSWERS + pointer;
    return fieldAt(place)?.pointer === pointer ? refusedFileIssues(place, chosen) : [];
  });
  const places = refused.map(({ place }) => place);
  return [...issues.filter(({ place }) => !places.includes(place)), ...refused];
}

/** A file that was refused is not attached, although it is still named where it was chosen. */
function refusedFileIssues(place: string, files: readonly AttachedFile[]): ShownIssue[] {
  const refused = files.find((file) => file.refused);
  if (!refused) return [];
  const text = msg(str`Tệp “${refused.name}” không được nhận. Xin bỏ tệp này; cần thì chọn tệp khác.`);
  return [{ place, text, warning: false }];
}
