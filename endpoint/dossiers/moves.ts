import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/connect.ts';
import { dossiers } from '../db/schema/dossiers.ts';
import { dossierResults, dossierSupplements } from '../db/schema/following.ts';
import { checkQuestions } from './questions.ts';
import { dueAgain, resumed } from './clock.ts';
import { recordEvent, sayMove } from './events.ts';
import type { Text } from './kept.ts';
import { MoveError, type Move, type MoveOrder } from './move.ts';
import { isPossible, statusAfter } from './transitions.ts';

type Row = typeof dossiers.$inferSelect;
type Changes = Partial<typeof dossiers.$inferInsert>;

/** Whoever carries the result or hands it over: the agency keeps the dossier. */
const OF_THE_POST: readonly Move['kind'][] = ['ship', 'shipmentEvent', 'return'];

/**
 * Moves a dossier on, whoever ordered it: what it changes, its row of the timeline, and word of it to all
 * who follow the dossier, in the one transaction. Gives the new version; throws a `MoveError` where the
 * state does not allow the move.
 */
export async function moveDossier(transaction: Transaction, order: MoveOrder): Promise<number> {
  const { code, move, by, now } = order;
  const [row] = await transaction.select().from(dossiers).where(eq(dossiers.code, code)).for('update');
  if (!row || !isPossible(move.kind, row.status)) throw new MoveError(move.kind, row?.status);
  const status = statusAfter(move, row.status);
  const statusLabel =
    move.kind === 'enter' ? move.status.label : status === row.status ? row.statusLabel : null;
  const version = row.version + 1;
  const department = move.kind === 'process' ? move.department : by.department;
  const holding = OF_THE_POST.includes(move.kind) ? undefined : department;
  await keepBeside(transaction, order);
  await transaction
    .update(dossiers)
    .set({
      ...(status !== row.status && FRESH),
      ...(await changesOf(row, order)),
      ...(holding && { department: holding }),
      status,
      statusLabel,
      version,
    })
    .where(eq(dossiers.code, code));
  await recordEvent(transaction, {
    dossier: code,
    version,
    at: now,
    move: move.kind,
    status,
    statusLabel,
    what: sayMove(move),
    department: department ?? null,
    officer: by.officer ?? null,
    title: by.title ?? null,
  });
  return version;
}

/** What was true of the state before only. */
const FRESH: Changes = { localStatus: null, reasons: [], advice: [], paymentUntil: null };

const WAITED_FOR_PAPERS: Text = {
  vi: 'Đã bổ sung hồ sơ. Thời gian chờ bổ sung không tính vào thời hạn.',
  en: 'The papers arrived. The time spent waiting for them does not count.',
};
const WAITED_FOR_PAYMENT: Text = {
  vi: 'Đã nộp phí, lệ phí. Thời gian chờ nộp không tính vào thời hạn.',
  en: 'The payment arrived. The time spent waiting for it does not count.',
};

async function changesOf(row: Row, { move, now }: MoveOrder): Promise<Changes> {
  switch (move.kind) {
    // The time limit began when the receipt says: an office that opens a dossier late has lost its own time,
    // not the citizen's.
    case 'accept':
      return { acceptedAt: now };
    case 'refuse':
    case 'stop':
      return { ...ended(now), reasons: move.reasons, advice: move.advice };
    case 'withdraw':
      return ended(now);
    case 'process':
      return { localStatus: move.localStatus ?? null };
    case 'askForPapers':
      return { pausedSince: now, reasons: move.reasons };
    case 'askForPayment':
      return { pausedSince: now, reasons: move.reasons, paymentUntil: move.until ?? null };
    case 'supplement':
      return resumed(row, now, WAITED_FOR_PAPERS);
    case 'paid':
      return resumed(row, now, WAITED_FOR_PAYMENT);
    case 'finish':
      return ended(now);
    case 'extend':
      return dueAgain(row, move.dueAt, now, move.reason);
    default:
      return parcelOf(row, move, now);
  }
}

const ended = (now: Date): Changes => ({ finishedAt: now, pausedSince: null });

const DELIVERED: Text = { vi: 'Đã phát cho người nhận.', en: 'Delivered to the recipient.' };

function parcelOf({ shipment, status }: Row, move: Move, now: Date): Changes {
  if (move.kind === 'ship') {
    const { carrier, number, url } = move;
    return { shipment: { carrier, number, ...(url !== undefined && { url }), events: [] } };
  }
  const isReturn = move.kind === 'return';
  if (!isReturn && move.kind !== 'shipmentEvent') return {};
  // Nothing is under way: the result is handed over at the desk.
  if (shipment === null && isReturn) return {};
  if (shipment === null) throw new MoveError(move.kind, status);
  const { what, place } = isReturn ? { what: DELIVERED } : move;
  const event = { at: now.toISOString(), what, ...(place && { place }) };
  return { shipment: { ...shipment, events: [...shipment.events, event] } };
}

/** What a move brings along that has a table of its own. */
async function keepBeside(transaction: Transaction, { code, move, now }: MoveOrder): Promise<void> {
  if (move.kind === 'askForPapers') {
    const { reasons, until, fields, schema, documents } = move;
    const questions = { fields, schema, documents };
    checkQuestions(questions);
    await transaction.insert(dossierSupplements).values({
      id: randomUUID(),
      dossier: code,
      requestedAt: now,
      until: until ?? null,
      reasons,
      questions,
    });
  }
  if (move.kind === 'finish' && move.results.length > 0)
    await transaction.insert(dossierResults).values(
      move.results.map(({ name, type, bytes }, position) => ({
        id: randomUUID(),
        dossier: code,
        position,
        name,
        type,
        size: bytes.length,
        bytes,
      })),
    );
}
