import { eq } from 'drizzle-orm';
import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import { payments } from '../db/schema/payments.ts';
import { ProblemError } from '../http/problems.ts';
import { giveUp } from './ask.ts';
import { countAct } from './limits.ts';
import type { PaymentPlace } from './place.ts';
import { PlatformError } from './platform.ts';
import { isOpen } from './states.ts';
import { named } from './view.ts';

/**
 * Gives a payment up for its payer. The platform is asked first: where it has money, or its bank is at it, the
 * payment goes on; where it does not answer, nobody can say that nothing will be paid.
 */
export async function cancelPayment(place: PaymentPlace, id: string, address: string): Promise<void> {
  const [row] = await place.store.database.select().from(payments).where(named(id));
  if (!row) throw new ProblemError('paymentNotFound');
  if (row.state === PAYMENT_STATE.cancelled) return;
  if (!isOpen(row)) throw new ProblemError('paymentNotCancellable');
  const act = { payable: row.payable, address, now: place.now() };
  // By somebody who has only found the bill.
  if (row.id !== id) await place.store.database.transaction((database) => countAct(database, 'givenUp', act));
  const ended = await giveUp(place, row, { state: PAYMENT_STATE.cancelled }).catch((error: unknown) =>
    doubt(place, row.reference, error),
  );
  if (ended) return;
  // Two that cancel at once: the second finds it done.
  const [now] = await place.store.database
    .select({ state: payments.state })
    .from(payments)
    .where(eq(payments.id, row.id));
  if (now?.state !== PAYMENT_STATE.cancelled) throw new ProblemError('paymentNotCancellable');
}

function doubt({ irregularities }: PaymentPlace, reference: string, error: unknown): never {
  if (!(error instanceof PlatformError)) throw error;
  if (error.kind === 'untrusted') irregularities.note('untrustedReply', reference);
  throw new ProblemError('unavailable', {
    detail: {
      vi: 'Cổng thanh toán chưa trả lời, nên chưa hủy được. Giao dịch vẫn như cũ.',
      en: 'The payment platform does not answer, so nothing was cancelled. The payment is as it was.',
    },
  });
}
