import { and, eq } from 'drizzle-orm';
import { PAYMENT_METHOD, PAYMENT_STATE } from '../../src/contract/payments.ts';
import { writeVietQr } from '../../src/domain/vietqr.ts';
import type { Language } from '../http/language.ts';
import { payments } from '../db/schema/payments.ts';
import type { KeptAction } from './kept.ts';
import { nextAsking } from './patience.ts';
import type { PaymentPlace, PaymentRow } from './place.ts';
import type { InitOrder, Opening } from './platform.ts';

/** Tells the platform of a payment that is written down. Done twice, it is done once. */
export async function beginPayment(place: PaymentPlace, row: PaymentRow): Promise<void> {
  const opening = await place.platform.init(orderOf(row, place.now()));
  const action = actionOf(row, opening);
  await place.store.database
    .update(payments)
    .set({
      state: PAYMENT_STATE.pending,
      action,
      askAt: nextAsking({ ...row, asked: 0 }, place.now()),
      asked: 0,
    })
    // A notification may have been faster, or the payer may have given it up.
    .where(and(eq(payments.id, row.id), eq(payments.state, PAYMENT_STATE.created)));
  place.logger.info({ reference: row.reference, method: row.method }, 'payment begun');
}

function orderOf(row: PaymentRow, now: Date): InitOrder {
  const { reference, amount, language, expiresAt, returnUrl, title, payee, account, lines } = row;
  return {
    reference,
    amount,
    method: row.method === PAYMENT_METHOD.vietQr ? 'VIETQR' : 'REDIRECT',
    language,
    now,
    expiresAt,
    ...(returnUrl !== null && { returnUrl }),
    title: title[language],
    payee: payee[language],
    account,
    lines: lines.map((line) => sayLine(line, language)),
  };
}

function sayLine({ id, type, label, total }: PaymentRow['lines'][number], language: Language) {
  return { id, type: type.code, label: label[language], total };
}

function actionOf({ amount }: PaymentRow, opening: Opening): KeptAction {
  if (opening.kind === 'redirect') return opening;
  const { bin, account, bankName, accountHolder, content } = opening;
  const code = writeVietQr({ bin, service: 'QRIBFTTA', account, amount, content });
  if (code.kind === 'refused') throw new TypeError(`VietQR: ${code.fault} ${code.place}`);
  return { kind: 'qr', payload: code.payload, bankName, accountHolder };
}
