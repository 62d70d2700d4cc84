/** The measure: what pages say, against the endpoint's ledger, against the money at the platform. */
import type { Totals } from '../../../endpoint/payments/audit.ts';
import type { Book } from '../../../endpoint/payments/book.ts';
import { ACCOUNT } from '../../../endpoint/payments/ledger.ts';
import { LINE_STATE } from '../../../src/contract/bills.ts';
import { PAYMENT_STATE } from '../../../src/contract/payments.ts';
import type { PaymentLane } from './lane.ts';
import type { Payer } from './payer.ts';
import type { Due, Scene } from './plan.ts';

export interface PaymentVerdict {
  readonly paid: boolean;
  readonly refunded: boolean;
  /** Not paid, and it can be. */
  readonly open: boolean;
  readonly falsePaid: boolean;
  readonly doubleSettlement: boolean;
  /** What a page, the ledger and the platform say is not one thing. */
  readonly disagreement: boolean;
  /** Something is under way that comes to no end. */
  readonly stuck: boolean;
  /** Another end than the one it has to have. */
  readonly otherEnd: boolean;
  /** In words, what is wrong. */
  readonly wrong: readonly string[];
}

export async function judge(scene: Scene, due: Due): Promise<PaymentVerdict> {
  const { lane, payer } = scene;
  const book = await lane.book();
  const disagreements = [
    ...againstPlatform(book, lane),
    ...againstAccounts(book),
    ...(await againstPages(book, payer)),
    ...(await againstLines(book, payer)),
  ];
  const back = sum(book.refunds.filter(({ doneAt }) => doneAt !== undefined));
  const foreign = sum(lane.platform.book.money.filter(({ reference }) => reference === undefined));
  const paid = book.receipts.length > 0;
  const falsePaid = payer.falsePaid > 0 || book.receipts.some((one) => !isCovered(one, lane));
  const doubleSettlement = isDouble(book);
  const stuck = openPayments(book) > 0 || book.refunds.some(({ doneAt }) => doneAt === undefined);
  const otherEnd = paid !== due.paid || back !== due.back || foreign !== (due.foreign ?? 0);
  return {
    paid,
    refunded: book.refunds.length > 0,
    open: !paid,
    falsePaid,
    doubleSettlement,
    disagreement: disagreements.length > 0,
    stuck,
    otherEnd,
    wrong: [
      ...disagreements,
      ...(otherEnd ? [`paid ${paid}, back ${back}, foreign ${foreign}; due ${JSON.stringify(due)}`] : []),
    ],
  };
}

/** Whether there is nothing left to wait for. */
export async function isAtRest({ book, platform }: PaymentLane): Promise<boolean> {
  const kept = await book();
  const known = new Set(kept.money.map(({ transaction }) => transaction));
  return (
    openPayments(kept) === 0 &&
    kept.refunds.every(({ doneAt }) => doneAt !== undefined) &&
    // What names no payment is taken in from the statement, a while later.
    platform.book.money.every(({ transaction }) => known.has(transaction))
  );
}

function openPayments({ payments }: Book): number {
  const open: readonly string[] = [PAYMENT_STATE.created, PAYMENT_STATE.pending];
  return payments.filter(({ state }) => open.includes(state)).length;
}

const sum = (rows: readonly { readonly amount: number }[]) =>
  rows.reduce((total, { amount }) => total + amount, 0);

function isCovered({ transaction, total }: Book['receipts'][number], { platform }: PaymentLane): boolean {
  return platform.book.money.some((money) => money.transaction === transaction && money.amount === total);
}

/** Everything a run pays is one thing, whatever was chosen of it. */
function isDouble({ receipts, settledLines }: Book): boolean {
  const lines = settledLines.map(({ bill, line }) => `${bill} ${line}`);
  return receipts.length > 1 || new Set(lines).size < lines.length;
}

function againstPlatform({ money, refunds }: Book, { platform }: PaymentLane): string[] {
  const say = ({ transaction, amount }: { transaction: string; amount: number }) =>
    `${transaction} ${amount}`;
  const all = (rows: readonly { transaction: string; amount: number }[]) => rows.map(say).toSorted().join();
  const done = refunds.filter(({ doneAt }) => doneAt !== undefined);
  return [
    ...(all(money) === all(platform.book.money) ? [] : ['other money than at the platform']),
    ...(all(done) === all(platform.book.refunds.filter((one) => one.done))
      ? []
      : ['other refunds than at the platform']),
  ];
}

function againstAccounts({ entries, money, receipts, refunds }: Book): string[] {
  const balance = (account: string) => sum(entries.filter((entry) => entry.account === account));
  const back = sum(refunds.filter(({ doneAt }) => doneAt !== undefined));
  const given = receipts.reduce((total, receipt) => total + receipt.total, 0);
  const expected: [string, number][] = [
    [ACCOUNT.platform, sum(money) - back],
    [ACCOUNT.pending, 0],
    [ACCOUNT.receipts, -given],
    [ACCOUNT.refundsDue, -(sum(refunds) - back)],
  ];
  return expected
    .filter(([account, amount]) => balance(account) !== amount)
    .map(([account]) => `account ${account}`);
}

async function againstPages(book: Book, payer: Payer): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, amount, state } of book.payments) {
    const said = await payer.look(id);
    const receipt = book.receipts.find(({ payment }) => payment === id);
    const refunds = book.refunds.filter(({ payment }) => payment === id);
    const shown = await payer.receipt(id);
    if (said.state.code !== state || said.amount !== amount)
      wrong.push(`payment ${said.state.code}, ${state}`);
    if ((said.state.code === PAYMENT_STATE.paid) !== (receipt !== undefined))
      wrong.push('paid without receipt');
    if (sum(said.refunds) !== sum(refunds)) wrong.push('other refunds than in the book');
    if ((shown.kind === 'answered') !== (receipt !== undefined)) wrong.push('receipt shown or not');
    if (shown.kind !== 'answered') continue;
    const { lines, total, number } = shown.body;
    const added = lines.reduce((all, line) => all + line.total, 0);
    if (total !== receipt?.total || total !== added || total !== amount) wrong.push(`receipt ${number}`);
  }
  return wrong;
}

/** Lines are called paid where they are settled, and nowhere else. */
async function againstLines({ payments, settledLines }: Book, payer: Payer): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, bill } of payments) {
    const { lines } = await payer.look(id);
    const said = lines.filter(({ state }) => state.code === LINE_STATE.paid);
    const settled = lines.filter((line) =>
      settledLines.some((one) => one.bill === bill && one.line === line.id),
    );
    if (said.length !== settled.length || said.some((line) => !settled.includes(line)))
      wrong.push('lines of the bill');
  }
  return wrong;
}

/** At the end every đồng that came in is in a receipt, or back. */
export function isClosed({ received, receipts, pending, refundsDue, refunded }: Totals): boolean {
  return pending === 0 && refundsDue === 0 && received === receipts + refunded;
}
