import { safeParse } from 'zod/mini';
import * as messages from '../../payments/messages.ts';
import { MESSAGE_CODE } from '../../payments/messages.ts';
import { COLLECTING } from './banks.ts';
import type { Book, BookPayment } from './book.ts';
import { bare } from './content.ts';
import type { Money, Refund } from './entries.ts';
import type { Fault } from './faults.ts';

export interface Desk {
  readonly book: Book;
  readonly now: () => Date;
  /** Where payers come, without a slash at the end. */
  readonly url: () => string;
}

/** What a reply says beside what every reply has. */
export interface Said {
  readonly MaLoi: string;
  readonly [field: string]: unknown;
}

const refused = (code: string): Said => ({ MaLoi: code });
const done = (fields: object): Said => ({ MaLoi: MESSAGE_CODE.done, ...fields });

export function answerInit({ book, now, url }: Desk, body: unknown): Said {
  const { data } = safeParse(messages.Init, body);
  if (!data || !addsUp(data) || !isAddress(data.UrlThongBao)) return refused(MESSAGE_CODE.malformed);
  if (data.UrlTraVe !== undefined && !isAddress(data.UrlTraVe)) return refused(MESSAGE_CODE.malformed);
  const known = book.payment(data.MaThamChieu);
  if (known && (known.amount !== data.SoTien || known.method !== data.PhuongThuc))
    return refused(MESSAGE_CODE.otherContent);
  if (!known && new Date(data.HanThanhToan) <= now()) return refused(MESSAGE_CODE.expired);
  const payment = known ?? open(book, data);
  return done({
    MaThamChieu: payment.reference,
    SoTien: payment.amount,
    ...(payment.method === 'REDIRECT'
      ? { UrlThanhToan: `${url()}/pay/${payment.token}` }
      : { TKNhan: COLLECTING, NoiDungCK: bare(payment.reference) }),
  });
}

function open(book: Book, init: messages.Init): BookPayment {
  const { NoiDung, DonViThuHuong, TKThuHuong, PhiLePhi } = init.ThongTinBienLai;
  return book.open({
    reference: init.MaThamChieu,
    amount: init.SoTien,
    method: init.PhuongThuc,
    language: init.NgonNgu === 'en-US' ? 'en' : 'vi',
    title: NoiDung,
    payee: DonViThuHuong,
    account: TKThuHuong,
    lines: PhiLePhi.map(({ TenPhiLePhi, SoTien }) => ({ label: TenPhiLePhi, amount: SoTien })),
    expiresAt: init.HanThanhToan,
    returnUrl: init.UrlTraVe,
    notifyUrl: init.UrlThongBao,
  });
}

function addsUp({ SoTien, ThongTinBienLai }: messages.Init): boolean {
  return ThongTinBienLai.PhiLePhi.reduce((sum, line) => sum + line.SoTien, 0) === SoTien;
}

/** No `javascript:`, and nothing with a password in it. */
function isAddress(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text);
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}

export function answerQuery({ book }: Desk, body: unknown): Said {
  const { data } = safeParse(messages.Query, body);
  if (!data) return refused(MESSAGE_CODE.malformed);
  const payment = book.payment(data.MaThamChieu);
  return payment ? done(standing(payment)) : refused(MESSAGE_CODE.unknownReference);
}

export function answerCancel({ book }: Desk, body: unknown): Said {
  const { data } = safeParse(messages.Cancel, body);
  if (!data) return refused(MESSAGE_CODE.malformed);
  const { MaThamChieu: reference } = data;
  book.cancel(reference, { told: true });
  const payment = book.payment(reference);
  if (!payment) return refused(MESSAGE_CODE.unknownReference);
  const said = standing(payment);
  return payment.state === 'CANCELLED' ? done(said) : { MaLoi: MESSAGE_CODE.ended, ...said };
}

export function answerRefund({ book }: Desk, body: unknown, fault: Fault | undefined): Said {
  const { data } = safeParse(messages.Refund, body);
  if (!data) return refused(MESSAGE_CODE.malformed);
  const { MaHoanTien: id, MaThamChieu: reference, MaGiaoDich: transaction, SoTien: amount } = data;
  const money = book.money.find((one) => one.transaction === transaction && one.reference === reference);
  if (!money) return refused(MESSAGE_CODE.unknownTransaction);
  const known = book.refund(id);
  if (known && (known.transaction !== transaction || known.amount !== amount))
    return refused(MESSAGE_CODE.otherContent);
  if (!known && book.left(money) < amount) return refused(MESSAGE_CODE.tooMuch);
  return done(
    refundFields(book.giveBack({ id, reference, transaction, amount, done: fault?.kind !== 'unfinished' })),
  );
}

export function answerStatement({ book }: Desk, body: unknown): Said {
  if (!safeParse(messages.Statement, body).success) return refused(MESSAGE_CODE.malformed);
  const named = book.money.filter(({ reference }) => reference !== undefined);
  const foreign = book.money.filter(({ reference }) => reference === undefined);
  return done({
    GiaoDich: named.map((one) => ({ ...moneyFields(one), MaThamChieu: one.reference })),
    HoanTien: book.refunds.map((refund) => ({
      ...refundFields(refund),
      MaThamChieu: refund.reference,
      MaGiaoDich: refund.transaction,
    })),
    TienLa: foreign.map((one) => ({ ...moneyFields(one), NoiDungCK: one.content })),
  });
}

function standing({ reference, amount, state, money }: BookPayment) {
  return {
    MaThamChieu: reference,
    SoTien: amount,
    TrangThai: state,
    GiaoDich: money.map((one) => moneyFields(one)),
  };
}

function moneyFields({ transaction, amount, at }: Money) {
  return { MaGiaoDich: transaction, SoTien: amount, ThoiGianGD: at };
}

function refundFields({ id, amount, done: isDone, at }: Refund) {
  return { MaHoanTien: id, SoTien: amount, TrangThai: isDone ? 'DONE' : 'PENDING', ThoiGianGD: at };
}
