import type { DossierSubmission } from '../../src/contract/dossier-submission.ts';
import type { AddressAnswer } from '../../src/contract/form.ts';
import { today } from '../../src/domain/calendar-date.ts';
import { type Answers, readAnswer } from '../../src/domain/form/answers.ts';
import { sendableAnswers } from '../../src/domain/form/sendable-answers.ts';
import { shownFields } from '../../src/domain/form/shown-fields.ts';
import type { Form } from '../forms/forms.ts';
import { type FieldError, ProblemError, type Sentence } from '../http/problems.ts';
import type { CreationRequest } from '../routes/operation.ts';
import { answerErrors, type Found } from './answers.ts';
import { checkDelivery } from './delivery.ts';
import { type Papers, readPapers, uploadErrors } from './documents.ts';
import type { KeptDelivery } from './kept.ts';
import { addressErrors, findPlaces, findReceiver, type Places, type Receiver } from './places.ts';

/** Everything a dossier is made of, checked. */
export interface AcceptedDossier {
  readonly form: Form;
  readonly submission: DossierSubmission;
  readonly answers: Answers;
  readonly receiver: Receiver;
  readonly delivery: KeptDelivery;
  readonly papers: Papers;
}

const OTHER_CONSENT: Sentence = {
  vi: 'Lời cam đoan đã được cập nhật. Cần đọc và đồng ý lại.',
  en: 'The declaration has been updated. Read it and agree again.',
};

/** Looks at everything before it refuses anything: people mend it in one go. */
export async function checkDossier(
  { transaction, language, now }: CreationRequest,
  form: Form,
  submission: DossierSubmission,
): Promise<AcceptedDossier> {
  const definition = form.definitions[language];
  const answers = sendableAnswers(definition, submission.answers);
  const addresses = addressesIn(form, answers);
  const { receivingUnit, delivery } = submission;
  const places = await findPlaces(transaction, [
    receivingUnit,
    ...[...addresses.values(), delivery.address ?? {}].flatMap(({ province, ward }) => [province, ward]),
  ]);
  const office = findReceiver(definition, places, receivingUnit);
  const way = checkDelivery(definition, delivery, places);
  const papers = readPapers(definition, submission, answers);
  const errors = [
    ...answerErrors(form, answers, today(now), wrongAddresses(places, addresses)),
    ...papers.errors,
    ...(await uploadErrors(transaction, submission.draft, papers.uploads)),
    ...office.errors,
    ...way.errors,
    ...(submission.consent === definition.consent.version
      ? []
      : [{ pointer: '/consent', detail: OTHER_CONSENT }]),
  ];
  if (errors.length > 0) throw refusal(errors);
  return { form, submission, answers, receiver: office.receiver, delivery: way.kept, papers };
}

export function refusal(errors: readonly FieldError[]): ProblemError {
  const first = new Map(errors.toReversed().map((error) => [error.pointer, error]));
  return new ProblemError('dossierRefused', {
    errors: errors.filter((error) => first.get(error.pointer) === error),
  });
}

type Addresses = ReadonlyMap<string, AddressAnswer>;

export function wrongAddresses(places: Places, addresses: Addresses): Found[] {
  return [...addresses].flatMap(([pointer, address]) =>
    addressErrors(places, address, pointer).map((error): Found => [error.pointer, error.detail]),
  );
}

/** By pointer, those that are written as an address has to be. */
export function addressesIn({ definitions }: Pick<Form, 'definitions'>, answers: Answers): Addresses {
  const found = new Map<string, AddressAnswer>();
  for (const { field, pointer } of shownFields(definitions.vi, answers)) {
    const province = readAnswer(answers, `${pointer}/province`);
    const ward = readAnswer(answers, `${pointer}/ward`);
    if (field.kind !== 'address') continue;
    found.set(pointer, {
      ...(typeof province === 'string' && { province }),
      ...(typeof ward === 'string' && { ward }),
    });
  }
  return found;
}
