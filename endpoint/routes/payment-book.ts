import type { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Environment } from '../http/environment.ts';
import { parseBody, readJsonBody } from '../http/json-body.ts';
import { ProblemError } from '../http/problems.ts';
import { readBook } from '../payments/book.ts';
import type { Payments } from '../payments/payments.ts';
import { refundReceipt } from '../payments/refunds.ts';

const RefundOrder = z.strictObject({ reason: z.string().check(z.minLength(1), z.maxLength(500)) });
const NOT_YET = {
  vi: 'Khoản đóng cho kỳ sau cần được hoàn trước.',
  en: 'What was paid for a later period goes back first.',
};
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The book of payments beside the platform's statement, for the audit; and refunds by order of the office. */
export function servePaymentBook(app: Hono<Environment>, { place, schedule }: Payments): void {
  app.get('/sandbox/payments', async (context) => {
    // First the statement: money that comes meanwhile is in the book and not yet missed in the other.
    const statement = await place.platform.statement().catch(() => null);
    return context.json({
      book: await readBook(place.store),
      statement,
      irregularities: place.irregularities.counts,
    });
  });
  app.post('/sandbox/payments/:id/refund', async (context) => {
    const id = context.req.param('id');
    const { reason } = parseBody(RefundOrder, await readJsonBody(context));
    const became = UUID.test(id) ? await refundReceipt(place, id, { vi: reason, en: reason }) : 'nothing';
    if (became === 'nothing') throw new ProblemError('receiptNotFound');
    if (became === 'notYet') throw new ProblemError('invalidRequest', { detail: NOT_YET });
    await schedule.look();
    return context.json({ refunded: id });
  });
}
