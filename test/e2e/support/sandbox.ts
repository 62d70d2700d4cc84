import type { Fault } from '../../../endpoint/simulation/faults.ts';
import type { LedgerCount, LedgerEntry } from '../../../endpoint/simulation/ledger.ts';

interface LedgerReport {
  readonly total: number;
  readonly counts: readonly LedgerCount[];
  readonly recent: readonly LedgerEntry[];
}

/** Orders faults from the endpoint's sandbox, and reads what was asked of it. */
export class Sandbox {
  readonly #url: string;

  constructor(endpoint: string) {
    this.#url = `${endpoint}/sandbox`;
  }

  async order(...faults: Fault[]): Promise<void> {
    await this.#call('PUT', '/faults', faults);
  }

  async clear(): Promise<void> {
    await this.#call('DELETE', '/faults');
  }

  /** No faults, and nothing asked yet. */
  async reset(): Promise<void> {
    await this.#call('POST', '/reset');
  }

  async ledger(): Promise<LedgerReport> {
    return (await this.#call('GET', '/ledger')) as LedgerReport;
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.#url + path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    });
    if (!response.ok)
      throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
