import { eq, sql } from 'drizzle-orm';
import type { ChargeLine } from '../../src/contract/charge-line.ts';
import { DossierSubmission, type DossierReceipt } from '../../src/contract/dossier-submission.ts';
import { DOSSIER_STATUS } from '../../src/contract/dossier-progress.ts';
import { today } from '../../src/domain/calendar-date.ts';
import { computeCharges } from '../../src/domain/form/charges.ts';
import { dossiers } from '../db/schema/dossiers.ts';
import type { Form } from '../forms/forms.ts';
import { parseBody } from '../http/json-body.ts';
import { ProblemError } from '../http/problems.ts';
import type { CreationRequest } from '../routes/operation.ts';
import { HOTLINE } from '../services/description.ts';
import { findForm } from '../services/forms.ts';
import { type AcceptedDossier, checkDossier, refusal } from './check.ts';
import { nextDossierCode } from './code.ts';
import { type Deadline, deadlineOf, vietnamTime } from './deadline.ts';
import { claimFiles } from './documents.ts';
import { FILED, recordEvent } from './events.ts';
import { digestOfKey } from './idempotency.ts';
import type { KeptCharge } from './kept.ts';
import { digestOfLookupCode, makeLookupCode } from './lookup-code.ts';
import { receiverName } from './places.ts';
import { proofsOf } from './proofs.ts';
import { issueToken, TRACKING_LIFETIME } from './tracking.ts';

/** Codes that are made up elsewhere, as those of dossiers for show. */
export interface GivenCodes {
  readonly code: string;
  readonly lookupCode: string;
}

type Filing = CreationRequest & { readonly given?: GivenCodes };

/** Files a dossier, or says all that keeps it from being filed. Nothing of a refused one stays. */
export async function submitDossier(request: Filing): Promise<DossierReceipt> {
  const submission = readSubmission(request.body);
  const form = await findForm({ database: request.transaction }, request.forms, submission.procedureCode);
  refuseOtherVersion(form, submission);
  await refuseFiledDraft(request, submission);
  const dossier = await checkDossier(request, form, submission);
  return keepDossier(request, dossier);
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function readSubmission(body: unknown): DossierSubmission {
  const submission = parseBody(DossierSubmission, body);
  if (UUID.test(submission.draft)) return { ...submission, draft: submission.draft.toLowerCase() };
  const detail = { vi: 'draft: cần một UUID', en: 'draft: a UUID is expected' };
  throw new ProblemError('invalidRequest', { errors: [{ pointer: '/draft', detail }] });
}

/**
 * A browser that could not keep its key may send a draft anew: there is one dossier of a draft all the same,
 * and whoever knows the draft's random name may know the code. The lock lasts as long as the transaction.
 */
async function refuseFiledDraft(
  { transaction }: CreationRequest,
  { draft }: DossierSubmission,
): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${draft}, 0))`);
  const [filed] = await transaction
    .select({ code: dossiers.code })
    .from(dossiers)
    .where(eq(dossiers.draft, draft))
    .limit(1);
  if (!filed) return;
  throw new ProblemError('draftFiled', {
    dossier: filed.code,
    detail: {
      vi: `Hồ sơ này đã được nhận, mã hồ sơ ${filed.code}. Xin giữ mã này, không cần nộp lại.`,
      en: `This application has been received under the code ${filed.code}. Keep it; there is no need to apply again.`,
    },
  });
}

function refuseOtherVersion({ definitions }: Form, { formVersion }: DossierSubmission): void {
  const { version } = definitions.vi;
  if (formVersion === version) return;
  throw new ProblemError('formVersionChanged', {
    detail: {
      vi: `Mẫu đơn hiện nay là bản ${version}.`,
      en: `The form is now version ${version}.`,
    },
  });
}

async function keepDossier(request: Filing, dossier: AcceptedDossier): Promise<DossierReceipt> {
  const { transaction, language, now, key } = request;
  const { form, submission, answers, delivery, papers } = dossier;
  const deadline = await deadlineOf(form.handling, now);
  const { lines, total } = chargesOf(request, dossier);
  const code = request.given?.code ?? (await nextDossierCode(transaction, agencyOf(dossier), today(now)));
  const taken = await claimFiles(transaction, { draft: submission.draft, dossierCode: code }, papers.uploads);
  if (taken) throw refusal([taken]);
  const lookupCode = request.given?.lookupCode ?? makeLookupCode();
  await transaction.insert(dossiers).values({
    code,
    procedureCode: submission.procedureCode,
    formVersion: submission.formVersion,
    draft: submission.draft,
    receivingUnit: dossier.receiver.unit?.code ?? null,
    status: DOSSIER_STATUS.filed,
    answers,
    documents: papers.kept,
    delivery,
    charges: lines.map((line) => withDue(line, form)),
    total,
    consent: submission.consent,
    filedAt: now,
    receivedAt: deadline.received,
    dueAt: deadline.due ?? null,
    originalDueAt: deadline.due ?? null,
    uploads: papers.uploads.length,
    keyDigest: digestOfKey(key),
    proofs: proofsOf(form.handling, answers),
    lookupDigest: digestOfLookupCode(code, lookupCode),
  });
  const filed = { at: now, move: 'file', status: DOSSIER_STATUS.filed, what: FILED };
  await recordEvent(transaction, { dossier: code, version: 1, ...filed });
  const expiresAt = new Date(now.getTime() + TRACKING_LIFETIME.receipt);
  const trackingToken = await issueToken(transaction, { code, expiresAt });
  const definition = form.definitions[language];
  const way = definition.delivery.find(({ id }) => id === delivery.id);
  return {
    code,
    procedureCode: submission.procedureCode,
    procedureName: definition.procedureName,
    receiver: { name: receiverName(definition, dossier.receiver, language), hotline: HOTLINE.label },
    ...timesOf(deadline),
    charges: lines,
    total,
    delivery: { code: delivery.id, label: way?.label ?? delivery.id },
    lookupCode,
    trackingToken,
    next: form.handling.next.map((sentence) => sentence[language]),
  };
}

function chargesOf({ language }: CreationRequest, { form, answers, delivery, receiver }: AcceptedDossier) {
  const province = receiver.province?.code;
  const to = delivery.address?.province;
  const known = province !== undefined && to !== undefined;
  return computeCharges(form.definitions[language], {
    answers,
    delivery: delivery.id,
    ...(known && { sameProvince: province === to }),
  });
}

/** Rules change with the form; what was said at filing stands. */
function withDue(line: ChargeLine, { definitions }: Form): KeptCharge {
  const due = definitions.vi.charges.find(({ id }) => id === line.id)?.due?.code;
  return { ...line, ...(due !== undefined && { due }) };
}

/** A merged province files under the code it had itself, which stands first. */
function agencyOf({ form, receiver }: AcceptedDossier): string {
  const { dossierAgency } = form.handling;
  const agency = dossierAgency === 'PROVINCE' ? receiver.province?.agencyCodes[0] : dossierAgency;
  if (agency === undefined) throw new TypeError('a province without an agency code');
  return agency;
}

function timesOf({ received, due }: Deadline): Pick<DossierReceipt, 'receivedAt' | 'dueAt'> {
  return { receivedAt: vietnamTime(received), ...(due && { dueAt: vietnamTime(due) }) };
}
