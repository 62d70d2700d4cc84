import type { Book } from './book.ts';

/** How often it is looked whether a bank is done, in milliseconds. */
const BEAT = 500;

/** The banks that take their time, also those that were at it when the platform stopped. */
export class BankWork {
  readonly #beat: NodeJS.Timeout;

  constructor(book: Book, now: () => Date) {
    this.#beat = setInterval(() => {
      for (const { reference, work } of book.payments)
        if (work && new Date(work.due) <= now()) book.finishWork(reference);
    }, BEAT);
    this.#beat.unref();
  }

  close(): void {
    clearInterval(this.#beat);
  }
}
