import { BILL_KIND, type Bill, BillLookup, TRACKING_PROOF } from '../../src/contract/bills.ts';
import type { Transaction } from '../db/connect.ts';
import { isProved, refuseUnknownProof } from '../dossiers/lookup.ts';
import {
  attemptOf,
  noteFailure,
  notePerson,
  refuseTooMany,
  refuseTooManyPeople,
} from '../dossiers/lookup-limits.ts';
import { findTracking } from '../dossiers/tracking.ts';
import { parseBody } from '../http/json-body.ts';
import { ProblemError, type Sentence } from '../http/problems.ts';
import type { OperationRequest } from '../routes/operation.ts';
import { type BillKind, type BillRow, type Choices, ChoiceError } from './bill-kind.ts';
import { billView } from './bill-view.ts';
import { keepBill, payableOf } from './kept-bills.ts';
import { findBillKind } from './kinds.ts';

interface Asked {
  readonly kind: BillKind;
  /** Tidied. */
  readonly number: string;
  readonly proof: BillLookup['proof'];
  readonly choices: Choices;
}

/** Longer is no number, no proof and no choice of any make. */
const LONGEST = 200;

/**
 * Finds what a number owes. A number nobody has, and a dossier without the right proof, take the same way
 * through here and end in the same answer.
 */
export async function findBill(request: OperationRequest): Promise<Bill> {
  const { store, now } = request;
  const asked = readLookup(request.body);
  // A token is no guess: whoever has it is not kept out by those who guess.
  const isLimited = asked.proof?.kind !== TRACKING_PROOF || asked.kind.code !== BILL_KIND.dossier;
  const code = limitedCode(asked);
  const attempt = await attemptOf(store.database, { code, address: request.address, now });
  const row = await store.database.transaction(async (transaction) => {
    if (isLimited) await refuseTooMany(transaction, attempt);
    if (asked.kind.personal) await refuseTooManyPeople(transaction, attempt);
    const found = await find(transaction, request, asked);
    if (!found && isLimited) await noteFailure(transaction, attempt);
    if (found && asked.kind.personal) await notePerson(transaction, attempt);
    return found;
  });
  if (!row) throw notFound(asked.kind);
  return billView(request, row.id);
}

/** Failures of a dossier's proof count together with those of its look-up. */
function limitedCode({ kind, number }: Asked): string {
  return kind.code === BILL_KIND.dossier ? number : payableOf({ kind: kind.code, number });
}

async function find(
  database: Transaction,
  { forms, now }: OperationRequest,
  { kind, number, proof, choices }: Asked,
): Promise<BillRow | undefined> {
  if (kind.code === BILL_KIND.dossier && !(await mayRead(database, number, proof, now))) return undefined;
  try {
    return await keepBill({ database, forms, now, lock: false }, { kind, number, choices });
  } catch (error) {
    if (error instanceof ChoiceError) throw refusedChoice(error.choice);
    throw error;
  }
}

async function mayRead(
  database: Transaction,
  code: string,
  proof: BillLookup['proof'],
  now: Date,
): Promise<boolean> {
  if (!proof) return false;
  if (proof.kind !== TRACKING_PROOF) return isProved(database, code, proof);
  return (await findTracking(database, { code, token: proof.value.slice(0, LONGEST), now })) !== undefined;
}

function readLookup(body: unknown): Asked {
  const { kind: code, number, proof, choices = [] } = parseBody(BillLookup, body);
  const kind = findBillKind(code);
  if (!kind)
    throw refused('/kind', { vi: 'Không có loại khoản nộp này.', en: 'There is no such kind of bill.' });
  if (proof) refuseUnknownProof(proof, [TRACKING_PROOF]);
  const tidied = kind.tidy(number.slice(0, LONGEST));
  // Nobody has such a number, as anybody can see: it counts for no guess.
  if (tidied === undefined) throw notFound(kind);
  return {
    kind,
    number: tidied,
    proof,
    choices: Object.fromEntries(choices.slice(0, LONGEST).map(({ id, value }) => [id, value])),
  };
}

function refusedChoice(choice: string): ProblemError {
  return refused('/choices', {
    vi: `Không có lựa chọn này: ${choice}.`,
    en: `There is no such choice: ${choice}.`,
  });
}

function refused(pointer: string, detail: Sentence): ProblemError {
  return new ProblemError('invalidRequest', { errors: [{ pointer, detail }] });
}

function notFound(kind: BillKind): ProblemError {
  const isDossier = kind.code === BILL_KIND.dossier;
  return new ProblemError('billNotFound', {
    detail: {
      vi: isDossier
        ? 'Hãy xem lại mã hồ sơ và thông tin xác nhận. Cả hai có trên giấy tiếp nhận.'
        : `Hãy xem lại: ${kind.numberLabel.vi.toLowerCase()}.`,
      en: isDossier
        ? 'Check the code and the proof. Both are on the receipt.'
        : `Check the ${kind.numberLabel.en.toLowerCase()}.`,
    },
  });
}
