import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after } from 'node:test';
import * as messages from '../../endpoint/payments/messages.ts';
import type { PlatformState } from '../../endpoint/payments/messages.ts';

export const PARTNER = 'DVC-THU';
export const SECRET = 'a secret of nobody';

/** What it does instead of answering properly. */
export type Mischief =
  /** The line breaks before anything is done. */
  | 'silent'
  /** Nothing is done, and the line stays open. */
  | 'slow'
  /** It is done, and the line breaks. */
  | 'lost'
  /** Done, and something in the reply is changed on its way. */
  | 'tampered'
  /** Signed with another secret. */
  | 'forged'
  /** The reply to another message, signed by the platform. */
  | 'replayed'
  /** "The same message may do later." */
  | 'trouble'
  /** "No", for good. */
  | 'refused';

type Kind = 'INIT' | 'QUERY' | 'CANCEL' | 'REFUND' | 'STATEMENT';

interface Order {
  readonly init: messages.Init;
  state: PlatformState;
  /** The bank has begun, and nobody can hold it up. */
  busy: boolean;
}

type Money = messages.Transaction & { readonly MaThamChieu: string };
type GivenBack = NonNullable<messages.StatementReply['HoanTien']>[number];
type Asked = Record<string, string> & { LoaiBanTin: Kind; MaBanTin: string; SoTien: never };

/** A payment platform in the hands of a test: nothing happens in it that the test does not order. */
export class FakePlatform {
  readonly orders = new Map<string, Order>();
  readonly money: Money[] = [];
  /** Money whose content names no payment. */
  readonly foreign: NonNullable<messages.StatementReply['TienLa']> = [];
  readonly refunds: GivenBack[] = [];
  /** Kinds of the messages that came, in their order. */
  readonly asked: Kind[] = [];
  /** By kind, for as many messages as there are entries. */
  readonly mischief: Partial<Record<Kind, Mischief[]>> = {};
  /** Refunds are taken in, and paid later. */
  slowRefunds = false;
  url = '';
  #earlier: object | undefined;
  #count = 0;
  readonly #now: () => Date;

  private constructor(now: () => Date) {
    this.#now = now;
  }

  static async start(now: () => Date): Promise<FakePlatform> {
    const platform = new FakePlatform(now);
    const server = createServer((request, response) => void platform.#serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    platform.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    after(() => server.closeAllConnections());
    after(() => server.close());
    return platform;
  }

  /** As if nobody had ever asked it for anything. */
  reset(): void {
    this.orders.clear();
    this.money.length = 0;
    this.foreign.length = 0;
    this.refunds.length = 0;
    this.asked.length = 0;
    this.slowRefunds = false;
    this.#earlier = undefined;
    for (const kind of Object.keys(this.mischief) as Kind[]) delete this.mischief[kind];
  }

  /** Money comes in; nobody is told. */
  pay(reference: string, amount?: number): Money {
    const order = this.#order(reference);
    this.#count += 1;
    const money: Money = {
      MaGiaoDich: `GD${this.#count}-${reference}`,
      MaThamChieu: reference,
      SoTien: amount ?? order.init.SoTien,
      ThoiGianGD: this.#now().toISOString(),
    };
    this.money.push(money);
    if (money.SoTien === order.init.SoTien) order.state = 'PAID';
    return money;
  }

  /** A transfer with a content of the payer's own. */
  payForeign(amount: number, content = 'NGUYEN VAN MAU CHUYEN TIEN'): void {
    this.#count += 1;
    this.foreign.push({
      MaGiaoDich: `GD${this.#count}-FOREIGN`,
      SoTien: amount,
      ThoiGianGD: this.#now().toISOString(),
      NoiDungCK: content,
    });
  }

  end(reference: string, state: PlatformState): void {
    this.#order(reference).state = state;
  }

  #order(reference: string): Order {
    const order = this.orders.get(reference);
    if (!order) throw new Error(`the platform knows nothing of ${reference}`);
    return order;
  }

  /** The signed word that money came in. */
  notification(money: Money): messages.Notify {
    return this.sign({
      LoaiBanTin: 'NOTIFY',
      PhienBan: messages.MESSAGE_VERSION,
      MaDoiTac: PARTNER,
      MaBanTin: randomUUID(),
      MaLoi: messages.MESSAGE_CODE.done,
      MoTaLoi: 'Thành công',
      MaTienTe: 'VND',
      ...money,
    });
  }

  /** And that none will. */
  endNotification(reference: string, code: string): messages.Notify {
    const { MaGiaoDich: _, ...rest } = this.notification({
      MaThamChieu: reference,
      SoTien: this.#order(reference).init.SoTien,
      MaGiaoDich: '',
      ThoiGianGD: this.#now().toISOString(),
    });
    return this.sign({ ...rest, MaLoi: code });
  }

  sign<Message extends object>(message: Message, secret = SECRET): Message & { MaXacThuc: string } {
    return messages.sign(message, secret);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const message = (await json(request)) as Asked;
    this.asked.push(message.LoaiBanTin);
    const mischief = this.mischief[message.LoaiBanTin]?.shift();
    if (mischief === 'slow') return;
    if (mischief === 'silent') return void response.destroy();
    if (!messages.verify(message, SECRET)) return void response.writeHead(403).end();
    const reply = this.#reply(message, mischief);
    if (mischief === 'lost') return void response.destroy();
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(reply));
  }

  #reply(message: Asked, mischief: Mischief | undefined): object {
    const { done, trouble, otherContent } = messages.MESSAGE_CODE;
    const isNo = mischief === 'trouble' || mischief === 'refused';
    const content = isNo ? { MaLoi: mischief === 'trouble' ? trouble : otherContent } : this.#do(message);
    const reply = {
      LoaiBanTin: `${message.LoaiBanTin}_REPLY`,
      PhienBan: messages.MESSAGE_VERSION,
      MaDoiTac: PARTNER,
      MaBanTin: message.MaBanTin,
      MaLoi: done,
      MoTaLoi: '',
      ...content,
    };
    if (mischief === 'replayed') return this.#earlier ?? this.sign({ ...reply, MaBanTin: randomUUID() });
    if (mischief === 'forged') return this.sign(reply, 'another secret');
    const signed = this.sign(reply);
    this.#earlier = signed;
    return mischief === 'tampered' ? tampered(signed) : signed;
  }

  #do(message: Asked): object {
    switch (message.LoaiBanTin) {
      case 'INIT':
        return this.#open(message as unknown as messages.Init);
      case 'QUERY':
        return this.#standing(message['MaThamChieu']!);
      case 'CANCEL': {
        const order = this.orders.get(message['MaThamChieu']!);
        if (order?.state === 'PENDING' && !order.busy) order.state = 'CANCELLED';
        return this.#standing(message['MaThamChieu']!);
      }
      case 'REFUND':
        return this.#payBack(message as unknown as messages.Refund);
      case 'STATEMENT':
        return { GiaoDich: this.money, HoanTien: this.refunds, TienLa: this.foreign };
    }
  }

  #open(init: messages.Init): object {
    const { MaThamChieu, SoTien, PhuongThuc, ThongTinBienLai } = init;
    if (!this.orders.has(MaThamChieu)) this.orders.set(MaThamChieu, { init, state: 'PENDING', busy: false });
    return {
      MaThamChieu,
      SoTien,
      ...(PhuongThuc === 'VIETQR'
        ? { TKNhan: ThongTinBienLai.TKThuHuong, NoiDungCK: MaThamChieu.replaceAll('-', '') }
        : { UrlThanhToan: `${this.url}/pay/${MaThamChieu}` }),
    };
  }

  #standing(reference: string): object {
    const order = this.orders.get(reference);
    if (!order) return { MaLoi: messages.MESSAGE_CODE.unknownReference };
    const money = this.money.filter(({ MaThamChieu }) => MaThamChieu === reference);
    return {
      MaThamChieu: reference,
      SoTien: order.init.SoTien,
      TrangThai: order.state,
      GiaoDich: money.map(({ MaGiaoDich, SoTien, ThoiGianGD }) => ({ MaGiaoDich, SoTien, ThoiGianGD })),
    };
  }

  #payBack({ MaHoanTien, MaThamChieu, MaGiaoDich, SoTien }: messages.Refund): object {
    const known = this.refunds.find((one) => one.MaHoanTien === MaHoanTien);
    const refund: GivenBack = {
      MaHoanTien,
      ...(MaThamChieu !== undefined && { MaThamChieu }),
      MaGiaoDich,
      SoTien,
      TrangThai: this.slowRefunds && !known ? 'PENDING' : 'DONE',
      ThoiGianGD: this.#now().toISOString(),
    };
    if (known) this.refunds.splice(this.refunds.indexOf(known), 1);
    this.refunds.push(refund);
    return refund;
  }
}

/** The sum or the state, or just the code. */
function tampered(reply: object): object {
  const changed: Record<string, unknown> = { ...reply };
  if (typeof changed['SoTien'] === 'number') changed['SoTien'] += 1;
  else changed['MoTaLoi'] = 'x';
  if (changed['TrangThai'] === 'PENDING') changed['TrangThai'] = 'PAID';
  return changed;
}
