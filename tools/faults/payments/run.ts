import { auditBook, type Audit } from '../../../endpoint/payments/audit.ts';
import { platformClient } from '../../../endpoint/payments/platform-client.ts';
import { chanceOf, numberOf } from '../chance.ts';
import { seeded } from '../../../test/support/seeded.ts';
import { isAtRest, judge, type PaymentVerdict } from './judge.ts';
import type { PaymentLane } from './lane.ts';
import { LINE_CASES } from './lines.ts';
import { type Payable, Payer } from './payer.ts';
import { PAYER_CASES } from './payers.ts';
import type { PaymentCase } from './plan.ts';

export const PAYMENT_CASES: readonly PaymentCase[] = [...PAYER_CASES, ...LINE_CASES];

export interface PaymentOutcome extends PaymentVerdict {
  readonly name: string;
  readonly seed: number;
  readonly story: string;
  readonly audit: Audit | undefined;
}

const choice = (id: string, ...values: string[]) => values.map((value) => [{ id, value }]);

/** Of every kind, so that whatever a kind of bill has of its own is there. */
const PAYABLES: readonly Payable[] = [
  ...['990001/QĐ-XPHC', '990002/QĐ-XPHC', '990003/QĐ-XPHC'].map((number) => ({
    kind: 'TRAFFIC_FINE',
    number,
  })),
  ...['9900000001', '9900000002', '9900000003', '9900000004'].flatMap((number) =>
    choice('months', '1', '3', '6', '12').map((choices) => ({ kind: 'SOCIAL_INSURANCE', number, choices })),
  ),
  ...['9900000101', '9900000102', '9900000103'].map((number) => ({ kind: 'HEALTH_INSURANCE', number })),
  ...['99000000000001', '99000000000002'].map((number) => ({ kind: 'REGISTRATION_TAX', number })),
  ...['EE990000011VN', 'EE990000025VN'].map((number) => ({ kind: 'POSTAGE', number })),
];

/** Enough for everything that is ever asked about again. */
const WAITS = [3, 5, 10, 20, 60, 60, 300, 600, 900, 1_800, 7_200, 43_200, 86_400].map(
  (seconds) => seconds * 1_000,
);

/** Plays one case; the same seed plays the same. */
export async function runCase(one: PaymentCase, seed: number, lane: PaymentLane): Promise<PaymentOutcome> {
  const chance = chanceOf(seeded(numberOf(`${one.name} ${seed}`)));
  await lane.reset();
  const payer = new Payer(lane);
  try {
    const payable = chance.one(...PAYABLES);
    payer.story.push(`${payable.kind} ${payable.number}`);
    const bill = await payer.find(payable);
    const scene = { lane, payer, chance, payable, bill, method: chance.one('REDIRECT', 'VIETQR') } as const;
    const due = await one.play(scene);
    await settle(lane, payer);
    const verdict = await judge(scene, due);
    const audit = auditBook(await lane.book(), await platformClient(lane.access).statement());
    return { name: one.name, seed, ...verdict, audit, story: payer.story.join(' → ') };
  } catch (error) {
    return { ...NOTHING_KNOWN, name: one.name, seed, story: `${payer.story.join(' → ')}: ${String(error)}` };
  }
}

/** Looks on, as a page that stays open, until all has come to its end. */
async function settle(lane: PaymentLane, payer: Payer): Promise<void> {
  for (const wait of WAITS) {
    await lane.platform.quiet();
    for (const id of payer.known) await payer.look(id);
    if (await isAtRest(lane)) return;
    await lane.pass(wait);
  }
}

/** A run that came to no end is as bad as one that ends wrongly. */
const NOTHING_KNOWN = {
  paid: false,
  refunded: false,
  open: false,
  falsePaid: false,
  doubleSettlement: false,
  disagreement: false,
  stuck: true,
  otherEnd: false,
  wrong: [],
  audit: undefined,
} as const;
