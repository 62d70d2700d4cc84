import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/connect.ts';
import { dossierEvents } from '../db/schema/following.ts';
import type { Text } from './kept.ts';
import type { Move } from './move.ts';

/** Where every change of a dossier is told, as `<code> <version>`: to all processes of the database. */
export const DOSSIER_CHANNEL = 'dvc_dossier';

/** Writes one row of the timeline. It is told once the transaction is through, and not at all if it fails. */
export async function recordEvent(
  transaction: Transaction,
  event: typeof dossierEvents.$inferInsert,
): Promise<void> {
  await transaction.insert(dossierEvents).values(event);
  await transaction.execute(
    sql`select pg_notify(${DOSSIER_CHANNEL}, ${`${event.dossier} ${event.version}`})`,
  );
}

export const FILED: Text = { vi: 'Hồ sơ đã được gửi.', en: 'The application was sent.' };

/** What is said of moves that say nothing of themselves. */
const SAID: Readonly<Record<Exclude<Move['kind'], 'process' | 'enter' | 'shipmentEvent' | 'money'>, Text>> = {
  accept: { vi: 'Hồ sơ đã được tiếp nhận.', en: 'The application was received.' },
  refuse: { vi: 'Hồ sơ không được tiếp nhận.', en: 'The application was not accepted.' },
  askForPapers: {
    vi: 'Đã yêu cầu bổ sung giấy tờ, thông tin.',
    en: 'More papers or information were asked for.',
  },
  askForPayment: { vi: 'Đã yêu cầu nộp phí, lệ phí.', en: 'Payment was asked for.' },
  paid: { vi: 'Đã nhận phí, lệ phí.', en: 'The payment was received.' },
  stop: { vi: 'Việc xử lý hồ sơ đã dừng.', en: 'Work on the application was stopped.' },
  finish: { vi: 'Hồ sơ đã xử lý xong, đã có kết quả.', en: 'The work is done and the result is there.' },
  ship: { vi: 'Kết quả đã được giao cho bưu điện.', en: 'The result was handed to the post.' },
  return: { vi: 'Kết quả đã được trả.', en: 'The result was handed over.' },
  extend: { vi: 'Thời hạn trả kết quả đã được đặt lại.', en: 'Another due time was set.' },
  supplement: { vi: 'Đã nhận giấy tờ, thông tin bổ sung.', en: 'The papers and information arrived.' },
  withdraw: {
    vi: 'Hồ sơ đã được rút theo yêu cầu của người nộp.',
    en: 'The application was withdrawn by the applicant.',
  },
};

export function sayMove(move: Move): Text {
  if ('what' in move && move.what) return move.what;
  return SAID[move.kind as keyof typeof SAID];
}
