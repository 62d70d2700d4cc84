import type { Outcome } from './run.ts';

const COLUMNS = ['runs', 'accepted', 'refused', 'lost', 'duplicates', 'false sent', 'stuck'] as const;
const BAD = ['lost', 'duplicate', 'falseSent', 'stuck'] as const;

/** Whether a run is what must never be. */
export function isBad(outcome: Outcome): boolean {
  return BAD.some((name) => outcome[name]);
}

export function namesOfBad(outcome: Outcome): string {
  return BAD.filter((name) => outcome[name]).join(', ');
}

/** One line for each fault and target, and one of sums. */
export function table(outcomes: readonly Outcome[]): string {
  const nameOf = ({ fault, target }: Outcome) => `${fault} × ${target}`;
  const names = [...new Set(outcomes.map(nameOf))];
  const lines = names.map((name) => [name, ...counts(outcomes.filter((one) => nameOf(one) === name))]);
  const rows = [['fault × target', ...COLUMNS], ...lines, ['all', ...counts(outcomes)]];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows
    .map(([name = '', ...cells]) => name.padEnd(width) + cells.map((cell) => cell.padStart(12)).join(''))
    .join('\n');
}

function counts(group: readonly Outcome[]): string[] {
  const count = (name: 'accepted' | 'refused' | (typeof BAD)[number]) =>
    String(group.filter((outcome) => outcome[name]).length);
  return [String(group.length), ...(['accepted', 'refused', ...BAD] as const).map(count)];
}
