import type { Logger } from 'pino';
import type { Store } from '../db/connect.ts';
import type { payments } from '../db/schema/payments.ts';
import type { Forms } from '../forms/forms.ts';
import type { Irregularities } from './irregularities.ts';
import type { PaymentPlatform } from './platform.ts';

export type PaymentRow = typeof payments.$inferSelect;

/** What everything that moves a payment needs. */
export interface PaymentPlace {
  readonly store: Store;
  readonly forms: Forms;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly platform: PaymentPlatform;
  readonly irregularities: Irregularities;
}
