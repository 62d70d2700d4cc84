import * as z from 'zod/mini';
import type { Unsigned } from '../../payments/messages.ts';
import { sign } from '../../payments/messages.ts';

/** Messages that can go wrong: replies of the platform, and its notifications. */
export const ON = ['INIT', 'QUERY', 'CANCEL', 'REFUND', 'STATEMENT', 'NOTIFY'] as const;

/**
 * What goes wrong. `late`: after `milliseconds`. `lost`: done, but the line breaks before the answer; of a
 * notification, never told. `failing`: not done, 503. `forged`: signed with another secret. `tampered`: changed
 * after it was signed. `asked-otherwise`: the question is changed on its way. `replayed`: the signed reply to an
 * earlier question; of a notification, told once more after it was heard. `twice`: told twice at once.
 * `unfinished`: a refund that is not done at once.
 */
export const KINDS = [
  'late',
  'lost',
  'failing',
  'forged',
  'tampered',
  'asked-otherwise',
  'replayed',
  'twice',
  'unfinished',
] as const;

export const Fault = z.object({
  on: z.enum(ON),
  kind: z.enum(KINDS),
  /** Of one payment; of all when left out. */
  reference: z.optional(z.string()),
  /** How often; once when left out. */
  times: z._default(z.int().check(z.positive()), 1),
  milliseconds: z._default(z.int().check(z.nonnegative()), 0),
});
export type Fault = z.infer<typeof Fault>;

/** What is ordered to go wrong, and has not yet. */
export class FaultOrders {
  #orders: Fault[] = [];

  order(fault: Fault): void {
    this.#orders.push(fault);
  }

  clear(): void {
    this.#orders = [];
  }

  /** The next fault of this message, which is then used up once. */
  take(on: Fault['on'], reference: string | undefined): Fault | undefined {
    const found = this.#orders.find(
      (order) => order.on === on && (order.reference === undefined || order.reference === reference),
    );
    if (!found) return undefined;
    const left = found.times - 1;
    this.#orders = this.#orders.flatMap((order) => {
      if (order !== found) return [order];
      return left > 0 ? [{ ...order, times: left }] : [];
    });
    return found;
  }
}

/** Signed as it should be, or as somebody would who has changed it or has not the secret. */
export function signUnder<Message extends object>(
  fault: Fault | undefined,
  message: Unsigned<Message>,
  secret: string,
): object {
  if (fault?.kind === 'forged') return sign(message, `not ${secret}`);
  const signed = sign(message, secret);
  return fault?.kind === 'tampered' ? tamper(signed) : signed;
}

/** What somebody on the line would want it to say. */
export function tamper(message: Readonly<Record<string, unknown>>): object {
  const { SoTien: amount, UrlThanhToan: address } = message;
  return {
    ...message,
    ...(typeof amount === 'number' && { SoTien: amount + 1000 }),
    ...(typeof address === 'string' && { UrlThanhToan: 'https://thanh-toan.example/' }),
    ...('TrangThai' in message && { TrangThai: message['TrangThai'] === 'PAID' ? 'PENDING' : 'PAID' }),
    TuNguoiKhac: true,
  };
}
