import type { FormDefinition } from '../../contract/form.ts';
import type { ShownField } from '../../domain/form/shown-fields.ts';
import { createAnswerCheck, type AnswerCheck } from '../../fields/answer-check.ts';
import { isComing } from '../../documents/attached-file.ts';
import { withRefusedFiles } from '../../documents/document-issues.ts';
import type { ShownIssue } from '../../fields/shown-issue.ts';
import type { FilledForm } from './filled-form.ts';
import { ownIssues } from './own-issues.ts';

/** Everything to mend or to look at again, in the order of the form. */
export interface Check {
  (form: FilledForm, fieldAt: (place: string) => ShownField | undefined): readonly ShownIssue[];
  readonly requires: AnswerCheck['requires'];
}

export function createCheck(definition: FormDefinition): Check {
  const check = createAnswerCheck(definition);
  const checkAll = (form: FilledForm, fieldAt: (place: string) => ShownField | undefined) => {
    const found = check(form.answers, {
      fieldAt,
      isArriving: (pointer) => form.files[pointer]?.some(isComing) ?? false,
    });
    return [...ownIssues(definition, form), ...withRefusedFiles(found, form.files, fieldAt)];
  };
  return Object.assign(checkAll, { requires: check.requires });
}
