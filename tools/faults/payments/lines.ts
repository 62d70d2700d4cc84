/** What becomes of messages between the endpoint and the platform, and of those who send some of their own. */
import { randomUUID } from 'node:crypto';
import { compose, type Notify, sign } from '../../../endpoint/payments/messages.ts';
import type { Fault } from '../../../endpoint/simulation/payment-platform/faults.ts';
import type { Payment } from '../../../src/contract/payments.ts';
import { LIFETIME, PAID, type PaymentCase, type Scene, UNPAID } from './plan.ts';

const order = ({ lane }: Scene, ...faults: (Pick<Fault, 'on' | 'kind'> & Partial<Fault>)[]) => {
  for (const fault of faults) lane.platform.faults.order({ times: 1, milliseconds: 0, ...fault });
};

const begun = ({ payer, bill, method }: Scene, change: object = {}) =>
  payer.beginUntilReady(bill, { method, ...change });

/** A question that arrives otherwise than it was sent is refused, and with it the payment: one begins again. */
const begunAtLast = ({ payer, payable, method }: Scene) => payer.beginAgainUntilReady(payable, { method });

const SPOILT = ['late', 'lost', 'failing', 'forged', 'tampered', 'asked-otherwise', 'replayed'] as const;
const spoil = (scene: Scene, on: Fault['on']) => {
  const { chance } = scene;
  const times = chance.number(1, 3);
  const milliseconds = chance.number(20, 120);
  const kinds = Array.from({ length: times }, () => chance.one(...SPOILT));
  order(scene, ...kinds.map((kind) => ({ on, kind, milliseconds })));
};

/** Nothing is told, so that all depends on what is asked. */
const untold = (scene: Scene) => order(scene, { on: 'NOTIFY', kind: 'lost', times: 10 });

/** A notification as the platform would send it, and the answer to it. */
async function send({ lane }: Scene, secret: string, change: Partial<Notify>, spoilt: object = {}) {
  const message = compose<Notify>({
    LoaiBanTin: 'NOTIFY',
    MaDoiTac: lane.access.partner,
    MaThamChieu: 'TT-000000-000000',
    MaLoi: '00',
    MoTaLoi: '',
    MaTienTe: 'VND',
    SoTien: 1_000,
    MaGiaoDich: `GD${randomUUID()}`,
    ThoiGianGD: lane.now().toISOString(),
    ...change,
  });
  const body = JSON.stringify({ ...sign(message, secret), ...spoilt });
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(lane.access.notify, { method: 'POST', headers, body })).status;
}

const claim = ({ reference, amount }: Payment) => ({ MaThamChieu: reference, SoTien: amount });

function notification(name: string, kind: Fault['kind'], times = 1): PaymentCase {
  return {
    name,
    play: async (scene) => {
      const milliseconds = scene.chance.number(20, 200);
      order(scene, { on: 'NOTIFY', kind, times, milliseconds });
      const payment = await begun(scene);
      await scene.payer.pay(payment);
      await scene.lane.pass(scene.chance.number(0, 10_000));
      await scene.payer.look(payment.id);
      return PAID;
    },
  };
}

function spoiltMessage(on: 'INIT' | 'QUERY'): PaymentCase {
  return {
    name: `${on} spoilt on its way`,
    play: async (scene) => {
      spoil(scene, on);
      if (on === 'QUERY') untold(scene);
      const payment = await begunAtLast(scene);
      await scene.payer.look(payment.id);
      await scene.lane.pass(4_000);
      await scene.payer.pay(payment);
      return PAID;
    },
  };
}

export const LINE_CASES: readonly PaymentCase[] = [
  notification('notification late', 'late'),
  notification('notification never', 'lost', 10),
  notification('notification twice at once', 'twice'),
  notification('notification replayed', 'replayed'),
  notification('notification with a wrong signature', 'forged', 2),
  notification('notification with another amount', 'tampered', 2),
  notification('endpoint not there for the notification', 'failing', 3),
  spoiltMessage('INIT'),
  spoiltMessage('QUERY'),
  {
    name: 'CANCEL spoilt on its way',
    play: async (scene) => {
      const payment = await begun(scene);
      spoil(scene, 'CANCEL');
      await scene.payer.cancel(payment.id);
      await scene.payer.look(payment.id);
      return UNPAID;
    },
  },
  {
    name: 'CANCEL spoilt, and paid',
    play: async (scene) => {
      const payment = await begun(scene, { method: 'VIETQR' });
      spoil(scene, 'CANCEL');
      await Promise.all([scene.payer.cancel(payment.id), scene.payer.transfer(payment)]);
      return PAID;
    },
  },
  {
    name: 'REFUND spoilt on its way',
    play: async (scene) => {
      const payment = await begun(scene, { method: 'VIETQR' });
      spoil(scene, 'REFUND');
      if (scene.chance.one(true, false)) order(scene, { on: 'REFUND', kind: 'unfinished', times: 2 });
      await scene.payer.transfer(payment);
      await scene.payer.transfer(payment);
      return { paid: true, back: payment.amount };
    },
  },
  {
    name: 'everything spoilt at once',
    play: async (scene) => {
      for (const on of ['INIT', 'QUERY', 'NOTIFY', 'REFUND'] as const) spoil(scene, on);
      const payment = await begunAtLast(scene);
      await scene.payer.pay(payment);
      return PAID;
    },
  },
  {
    name: 'platform restarted half way',
    play: async (scene) => {
      const payment = await begun(scene);
      const isBefore = scene.chance.one(true, false);
      if (isBefore) await scene.lane.restartPlatform();
      else untold(scene);
      await scene.payer.pay(payment);
      if (!isBefore) await scene.lane.restartPlatform();
      return PAID;
    },
  },
  {
    name: 'only the statement tells',
    play: async (scene) => {
      untold(scene);
      const payment = await begun(scene, { method: 'VIETQR' });
      await scene.lane.pass(LIFETIME);
      for (let hours = 0; hours < 60; hours += 6) await scene.lane.pass(6 * 3_600_000);
      await scene.payer.transfer(payment);
      await scene.lane.reconcile();
      // Days later another sum may be owed; then it goes back.
      const { settledAt } = await scene.payer.look(payment.id);
      return settledAt === undefined ? { paid: false, back: payment.amount } : PAID;
    },
  },
  {
    name: 'forged notification',
    play: async (scene) => {
      const payment = await begun(scene);
      await send(scene, 'not the secret', claim(payment));
      await send(scene, '', claim(payment));
      await scene.payer.look(payment.id);
      return UNPAID;
    },
  },
  {
    name: 'notification with a field changed',
    play: async (scene) => {
      const payment = await begun(scene);
      const { secret } = scene.lane.access;
      // Signed for something else, and turned to this payment.
      await send(scene, secret, { MaLoi: '24' }, { MaThamChieu: payment.reference });
      await send(scene, secret, { SoTien: payment.amount }, { MaThamChieu: payment.reference });
      await send(scene, secret, { ...claim(payment), MaLoi: '51' }, { MaLoi: '00' });
      await scene.payer.look(payment.id);
      return UNPAID;
    },
  },
  {
    name: 'notification of money sent again and again',
    play: async (scene) => {
      const payment = await begun(scene);
      await scene.payer.pay(payment);
      await scene.lane.platform.quiet();
      const [money] = scene.lane.platform.book.payment(payment.reference)?.money ?? [];
      const { transaction = '', at = '' } = money ?? {};
      const again = { ...claim(payment), MaGiaoDich: transaction, ThoiGianGD: at };
      await Promise.all([1, 2, 3].map(() => send(scene, scene.lane.access.secret, again)));
      return PAID;
    },
  },
  {
    name: 'a known transaction told of with another amount',
    play: async (scene) => {
      const payment = await begun(scene);
      await scene.payer.pay(payment);
      await scene.lane.platform.quiet();
      const [money] = scene.lane.platform.book.payment(payment.reference)?.money ?? [];
      const more = { ...claim(payment), SoTien: payment.amount * 2, MaGiaoDich: money?.transaction ?? '' };
      await send(scene, scene.lane.access.secret, more);
      return PAID;
    },
  },
  {
    name: 'forged return address',
    play: async (scene) => {
      const { payer, bill, method, chance } = scene;
      const returnUrl = chance.one(
        'https://portal.example.evil.example/thanh-toan',
        'https://portal.example@evil.example/',
        'data:text/html,hello',
        'http://portal.example/thanh-toan',
        '//evil.example/',
      );
      const answer = await payer.begin(bill, { method, returnUrl });
      if (answer.kind !== 'refused') throw new Error(`begun with ${returnUrl}`);
      return UNPAID;
    },
  },
];
