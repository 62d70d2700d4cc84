import type { Logger } from 'pino';
import { eq } from 'drizzle-orm';
import type { Store } from '../db/connect.ts';
import { payments } from '../db/schema/payments.ts';
import type { Forms } from '../forms/forms.ts';
import { lookAt } from './ask.ts';
import { Irregularities } from './irregularities.ts';
import { PAYMENT_LIFETIME } from './patience.ts';
import type { PaymentPlace } from './place.ts';
import type { PlatformAccess } from './platform.ts';
import { platformClient } from './platform-client.ts';
import { PaymentSchedule } from './schedule.ts';

export interface PaymentOptions {
  /** Origin of the payment platform, without a slash at the end. */
  readonly platform: string;
  /** Who the endpoint is there. */
  readonly partner: string;
  /** Known to the endpoint and the platform; in no address, no log and no argument. */
  readonly secret: string;
  /** Base address at which the platform reaches the endpoint; its own when left out. */
  readonly notify?: string | undefined;
  /** Milliseconds in which a payment can be paid. */
  readonly lifetime?: number | undefined;
  /** Milliseconds between two looks at what is due. */
  readonly interval?: number | undefined;
}

export const NOTIFICATION_PATH = '/payment-platform/notifications';

/** An answer that is later than this is no answer: a payer waits for it, and a process that ends as well. */
const PATIENCE = 6_000;

export interface PaymentSource {
  readonly store: Store;
  readonly forms: Forms;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Payments of one endpoint: who the platform is, and the schedule that asks it. */
export interface Payments {
  readonly access: PlatformAccess;
  readonly place: PaymentPlace;
  readonly schedule: PaymentSchedule;
  readonly lifetime: number;
}

/** `address` gives the endpoint's own: it has one only once it listens. */
export function createPayments(
  source: PaymentSource,
  options: PaymentOptions,
  address: () => string,
): Payments {
  const { platform, partner, secret, notify, lifetime = PAYMENT_LIFETIME } = options;
  const access: PlatformAccess = {
    platform,
    partner,
    secret,
    get notify() {
      return `${(notify ?? address()).replace(/\/$/, '')}${NOTIFICATION_PATH}`;
    },
  };
  const place: PaymentPlace = {
    ...source,
    platform: platformClient(access, PATIENCE),
    irregularities: new Irregularities(source.logger),
  };
  return { access, place, schedule: new PaymentSchedule(place, options.interval), lifetime };
}

/** The first look at a payment that was just written down, by the process that did so. */
export async function lookFirst({ place }: Payments, id: string): Promise<void> {
  const [row] = await place.store.database.select().from(payments).where(eq(payments.id, id));
  if (row) await lookAt(place, row);
}
