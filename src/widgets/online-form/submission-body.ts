import type { DossierSubmission } from '../../contract/dossier-submission.ts';
import type { FormDefinition } from '../../contract/form.ts';
import { sendableAnswers } from '../../domain/form/sendable-answers.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import { uploadsOf } from '../../documents/attached-file.ts';
import type { FilledForm } from './filled-form.ts';

/** What is sent for a form filled in like this: hidden answers and papers stay behind. */
export function submissionBody(definition: FormDefinition, form: FilledForm): DossierSubmission {
  const { receiving, delivery } = form;
  const choice = definition.delivery.find(({ id }) => id === delivery.id);
  const receivingUnit = { WARD: receiving.ward, PROVINCE: receiving.province }[definition.receivingLevel];
  return {
    procedureCode: definition.procedureCode,
    formVersion: definition.version,
    draft: form.draft,
    ...(receivingUnit !== undefined && { receivingUnit }),
    answers: sendableAnswers(definition, form.answers),
    documents: shownDocuments(definition, form.answers)
      .map(({ id }) => ({ id, uploads: uploadsOf(form.files[id]) }))
      .filter(({ uploads }) => uploads.length > 0),
    delivery: {
      id: delivery.id ?? '',
      ...(choice?.needsAddress && {
        recipient: delivery.recipient ?? '',
        phone: delivery.phone ?? '',
        address: { province: '', ward: '', detail: '', ...delivery.address },
      }),
    },
    consent: definition.consent.version,
  };
}
