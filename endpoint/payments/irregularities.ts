import type { Logger } from 'pino';

/** What should not have come, and changed nothing. */
export type Irregularity =
  /** A notification that the platform has not signed, or whose content was changed on its way. */
  | 'wrongSignature'
  /** Signed, and not a notification to this endpoint. */
  | 'malformed'
  | 'unknownReference'
  /** The number of a transaction that is known, with another sum or for another payment. */
  | 'contradiction'
  /** A reply that is not the platform's to the message that was sent. */
  | 'untrustedReply'
  /** The platform has money that belongs to no payment. */
  | 'foreignMoney';

/**
 * Counts and logs them since the start. Of a message that nobody signed nothing is logged but that it came: it
 * says whatever its maker likes.
 */
export class Irregularities {
  readonly #logger: Logger;
  readonly #counts = new Map<Irregularity, number>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  note(kind: Irregularity, reference?: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    this.#logger.warn({ irregularity: kind, ...(reference !== undefined && { reference }) }, 'payments');
  }

  clear(): void {
    this.#counts.clear();
  }

  get counts(): Readonly<Partial<Record<Irregularity, number>>> {
    return Object.fromEntries(this.#counts);
  }
}
