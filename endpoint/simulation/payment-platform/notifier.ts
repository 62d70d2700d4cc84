import { setTimeout as delay } from 'node:timers/promises';
import { safeParse } from 'zod/mini';
import { compose, MESSAGE_CODE, type Notify, NotifyReply, verify } from '../../payments/messages.ts';
import type { Book } from './book.ts';
import type { News } from './entries.ts';
import { type FaultOrders, signUnder } from './faults.ts';
import { NEWS_WORDS } from './pages/words.ts';

/** Milliseconds between one attempt and the next; then it gives up, and the partner has to ask. */
export const ATTEMPTS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000] as const;
const TIMEOUT = 8_000;

export interface NotifierOptions {
  readonly book: Book;
  readonly faults: FaultOrders;
  readonly partner: string;
  readonly secret: string;
  readonly attempts: readonly number[];
}

/** Tells the partner what has happened, again and again until it has confirmed. */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #end = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: NotifierOptions) {
    this.#options = options;
    options.book.onNews = (news) => this.tell(news);
    for (const news of options.book.untold) this.tell(news);
  }

  tell(news: News): void {
    const run = this.#tell(news).catch((error: unknown) => {
      if (!this.#end.signal.aborted) throw error;
    });
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }

  /** Resolves once there is nothing under way: all is heard, or given up. */
  async quiet(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.quiet();
  }

  async #tell(news: News): Promise<void> {
    const { book, attempts } = this.#options;
    for (const wait of [...attempts, 0]) {
      const heard = await this.#attempt(news);
      if (heard === 'never') return;
      if (heard) return book.told(news.id);
      await delay(wait, undefined, { signal: this.#end.signal });
    }
  }

  async #attempt(news: News): Promise<boolean | 'never'> {
    const { faults, secret } = this.#options;
    const fault = faults.take('NOTIFY', news.reference);
    if (fault?.kind === 'lost') return 'never';
    if (fault?.kind === 'late') await delay(fault.milliseconds, undefined, { signal: this.#end.signal });
    if (fault?.kind === 'failing') return false;
    const message = this.#compose(news);
    const signed = signUnder<Notify>(fault, message, secret);
    const send = () => this.#send(news, message.MaBanTin, signed);
    if (fault?.kind === 'twice') return (await Promise.all([send(), send()])).some(Boolean);
    const heard = await send();
    if (fault?.kind === 'replayed' && heard) await send();
    return heard;
  }

  #compose({ reference, code, amount, transaction, at }: News) {
    return compose<Notify>({
      LoaiBanTin: 'NOTIFY',
      MaDoiTac: this.#options.partner,
      MaThamChieu: reference,
      MaLoi: code,
      MoTaLoi: NEWS_WORDS[code] ?? '',
      MaTienTe: 'VND',
      SoTien: amount,
      ...(transaction !== undefined && { MaGiaoDich: transaction }),
      ThoiGianGD: at,
    });
  }

  /** Whether the partner says, over its signature, that it has this message. */
  async #send({ reference }: News, id: string, message: object): Promise<boolean> {
    const { book, secret } = this.#options;
    const address = book.payment(reference)?.notifyUrl;
    if (address === undefined) return false;
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.any([this.#end.signal, AbortSignal.timeout(TIMEOUT)]),
      });
      const answer: unknown = await response.json();
      const { data } = safeParse(NotifyReply, answer);
      return verify(answer, secret) && data?.MaBanTin === id && data.MaLoi === MESSAGE_CODE.done;
    } catch {
      return false;
    }
  }
}
