import { eq } from 'drizzle-orm';
import type { PaymentReceipt } from '../../src/contract/payments.ts';
import { paymentMethod } from '../bills/methods.ts';
import { moneyReceived, receipts } from '../db/schema/payments.ts';
import { vietnamTime } from '../dossiers/deadline.ts';
import { ProblemError } from '../http/problems.ts';
import type { OperationRequest } from '../routes/operation.ts';
import { readPayment, sayLines, sayPaidBill } from './view.ts';

type View = Pick<OperationRequest, 'store' | 'language'>;

export async function receiptView({ store, language }: View, id: string): Promise<PaymentReceipt> {
  const { kept, found } = await store.database.transaction(
    async (snapshot) => {
      const payment = await readPayment(snapshot, id);
      const [receipt] = await snapshot
        .select({ receipt: receipts, money: moneyReceived })
        .from(receipts)
        .innerJoin(moneyReceived, eq(moneyReceived.transaction, receipts.transaction))
        .where(eq(receipts.payment, payment.row.id));
      return { kept: payment, found: receipt };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  if (!found) throw new ProblemError('receiptNotFound');
  const { receipt, money } = found;
  const isOwn = kept.row.id === id;
  const back = kept.refunds.filter(
    ({ transaction, doneAt }) => transaction === receipt.transaction && doneAt,
  );
  return {
    number: receipt.number,
    ...(isOwn && { payment: kept.row.reference, transaction: receipt.transaction }),
    issuedAt: vietnamTime(receipt.issuedAt),
    paidAt: vietnamTime(money.at),
    bill: sayPaidBill(kept, language),
    lines: sayLines(kept, language),
    total: receipt.total,
    method: paymentMethod(kept.row.method, language),
    refunded: back.reduce((sum, { amount }) => sum + amount, 0),
  };
}
