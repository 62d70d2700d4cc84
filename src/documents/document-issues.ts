import { msg } from '../i18n/message.ts';
import type { FormDocument } from '../contract/form.ts';
import type { ShownIssue } from '../fields/shown-issue.ts';
import type { AttachedFiles } from './attached-file.ts';

/** Papers that are missing. Those on their way are there: what is sent waits for them. */
export function documentIssues(documents: readonly FormDocument[], files: AttachedFiles): ShownIssue[] {
  return documents
    .filter(({ id, required }) => required && (files[id] ?? []).length === 0)
    .map(({ id }) => ({
      place: `/documents/${id}`,
      text: msg('Xin chọn tệp cho giấy tờ này'),
      warning: false,
    }));
}
