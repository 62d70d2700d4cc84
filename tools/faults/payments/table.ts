import type { Totals } from '../../../endpoint/payments/audit.ts';
import { isClosed } from './judge.ts';
import type { PaymentOutcome } from './run.ts';

const COLUMNS = {
  paid: 'paid',
  refunded: 'refunded',
  open: 'open',
  falsePaid: 'false "paid"',
  doubleSettlement: 'settled twice',
  disagreement: 'page≠ledger',
  stuck: 'stuck',
  otherEnd: 'other end',
} as const;
type Column = keyof typeof COLUMNS;
const BAD = ['falsePaid', 'doubleSettlement', 'disagreement', 'stuck', 'otherEnd'] as const;

/** What must never be of a run; empty where all is well. */
export function badOf(outcome: PaymentOutcome): string[] {
  const { audit, wrong } = outcome;
  return [
    ...BAD.filter((name) => outcome[name]).map((name) => COLUMNS[name]),
    ...wrong,
    ...(audit && !isClosed(audit.totals) ? [`left open: ${JSON.stringify(audit.totals)}`] : []),
    ...(audit?.findings ?? []).map(({ what, about }) => `${what} (${about})`),
  ];
}

/** One line for each case, and one of sums. */
export function table(outcomes: readonly PaymentOutcome[]): string {
  const names = [...new Set(outcomes.map(({ name }) => name))];
  const lines = names.map((name) => [name, ...counts(outcomes.filter((one) => one.name === name))]);
  const rows = [['what happens', 'runs', ...Object.values(COLUMNS)], ...lines, ['all', ...counts(outcomes)]];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows
    .map(([name = '', ...cells]) => name.padEnd(width) + cells.map((cell) => cell.padStart(14)).join(''))
    .join('\n');
}

function counts(group: readonly PaymentOutcome[]): string[] {
  const columns = Object.keys(COLUMNS) as Column[];
  return [group.length, ...columns.map((name) => group.filter((one) => one[name]).length)].map(String);
}

/** Every đồng of all runs. */
export function sentence(outcomes: readonly PaymentOutcome[]): string {
  const audits = outcomes.flatMap(({ audit }) => (audit ? [audit] : []));
  const total = (name: keyof Totals) =>
    audits.reduce((sum, { totals }) => sum + totals[name], 0).toLocaleString('en-GB');
  const findings = audits.reduce((sum, audit) => sum + audit.findings.length, 0);
  return `audit of ${audits.length} books: ${total('received')} đồng in = ${total('receipts')} receipts + ${total('pending')} pending + ${total('refundsDue')} to go back + ${total('refunded')} given back; ${findings} findings`;
}
