/** What payers do: twice, late, elsewhere, otherwise, not at all. */
import { randomUUID } from 'node:crypto';
import type { Payment } from '../../../src/contract/payments.ts';
import type { Answer } from './payer.ts';
import { type Due, LIFETIME, PAID, type PaymentCase, type Scene, UNPAID } from './plan.ts';

const begun = ({ payer, bill, method }: Scene, change: object = {}) =>
  payer.beginUntilReady(bill, { method, ...change });

const QR = { method: 'VIETQR' } as const;
const PAGE = { method: 'REDIRECT' } as const;

/** The one of several answers that is a payment. */
async function theOne(scene: Scene, answers: readonly Answer<Payment>[]): Promise<Payment> {
  const ids = new Set(answers.flatMap((one) => (one.kind === 'answered' ? [one.body.id] : [])));
  if (ids.size !== 1) throw new Error(`${ids.size} payments were begun`);
  return scene.payer.ready(await scene.payer.look([...ids][0]!));
}

async function expired(scene: Scene, change: object = QR): Promise<Payment> {
  const payment = await begun(scene, change);
  await scene.lane.pass(LIFETIME);
  return payment;
}

/** As one who finds the bill unpaid: reads it again and pays. */
async function payAfresh(scene: Scene): Promise<Due> {
  const bill = await scene.payer.find(scene.payable);
  await scene.payer.pay(await scene.payer.beginUntilReady(bill, { method: scene.method }));
  return PAID;
}

export const PAYER_CASES: readonly PaymentCase[] = [
  {
    name: 'nothing at all',
    play: async (scene) => {
      await scene.payer.pay(await begun(scene));
      return PAID;
    },
  },
  {
    name: 'double click on "pay"',
    play: async (scene) => {
      const { payer, bill, method } = scene;
      const key = randomUUID();
      const answers = await Promise.all([1, 2].map(() => payer.begin(bill, { method, key })));
      await payer.pay(await theOne(scene, answers));
      return PAID;
    },
  },
  {
    name: 'two tabs at once',
    play: async (scene) => {
      const { payer, bill, method } = scene;
      const answers = await Promise.all([1, 2, 3].map(() => payer.begin(bill, { method })));
      await payer.pay(await theOne(scene, answers));
      return PAID;
    },
  },
  {
    name: 'the answer is lost, and asked for again',
    play: async (scene) => {
      const { lane, chance } = scene;
      const kind = chance.one('lost-answer', 'lost-request', 'html-body', 'truncated-body');
      lane.faults.order([{ operation: 'createPayment', kind, times: chance.number(1, 3) }]);
      lane.faults.order([{ operation: 'getPayment', kind, times: 1 }]);
      await scene.payer.pay(await begun(scene));
      return PAID;
    },
  },
  {
    name: 'tab closed, and the device remembers',
    play: async (scene) => {
      const first = await begun(scene);
      const bill = await scene.payer.find(scene.payable);
      if (bill.total > 0 && (await scene.payer.begin(bill, { method: scene.method })).kind !== 'refused')
        throw new Error('begun a second time');
      await scene.payer.pay(await scene.payer.look(first.id));
      return PAID;
    },
  },
  {
    name: 'double click on "confirm"',
    play: async (scene) => {
      const payment = await begun(scene, PAGE);
      await Promise.all([1, 2, 3].map(() => scene.payer.press(payment, 'confirmation')));
      return PAID;
    },
  },
  {
    name: 'Back after it is paid: confirmed and refused again',
    play: async (scene) => {
      const payment = await begun(scene, PAGE);
      for (const button of ['confirmation', 'confirmation', 'refusal'] as const)
        await scene.payer.press(payment, button);
      await scene.payer.cancel(payment.id);
      return PAID;
    },
  },
  {
    name: 'walked away, and it expires',
    play: async (scene) => {
      await expired(scene, {});
      return UNPAID;
    },
  },
  {
    name: 'expired, then begun again and paid',
    play: async (scene) => {
      await expired(scene, {});
      return payAfresh(scene);
    },
  },
  {
    name: 'money after the end',
    play: async (scene) => {
      const payment = await expired(scene);
      // What is owed may be another sum by then: a late fine grows from day to day, but not within minutes.
      await scene.lane.pass(scene.chance.number(0, 20) * 60_000);
      await scene.payer.transfer(payment);
      return PAID;
    },
  },
  {
    name: 'a slow bank, done after the end',
    play: async (scene) => {
      const payment = await begun(scene, PAGE);
      await scene.lane.pass(14 * 60_000 + 50_000);
      await scene.payer.press(payment, 'confirmation', 'thong-tha');
      await scene.lane.pass(15_000);
      await scene.payer.look(payment.id);
      scene.lane.platform.book.finishWork(payment.reference);
      return PAID;
    },
  },
  {
    name: 'cancelled, and the money comes all the same',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      await scene.payer.cancel(payment.id);
      await scene.payer.transfer(payment);
      return PAID;
    },
  },
  {
    name: 'cancelled and paid at the same moment',
    play: async (scene) => {
      const payment = await begun(scene);
      const acts = [() => scene.payer.cancel(payment.id), () => scene.payer.pay(payment)];
      await Promise.all((scene.chance.one(true, false) ? acts : acts.toReversed()).map((act) => act()));
      // A page that is cancelled first takes no money; what a bank has sent is there.
      return scene.lane.platform.book.payment(payment.reference)?.money.length ? PAID : UNPAID;
    },
  },
  {
    name: 'refused by the payer, then begun again and paid',
    play: async (scene) => {
      await scene.payer.press(await begun(scene, PAGE), 'refusal');
      await scene.lane.platform.quiet();
      return payAfresh(scene);
    },
  },
  {
    name: 'refused by the bank, then begun again and paid',
    play: async (scene) => {
      await scene.payer.press(await begun(scene, PAGE), 'confirmation', 'tu-choi');
      await scene.lane.platform.quiet();
      return payAfresh(scene);
    },
  },
  {
    name: 'scanned twice',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      const times = scene.chance.number(2, 3);
      await Promise.all(Array.from({ length: times }, () => scene.payer.transfer(payment)));
      return { paid: true, back: (times - 1) * payment.amount };
    },
  },
  {
    name: 'the same transfer sent twice',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      const mark = randomUUID();
      await Promise.all([1, 2].map(() => scene.payer.transfer(payment, { mark })));
      return PAID;
    },
  },
  {
    name: 'paid elsewhere meanwhile',
    play: async (scene) => {
      const first = await expired(scene);
      await payAfresh(scene);
      await scene.lane.platform.quiet();
      await scene.payer.transfer(first);
      return { paid: true, back: first.amount };
    },
  },
  {
    name: 'another amount, and nothing more',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      const amount = scene.chance.one(1_000, payment.amount - 1, payment.amount + 1, payment.amount * 10);
      await scene.payer.transfer(payment, { amount });
      return { paid: false, back: amount };
    },
  },
  {
    name: 'another amount, then the right one',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      const amount = scene.chance.one(1_000, payment.amount - 1, payment.amount + 1);
      await scene.payer.transfer(payment, { amount });
      if (scene.chance.one(true, false)) await scene.lane.platform.quiet();
      await scene.payer.transfer(payment);
      return { paid: true, back: amount };
    },
  },
  {
    name: 'a content that says nothing',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      await scene.payer.transfer(payment, { content: scene.chance.one('', 'nop tien', 'TT2611') });
      return { paid: false, back: payment.amount, foreign: payment.amount };
    },
  },
  {
    name: 'a content as banks write it',
    play: async (scene) => {
      const payment = await begun(scene, QR);
      const [, day, number] = payment.reference.split('-');
      const content = scene.chance.one(
        payment.reference.toLowerCase(),
        `MBVCB.551234.tt ${day} ${number}.CT tu 0011`,
        `Nộp: TT.${day}.${number}`,
      );
      await scene.payer.transfer(payment, { content });
      return PAID;
    },
  },
  {
    name: 'amount changed before it is begun',
    play: async (scene) => {
      const { payer, bill, method, chance } = scene;
      const expected = bill.total + chance.one(-1_000, -1, 1, 1_000);
      const answer = await payer.begin(bill, { method, expected });
      if (answer.kind !== 'refused' || !answer.problem.type?.endsWith('amount-changed'))
        throw new Error('begun with another amount than was seen');
      return UNPAID;
    },
  },
];
