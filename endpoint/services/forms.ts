import type { Store } from '../db/connect.ts';
import type { Form, Forms } from '../forms/forms.ts';
import { ProblemError } from '../http/problems.ts';
import { findProcedure } from './procedures.ts';

/** The form of a procedure; for one without, it is told apart whether the procedure exists. */
export async function findForm(store: Pick<Store, 'database'>, forms: Forms, code: string): Promise<Form> {
  const form = forms.find(code);
  if (form) return form;
  await findProcedure(store, code);
  throw new ProblemError('formNotFound', {
    detail: {
      vi: `Thủ tục ${code} chưa nộp trực tuyến được tại đây.`,
      en: `Procedure ${code} cannot be filed online here yet.`,
    },
  });
}
