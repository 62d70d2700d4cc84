import { eq } from 'drizzle-orm';
import { payments } from '../db/schema/payments.ts';
import { end, ENDINGS } from './ask.ts';
import { MESSAGE_CODE, type NotifyReply } from './messages.ts';
import { type Notification, notificationReply, readNotification } from './notification.ts';
import type { PaymentPlace } from './place.ts';
import type { PlatformAccess } from './platform.ts';
import { receiveMoney } from './receive-money.ts';
import { REPLIES } from './sentences.ts';

/** How a payment has ended that a notification is about. */
const STATES: Readonly<Record<string, keyof typeof ENDINGS>> = {
  [MESSAGE_CODE.refused]: 'FAILED',
  [MESSAGE_CODE.cancelled]: 'CANCELLED',
  [MESSAGE_CODE.expired]: 'EXPIRED',
};

/**
 * What the platform says unasked. Gives the signed reply; undefined for a message that is not the platform's,
 * which gets no word with a signature under it. A message that comes again is answered as the first time.
 */
export async function hearNotification(
  place: PaymentPlace,
  access: PlatformAccess,
  body: unknown,
): Promise<NotifyReply | undefined> {
  const read = readNotification(body, access);
  if (!read.ok) {
    place.irregularities.note(read.code === MESSAGE_CODE.wrongSignature ? 'wrongSignature' : 'malformed');
    return undefined;
  }
  const { id } = read.notification;
  const code = await act(place, read.notification);
  return notificationReply({ id, code, description: REPLIES[code] ?? '' }, access);
}

async function act(place: PaymentPlace, { reference, money, code }: Notification): Promise<string> {
  if (money) {
    const received = await receiveMoney(place, reference, money);
    if (received === 'unknownReference') return MESSAGE_CODE.unknownReference;
    return received === 'contradiction' ? MESSAGE_CODE.otherContent : MESSAGE_CODE.done;
  }
  const [row] = await place.store.database.select().from(payments).where(eq(payments.reference, reference));
  if (!row) {
    place.irregularities.note('unknownReference', reference);
    return MESSAGE_CODE.unknownReference;
  }
  const state = STATES[code];
  const ending = state && ENDINGS[state];
  if (ending) await end(place, row, ending);
  return MESSAGE_CODE.done;
}
