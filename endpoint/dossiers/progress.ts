import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm';
import type { Term } from '../../src/contract/common.ts';
import { DOSSIER_STATUS, type DossierProgress } from '../../src/contract/dossier-progress.ts';
import { mayBeRequired } from '../../src/domain/form/requirements.ts';
import { owedLines } from '../bills/bills.ts';
import { dossierBill } from '../bills/kinds/dossier.ts';
import type { Database, Transaction } from '../db/connect.ts';
import { procedures } from '../db/schema/catalogue.ts';
import { dossiers } from '../db/schema/dossiers.ts';
import { dossierEvents, dossierResults, dossierSupplements } from '../db/schema/following.ts';
import type { Form } from '../forms/forms.ts';
import { localise } from '../forms/texts.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import type { KeptLine } from '../payments/kept.ts';
import type { OperationRequest } from '../routes/operation.ts';
import { HOTLINE } from '../services/description.ts';
import { deadlineAndCalendar } from './deadline-view.ts';
import { vietnamTime } from './deadline.ts';
import type { Text } from './kept.ts';
import { findPlaces, placeOfReceiver, receiverName } from './places.ts';
import { collectionOf, paymentOf, shipmentOf } from './result-view.ts';
import { isPossible } from './transitions.ts';

export type ProgressRequest = Pick<OperationRequest, 'store' | 'catalogue' | 'forms' | 'language' | 'now'> & {
  /** To see what this transaction has done. */
  readonly transaction?: Transaction;
};

type Row = typeof dossiers.$inferSelect;
export type SupplementRow = typeof dossierSupplements.$inferSelect;

/** Everything of one dossier, as it stood at one moment. */
interface Kept {
  readonly row: Row;
  readonly events: readonly (typeof dossierEvents.$inferSelect)[];
  readonly results: readonly Pick<typeof dossierResults.$inferSelect, 'id' | 'name' | 'type' | 'size'>[];
  readonly supplement: SupplementRow | undefined;
  /** What a dossier in state 6 waits for. */
  readonly owed: readonly KeptLine[];
  readonly holder: string;
  readonly procedureName: string;
}

/** A dossier as those may see it who have proved that it is theirs: nothing of what was filed, nobody's name. */
export async function progressOf(request: ProgressRequest, code: string): Promise<DossierProgress> {
  const { transaction, store } = request;
  const kept = transaction
    ? await readKept(transaction, request, code)
    : await store.database.transaction((snapshot) => readKept(snapshot, request, code), {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      });
  return sayProgress(request, kept);
}

async function readKept(
  database: Transaction,
  { forms, language, now }: ProgressRequest,
  code: string,
): Promise<Kept> {
  const [row] = await database.select().from(dossiers).where(eq(dossiers.code, code));
  if (!row) throw new ProblemError('dossierNotFound');
  const events = await database
    .select()
    .from(dossierEvents)
    .where(and(eq(dossierEvents.dossier, code), lte(dossierEvents.version, row.version)))
    .orderBy(desc(dossierEvents.version));
  const results = await database
    .select({
      id: dossierResults.id,
      name: dossierResults.name,
      type: dossierResults.type,
      size: dossierResults.size,
    })
    .from(dossierResults)
    .where(eq(dossierResults.dossier, code))
    .orderBy(asc(dossierResults.position));
  const supplement = row.status === DOSSIER_STATUS.supplement ? await awaited(database, code) : undefined;
  const owed =
    row.status === DOSSIER_STATUS.payment
      ? await owedLines({ database, forms, now, lock: false }, { kind: dossierBill, number: code })
      : [];
  const definition = forms.find(row.procedureCode)?.definitions[language];
  const places = await findPlaces(database, [row.receivingUnit ?? undefined]);
  const holder = receiverName(definition, placeOfReceiver(places, row.receivingUnit), language);
  const procedureName = definition?.procedureName ?? (await nameOf(database, row.procedureCode));
  return { row, events, results, supplement, owed, holder, procedureName };
}

/** What a dossier in state 5 waits for. */
export async function awaited(database: Database, code: string): Promise<SupplementRow | undefined> {
  const [supplement] = await database
    .select()
    .from(dossierSupplements)
    .where(and(eq(dossierSupplements.dossier, code), isNull(dossierSupplements.answeredAt)))
    .orderBy(desc(dossierSupplements.requestedAt))
    .limit(1);
  return supplement;
}

/** Of a procedure whose form is no longer offered. */
async function nameOf(database: Database, code: string): Promise<string> {
  const found = await database
    .select({ name: procedures.name })
    .from(procedures)
    .where(eq(procedures.code, code));
  return found[0]?.name ?? code;
}

async function sayProgress(request: ProgressRequest, kept: Kept): Promise<DossierProgress> {
  const { language, now, forms, catalogue } = request;
  const { row, events, results, supplement, owed, holder, procedureName } = kept;
  const form = forms.find(row.procedureCode);
  const status = (one: Pick<Row, 'status' | 'statusLabel'>): Term =>
    one.statusLabel
      ? { code: one.status, label: one.statusLabel[language] }
      : catalogue.terms.term('dossierStatuses', one.status, language);
  const payment = paymentOf(row, owed, language);
  const collection = collectionOf(row, holder, language);
  const shipment = shipmentOf(row, language);
  return {
    code: row.code,
    procedureCode: row.procedureCode,
    procedureName,
    version: row.version,
    asOf: vietnamTime(now),
    status: status(row),
    ...(row.localStatus && {
      localStatus: { code: row.localStatus.code, label: row.localStatus.label[language] },
    }),
    holder: {
      name: holder,
      ...(row.department && { department: row.department[language] }),
      hotline: HOTLINE,
    },
    filedAt: vietnamTime(row.filedAt),
    ...(row.acceptedAt && { receivedAt: vietnamTime(row.receivedAt) }),
    ...(row.finishedAt && { finishedAt: vietnamTime(row.finishedAt) }),
    ...(await deadlineAndCalendar(row, now, language, catalogue.terms)),
    reasons: row.reasons.map((reason) => reason[language]),
    advice: row.advice.map((advice) => advice[language]),
    ...(supplement && { supplement: saySupplement(supplement, language) }),
    ...(payment && { payment }),
    ...(collection && { collection }),
    ...(shipment && { shipment }),
    results: results.map(({ id, name, type, size }) => ({ id, name: name[language], type, size })),
    delivery: deliveryOf(row, form, language),
    timeline: events.map((event) => sayEvent(event, status(event), language)),
    withdrawable: isPossible('withdraw', row.status),
  };
}

function saySupplement({ id, requestedAt, until, questions }: SupplementRow, language: Language) {
  const { fields, documents } = localise(questions, language) as {
    readonly fields: readonly { readonly label: string; readonly pointer: string }[];
    readonly documents: readonly { readonly name: string; readonly required: boolean }[];
  };
  // Papers first: they take longest to find. What may stay unanswered is not named as needed.
  const asked = [
    ...documents.map(({ name, required }) => ({ name, required })),
    ...fields.map(({ label, pointer }) => ({
      name: label,
      required: mayBeRequired(questions.schema, pointer),
    })),
  ];
  const needed = asked.filter(({ required }) => required);
  return {
    id,
    requestedAt: vietnamTime(requestedAt),
    ...(until && { until: vietnamTime(until) }),
    asks: (needed.length > 0 ? needed : asked).map(({ name }) => name),
  };
}

function deliveryOf({ delivery: { id } }: Row, form: Form | undefined, language: Language): Term {
  const way = form?.definitions[language].delivery.find((choice) => choice.id === id);
  return { code: id, label: way?.label ?? id };
}

function sayEvent(
  { version, at, what, department, officer, title }: typeof dossierEvents.$inferSelect,
  status: Term,
  language: Language,
): DossierProgress['timeline'][number] {
  const say = (text: Text | null) => text?.[language];
  const [inDepartment, byOfficer, asTitle] = [department, officer, title].map(say);
  return {
    id: String(version),
    at: vietnamTime(at),
    status,
    what: what[language],
    ...(inDepartment !== undefined && { department: inDepartment }),
    ...(byOfficer !== undefined && { officer: byOfficer }),
    ...(asTitle !== undefined && { title: asTitle }),
  };
}
