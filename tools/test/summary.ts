/** The table at the end of `npm test`. */

export interface Outcome {
  name: string;
  seconds: number;
  passed: number;
  failed: number;
  /** Why there is nothing to count. */
  note?: string;
}

/** Stages run beside each other, so that the time of all of them is less than its sum. */
export function summarise(outcomes: readonly Outcome[], elapsed: number): { text: string; failed: number } {
  const width = Math.max(5, ...outcomes.map(({ name }) => name.length));
  const lines = outcomes.map(({ name, seconds, passed, failed, note }) => {
    const verdict = failed > 0 ? 'FAILED' : 'ok';
    const figures = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed`;
    return `${name.padEnd(width)}  ${verdict.padEnd(6)}  ${seconds.toFixed(1).padStart(6)} s  ${note ?? figures}`;
  });
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const broken = outcomes.filter(({ failed }) => failed > 0).map(({ name }) => name);
  const verdict = broken.length > 0 ? [`Failed: ${broken.join(', ')}`] : [];
  const closing = `${sum('passed')} passed, ${sum('failed')} failed`;
  const total = `${'total'.padEnd(width)}          ${elapsed.toFixed(1).padStart(6)} s`;
  return { text: ['', ...lines, total, '', ...verdict, closing].join('\n'), failed: sum('failed') };
}
