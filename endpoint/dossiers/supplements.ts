import { eq, sql } from 'drizzle-orm';
import { Supplement, type SupplementForm } from '../../src/contract/dossier-changes.ts';
import { DOSSIER_STATUS, type DossierProgress } from '../../src/contract/dossier-progress.ts';
import { today } from '../../src/domain/calendar-date.ts';
import { sendableAnswers } from '../../src/domain/form/sendable-answers.ts';
import type { Transaction } from '../db/connect.ts';
import { dossiers } from '../db/schema/dossiers.ts';
import { dossierSupplements } from '../db/schema/following.ts';
import { parseBody } from '../http/json-body.ts';
import { ProblemError } from '../http/problems.ts';
import type { TrackedCreation, TrackedRequest } from '../routes/operation.ts';
import { UUID } from '../uploads/metadata.ts';
import { answerErrors } from './answers.ts';
import { addressesIn, refusal, wrongAddresses } from './check.ts';
import { vietnamTime } from './deadline.ts';
import { claimFiles, readPapers, uploadErrors } from './documents.ts';
import { moveDossier } from './moves.ts';
import { findPlaces } from './places.ts';
import { awaited, progressOf, type SupplementRow } from './progress.ts';
import { questionForm } from './questions.ts';

export async function getSupplementForm(request: TrackedRequest): Promise<SupplementForm> {
  const { store, language, tracking } = request;
  const [row] = await store.database
    .select({ status: dossiers.status })
    .from(dossiers)
    .where(eq(dossiers.code, tracking.code));
  const asked = await stillAwaited(store.database, tracking.code, row?.status);
  const { schema, layout, documents } = questionForm(asked.questions).definitions[language];
  return {
    id: asked.id,
    requestedAt: vietnamTime(asked.requestedAt),
    ...(asked.until && { until: vietnamTime(asked.until) }),
    reasons: asked.reasons.map((reason) => reason[language]),
    fields: layout.steps.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields)),
    schema,
    documents,
  };
}

async function stillAwaited(
  database: Parameters<typeof awaited>[0],
  code: string,
  status: string | undefined,
): Promise<SupplementRow> {
  const asked = status === DOSSIER_STATUS.supplement ? await awaited(database, code) : undefined;
  if (!asked) throw new ProblemError('supplementNotAwaited');
  return asked;
}

/** Takes over what was asked for, or says all that is wrong with it; nothing of what is refused stays. */
export async function supplementDossier(request: TrackedCreation): Promise<DossierProgress> {
  const { transaction, now, tracking } = request;
  const { code } = tracking;
  const supplement = readSupplement(request.body);
  // Whoever else would move the dossier waits until this is through.
  const [row] = await transaction
    .select({ status: dossiers.status })
    .from(dossiers)
    .where(eq(dossiers.code, code))
    .for('update');
  const asked = await stillAwaited(transaction, code, row?.status);
  if (asked.id !== supplement.request) throw new ProblemError('supplementNotAwaited');
  const { answers, papers } = await checkSupplement(request, asked, supplement);
  const order = { draft: supplement.draft, dossierCode: code };
  const taken = await claimFiles(transaction, order, papers.uploads);
  if (taken) throw refusal([taken]);
  await transaction
    .update(dossierSupplements)
    .set({ answeredAt: now, answers, documents: papers.kept })
    .where(eq(dossierSupplements.id, asked.id));
  await transaction
    .update(dossiers)
    .set({ uploads: sql`${dossiers.uploads} + ${papers.uploads.length}` })
    .where(eq(dossiers.code, code));
  await moveDossier(transaction, { code, move: { kind: 'supplement' }, by: {}, now });
  return progressOf(request, code);
}

function readSupplement(body: unknown): Supplement {
  const supplement = parseBody(Supplement, body);
  const draft = supplement.draft.toLowerCase();
  if (UUID.test(draft)) return { ...supplement, draft, request: supplement.request.toLowerCase() };
  const detail = { vi: 'draft: cần một UUID', en: 'draft: a UUID is expected' };
  throw new ProblemError('invalidRequest', { errors: [{ pointer: '/draft', detail }] });
}

async function checkSupplement(
  { transaction, language, now }: { transaction: Transaction } & Pick<TrackedCreation, 'language' | 'now'>,
  asked: SupplementRow,
  supplement: Supplement,
) {
  const form = questionForm(asked.questions);
  const definition = form.definitions[language];
  const answers = sendableAnswers(definition, supplement.answers);
  const addresses = addressesIn(form, answers);
  const named = [...addresses.values()].flatMap(({ province, ward }) => [province, ward]);
  const places = await findPlaces(transaction, named);
  const papers = readPapers(definition, supplement, answers);
  const errors = [
    ...answerErrors(form, answers, today(now), wrongAddresses(places, addresses)),
    ...papers.errors,
    ...(await uploadErrors(transaction, supplement.draft, papers.uploads)),
  ];
  if (errors.length > 0) throw refusal(errors);
  return { answers, papers };
}
