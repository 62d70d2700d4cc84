import { randomBytes } from 'node:crypto';
import { MESSAGE_CODE, type PlatformState } from '../../payments/messages.ts';
import type { Bank } from './banks.ts';
import { referenceIn } from './content.ts';
import type { Asked, Entry, Money, News, Refund } from './entries.ts';
import type { Journal } from './journal.ts';

export interface BookPayment extends Asked {
  readonly state: PlatformState;
  /** Why it came to nothing: a `MaLoi`. */
  readonly code: string | undefined;
  /** The bank at work on it, and until when. */
  readonly work: { readonly bank: string; readonly due: string } | undefined;
  /** Oldest first. */
  readonly money: readonly Money[];
}

export interface Transfer {
  /** Of the sender: the same one is one transfer, however often it comes. */
  readonly mark: string;
  readonly amount: number;
  readonly content: string;
}

/** What the payment platform knows. Every change is written down before it is true. */
export class Book {
  readonly #journal: Journal;
  readonly #now: () => Date;
  readonly #payments = new Map<string, BookPayment>();
  readonly #money = new Map<string, Money>();
  readonly #byMark = new Map<string, Money>();
  readonly #refunds = new Map<string, Refund>();
  readonly #untold = new Map<string, News>();
  /** Called with what the partner is to be told. */
  onNews: (news: News) => void = () => undefined;

  constructor(journal: Journal, now: () => Date) {
    this.#journal = journal;
    this.#now = now;
    for (const entry of journal.past) this.#apply(entry);
  }

  /** All, oldest first. */
  get payments(): readonly BookPayment[] {
    return [...this.#payments.keys()].map((reference) => this.payment(reference)!);
  }

  get money(): readonly Money[] {
    return [...this.#money.values()];
  }

  get refunds(): readonly Refund[] {
    return [...this.#refunds.values()];
  }

  /** What the partner has not confirmed to have heard. */
  get untold(): readonly News[] {
    return [...this.#untold.values()];
  }

  /** As it stands now: nobody need come by for a payment to expire. */
  payment(reference: string): BookPayment | undefined {
    const kept = this.#payments.get(reference);
    if (kept?.state !== 'PENDING' || kept.work || this.#now() <= new Date(kept.expiresAt)) return kept;
    return { ...kept, state: 'EXPIRED', code: MESSAGE_CODE.expired };
  }

  byToken(token: string): BookPayment | undefined {
    const kept = [...this.#payments.values()].find((one) => one.token === token);
    return kept && this.payment(kept.reference);
  }

  transfer(mark: string): Money | undefined {
    return this.#byMark.get(mark);
  }

  refund(id: string): Refund | undefined {
    return this.#refunds.get(id);
  }

  open(payment: Omit<Asked, 'token'>): BookPayment {
    const token = randomBytes(24).toString('base64url');
    this.#write({ is: 'asked', payment: { ...payment, token } });
    return this.payment(payment.reference)!;
  }

  /** The payer has said yes. Whether this made a difference: a second time, and too late, it makes none. */
  confirm(reference: string, bank: Bank): boolean {
    const payment = this.payment(reference);
    if (payment?.state !== 'PENDING' || payment.work) return false;
    if (bank.refuses) {
      this.#end(payment, 'FAILED', MESSAGE_CODE.refused);
      return true;
    }
    const due = new Date(this.#now().getTime() + bank.works).toISOString();
    this.#write({ is: 'confirmed', reference, bank: bank.id, due });
    if (bank.works === 0) this.finishWork(reference);
    return true;
  }

  /** The bank is done with it. */
  finishWork(reference: string): void {
    const payment = this.#payments.get(reference);
    if (!payment?.work) return;
    this.#receive({ mark: `page ${reference}`, amount: payment.amount, content: reference }, reference);
  }

  /** Given up; not possible once the bank is at work. */
  cancel(reference: string, { told }: { readonly told: boolean }): boolean {
    const payment = this.payment(reference);
    if (payment?.state !== 'PENDING' || payment.work) return false;
    this.#end(payment, 'CANCELLED', MESSAGE_CODE.cancelled, told);
    return true;
  }

  /** A bank cannot be told not to send money: whatever became of the payment, it is here now. */
  receive(transfer: Transfer): Money {
    const known = this.#byMark.get(transfer.mark);
    return known ?? this.#receive(transfer, referenceIn(transfer.content, this.#payments.keys()));
  }

  /** Pays back, or says so at first (`done`); the same order again completes it. */
  giveBack(order: Omit<Refund, 'at'>): Refund {
    const known = this.#refunds.get(order.id);
    if (known?.done) return known;
    this.#write({ is: 'refund', refund: { ...order, at: this.#now().toISOString() } });
    return this.#refunds.get(order.id)!;
  }

  /** What of this money has not gone back, nor is about to. */
  left(money: Money): number {
    const gone = this.refunds.filter(({ transaction }) => transaction === money.transaction);
    return gone.reduce((left, { amount }) => left - amount, money.amount);
  }

  told(id: string): void {
    if (this.#untold.has(id)) this.#write({ is: 'told', id });
  }

  close(): void {
    this.#journal.close();
  }

  #receive({ mark, amount, content }: Transfer, reference: string | undefined): Money {
    const at = this.#now().toISOString();
    // Random, so that a platform that has lost its memory never gives a number out again.
    const transaction = `GD${randomBytes(8).toString('hex').toUpperCase()}`;
    this.#write({ is: 'money', mark, money: { transaction, amount, content, at, reference } });
    if (reference !== undefined)
      this.#spread({ id: transaction, reference, code: MESSAGE_CODE.done, amount, transaction, at });
    return this.#money.get(transaction)!;
  }

  #end({ reference, amount }: BookPayment, state: PlatformState, code: string, told = false): void {
    this.#write({ is: 'ended', reference, state, code });
    const at = this.#now().toISOString();
    if (!told) this.#spread({ id: reference, reference, code, amount, transaction: undefined, at });
  }

  #spread(news: News): void {
    this.#write({ is: 'news', news });
    this.onNews(news);
  }

  #write(entry: Entry): void {
    this.#journal.append(entry);
    this.#apply(entry);
  }

  #apply(entry: Entry): void {
    switch (entry.is) {
      case 'asked': {
        const nothing = { state: 'PENDING', code: undefined, work: undefined, money: [] } as const;
        this.#payments.set(entry.payment.reference, { ...entry.payment, ...nothing });
        return;
      }
      case 'confirmed':
        return this.#change(entry.reference, { work: { bank: entry.bank, due: entry.due } });
      case 'ended':
        return this.#change(entry.reference, { state: entry.state, code: entry.code });
      case 'money':
        return this.#applyMoney(entry.money, entry.mark);
      case 'refund':
        this.#refunds.set(entry.refund.id, entry.refund);
        return;
      case 'news':
        this.#untold.set(entry.news.id, entry.news);
        return;
      case 'told':
        this.#untold.delete(entry.id);
    }
  }

  #applyMoney(money: Money, mark: string): void {
    this.#money.set(money.transaction, money);
    this.#byMark.set(mark, money);
    const payment = money.reference === undefined ? undefined : this.#payments.get(money.reference);
    if (!payment) return;
    const pays = payment.state === 'PENDING' && money.amount === payment.amount;
    this.#change(payment.reference, {
      money: [...payment.money, money],
      ...(mark.startsWith('page ') && { work: undefined }),
      ...(pays && { state: 'PAID' }),
    });
  }

  #change(reference: string, change: Partial<BookPayment>): void {
    const payment = this.#payments.get(reference);
    if (payment) this.#payments.set(reference, { ...payment, ...change });
  }
}
