import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import { type Finding, grouped, type StatementToCheck, sumOf } from './audit-finding.ts';
import { checkAgainst } from './audit-statement.ts';
import type { Book } from './book.ts';
import { ACCOUNT, POSTINGS } from './ledger.ts';
import { OPEN_STATES } from './states.ts';

/** Whole đồng. `received` = `receipts` + `pending` + `refundsDue` + `refunded`, or there is a finding. */
export interface Totals {
  readonly received: number;
  /** What receipts were given for, less what the office has given back. */
  readonly receipts: number;
  readonly pending: number;
  readonly refundsDue: number;
  readonly refunded: number;
  /** Of what came in: its content named no payment, so that it goes back, or is back. */
  readonly unmatched: number;
}

export interface Audit {
  readonly totals: Totals;
  readonly findings: readonly Finding[];
}

/**
 * Proves from what is written down that no đồng is lost, and none is counted twice. The ledger is held against
 * the rows it was written beside, and where there is one, against the platform's own statement: neither is
 * taken for true.
 */
export function auditBook(book: Book, statement?: StatementToCheck | null): Audit {
  const findings = [
    ...checkPostings(book),
    ...checkTransactions(book),
    ...checkReceipts(book),
    ...checkLines(book),
    ...checkPayments(book),
    ...(statement ? checkAgainst(book, statement) : []),
  ];
  const totals = totalsOf(book);
  const { received, receipts, pending, refundsDue, refunded } = totals;
  if (received !== receipts + pending + refundsDue + refunded)
    findings.push({ what: 'the totals do not add up', about: JSON.stringify(totals) });
  return { totals, findings };
}

function totalsOf({ money, entries, refunds }: Book): Totals {
  // Without the minus of a sum that is nothing.
  const given = (account: string) => 0 - sumOf(entries.filter((entry) => entry.account === account));
  return {
    received: sumOf(money),
    receipts: given(ACCOUNT.receipts),
    pending: given(ACCOUNT.pending),
    refundsDue: given(ACCOUNT.refundsDue),
    refunded: sumOf(refunds.filter(({ doneAt }) => doneAt !== undefined)),
    unmatched: sumOf(money.filter(({ payment }) => payment === null)),
  };
}

const KNOWN = new Set(Object.values(POSTINGS).map(([to, from]) => `${to} ${from}`));

/** Each adds up to nothing, is about one sum of money, and is one of those that can be. */
function* checkPostings({ entries }: Book): Generator<Finding> {
  for (const [posting, own] of grouped(entries, (entry) => entry.posting)) {
    if (sumOf(own) !== 0) yield { what: 'a posting does not add up to nothing', about: posting };
    if (new Set(own.map(({ transaction }) => transaction)).size > 1)
      yield { what: 'a posting is about two transactions', about: posting };
    const [to, from] = own.toSorted((a, b) => b.amount - a.amount);
    if (own.length !== 2 || !KNOWN.has(`${to?.account} ${from?.account}`))
      yield { what: 'a posting between accounts that have none', about: posting };
  }
}

/** What the ledger says of each sum of money is what became of it. */
function* checkTransactions({ money, entries, receipts, refunds, payments }: Book): Generator<Finding> {
  const booked = grouped(entries, (entry) => entry.transaction);
  const ids = new Set(payments.map(({ id }) => id));
  for (const { transaction, amount, payment } of money) {
    const own = booked.get(transaction) ?? [];
    booked.delete(transaction);
    if (payment !== null && !ids.has(payment))
      yield { what: 'money of a payment that does not exist', about: transaction };
    if (own.some((entry) => entry.payment !== payment))
      yield { what: 'money is booked for another payment', about: transaction };
    const receipt = receipts.find((one) => one.transaction === transaction);
    const back = refunds.filter((one) => one.transaction === transaction);
    if (back.length > 1) yield { what: 'given back twice', about: transaction };
    if (!receipt && back.length === 0) yield { what: 'neither a receipt nor a refund', about: transaction };
    if (sumOf(back) > amount) yield { what: 'more is given back than came', about: transaction };
    const done = sumOf(back.filter(({ doneAt }) => doneAt !== undefined));
    const expected: Readonly<Record<string, number>> = {
      [ACCOUNT.platform]: amount - done,
      [ACCOUNT.pending]: 0,
      [ACCOUNT.receipts]: receipt ? sumOf(back) - amount : 0,
      [ACCOUNT.refundsDue]: done - sumOf(back),
    };
    for (const [account, sum] of Object.entries(expected))
      if (sumOf(own.filter((entry) => entry.account === account)) !== sum)
        yield { what: `the ledger is wrong about ${account}`, about: transaction };
  }
  for (const transaction of booked.keys()) yield { what: 'booked, and never received', about: transaction };
}

const totalOf = (lines: readonly { readonly total: number }[]) =>
  lines.reduce((sum, { total }) => sum + total, 0);

/** Each is its lines, its payment's amount and its money; their numbers have no gaps. */
function* checkReceipts({ receipts, payments, money }: Book): Generator<Finding> {
  for (const { number, payment: id, transaction, lines, total } of receipts) {
    const payment = payments.find((one) => one.id === id);
    const paid = money.find((one) => one.transaction === transaction);
    if (totalOf(lines) !== total) yield { what: 'a receipt is not the sum of its lines', about: number };
    if (payment?.amount !== total || JSON.stringify(payment.lines) !== JSON.stringify(lines))
      yield { what: 'a receipt is not what its payment was for', about: number };
    if (paid?.amount !== total || paid.payment !== id)
      yield { what: 'a receipt is not its money', about: number };
  }
  const days = grouped(receipts, ({ number }) => number.slice(0, -6));
  for (const own of days.values()) {
    const numbers = own.map(({ number }) => Number(number.slice(-6))).toSorted((a, b) => a - b);
    for (const [index, number] of numbers.entries())
      if (number !== numbers[0]! + index) {
        yield { what: 'numbers of receipts have a gap', about: own[0]!.number };
        break;
      }
  }
}

/** What was received for each line of a receipt stands where it keeps others from paying it, and only there. */
function* checkLines({ settledLines, receipts, payments, refunds }: Book): Generator<Finding> {
  const bills = new Map(payments.map(({ id, bill }) => [id, bill]));
  const settled = new Map<string, string>();
  for (const { bill, line, payment, refundedAt } of settledLines) {
    const about = `${bill} ${line}`;
    if (settled.has(about)) yield { what: 'a line is settled twice', about };
    settled.set(about, payment);
    const receipt = receipts.find((one) => one.payment === payment);
    if (!receipt?.lines.some(({ id }) => id === line) || bills.get(payment) !== bill)
      yield { what: 'a line is settled without a receipt', about };
    const isBack = refunds.some((one) => one.transaction === receipt?.transaction);
    if (isBack !== (refundedAt !== undefined))
      yield { what: 'a line and its money disagree about a refund', about };
  }
  for (const { number, payment, lines } of receipts)
    if (lines.some(({ id }) => settled.get(`${bills.get(payment)} ${id}`) !== payment))
      yield { what: 'a receipt is for a line that is not settled', about: number };
}

/** Each says what its money says. */
function* checkPayments({ payments, receipts, money, refunds }: Book): Generator<Finding> {
  const paid = new Set(receipts.map(({ payment }) => payment));
  for (const { id, reference: about, state, amount, lines, settledAt } of payments) {
    if (totalOf(lines) !== amount) yield { what: 'a payment is not the sum of its lines', about };
    if (paid.has(id) !== (settledAt !== undefined) || (state === PAYMENT_STATE.paid && !paid.has(id)))
      yield { what: 'a payment says it is paid, and has no receipt', about };
    if (paid.has(id) && state !== PAYMENT_STATE.paid && state !== PAYMENT_STATE.refunded)
      yield { what: 'a payment has a receipt, and does not say it is paid', about };
    const came = sumOf(money.filter(({ payment }) => payment === id));
    const back = refunds.filter(({ payment, doneAt }) => payment === id && doneAt !== undefined);
    const isBack = came > 0 && sumOf(back) === came;
    if (state === PAYMENT_STATE.refunded ? back.length === 0 : isBack && !OPEN_STATES.includes(state))
      yield { what: 'a payment and its money disagree about a refund', about };
  }
  const open = payments.filter(({ state }) => OPEN_STATES.includes(state));
  for (const [about, own] of grouped(open, ({ payable }) => payable))
    if (own.length > 1) yield { what: 'two payments of one bill are open', about };
}
