/** What a request did for an upload. */
export interface UploadEntry {
  readonly bytesReceived: number;
  readonly event?: 'created' | 'completed';
}

/** One request as the endpoint saw it. No address, no query, no body: nothing of the person who asked. */
export interface LedgerEntry extends Partial<UploadEntry> {
  /** Counts from 1 since start or reset. */
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly operation: string;
  /** What was answered, or would have been if the answer had not been lost; 0 for a request that was lost. */
  readonly status: number;
  /** The client asked with `If-None-Match`. */
  readonly conditional: boolean;
  /** Fault that struck it. */
  readonly fault?: string;
  /** False when the connection was broken on order. */
  readonly answered: boolean;
}

export interface LedgerCount {
  readonly operation: string;
  requests: number;
  answered: number;
  notModified: number;
  failed: number;
}

/** Files since start or reset. */
export interface UploadCount {
  count: number;
  /** Bytes of bodies, those sent again and those thrown away included. */
  bytesReceived: number;
  completed: number;
}

const RECENT = 500;

/** What was asked and answered: the measure of "nothing lost, nothing twice". Kept in memory. */
export class Ledger {
  #entries: LedgerEntry[] = [];
  #counts = new Map<string, LedgerCount>();
  #uploads: UploadCount = { count: 0, bytesReceived: 0, completed: 0 };
  #number = 0;

  record(entry: Omit<LedgerEntry, 'number'>): void {
    this.#number += 1;
    this.#entries.push({ number: this.#number, ...entry });
    if (this.#entries.length > RECENT) this.#entries.shift();
    const count = this.#counts.get(entry.operation) ?? {
      operation: entry.operation,
      requests: 0,
      answered: 0,
      notModified: 0,
      failed: 0,
    };
    count.requests += 1;
    if (entry.answered) count.answered += 1;
    if (entry.status === 304) count.notModified += 1;
    if (entry.status >= 400) count.failed += 1;
    this.#counts.set(entry.operation, count);
    this.#uploads.bytesReceived += entry.bytesReceived ?? 0;
    if (entry.event === 'created') this.#uploads.count += 1;
    if (entry.event === 'completed') this.#uploads.completed += 1;
  }

  report(): { total: number; counts: LedgerCount[]; uploads: UploadCount; recent: LedgerEntry[] } {
    return {
      total: this.#number,
      counts: [...this.#counts.values()],
      uploads: { ...this.#uploads },
      recent: [...this.#entries],
    };
  }

  clear(): void {
    this.#entries = [];
    this.#counts.clear();
    this.#uploads = { count: 0, bytesReceived: 0, completed: 0 };
    this.#number = 0;
  }
}
