import type * as z from 'zod/mini';
import { safeParse } from 'zod/mini';
import * as messages from './messages.ts';
import { MESSAGE_CODE } from './messages.ts';
import {
  type InitOrder,
  type Opening,
  type PaymentPlatform,
  type PlatformAccess,
  PlatformError,
  type PlatformMoney,
  type Standing,
} from './platform.ts';

/** An answer that is not there by then may as well never come. */
const TIMEOUT = 8_000;
/** A statement of a year is smaller. */
const LONGEST_REPLY = 32 * 1024 * 1024;

interface AnyReply {
  readonly MaLoi: string;
  readonly MoTaLoi: string;
  readonly MaBanTin: string;
  readonly MaDoiTac: string;
}

export function platformClient(access: PlatformAccess, timeout = TIMEOUT): PaymentPlatform {
  const { partner } = access;

  async function ask<Message extends { MaBanTin: string }, Reply extends AnyReply>(
    message: messages.Unsigned<Message>,
    schema: z.core.$ZodType<Reply>,
    ...fine: string[]
  ): Promise<Reply> {
    const { MaBanTin } = message as unknown as { MaBanTin: string };
    const answer = await send(access, messages.sign(message, access.secret), timeout);
    const read = messages.verify(answer, access.secret) ? safeParse(schema, answer) : undefined;
    const reply = read?.data;
    if (reply?.MaBanTin !== MaBanTin || reply.MaDoiTac !== partner)
      throw new PlatformError('untrusted', 'The reply is not the platform’s to this message.');
    if (reply.MaLoi === MESSAGE_CODE.done || fine.includes(reply.MaLoi)) return reply;
    throw new PlatformError('refused', reply.MoTaLoi, reply.MaLoi);
  }

  return {
    async init(order) {
      const reply = await ask<messages.Init, messages.InitReply>(
        messages.compose<messages.Init>(initFields(order, access)),
        messages.InitReply,
      );
      mustBe(reply.MaThamChieu, order.reference);
      mustBe(reply.SoTien, order.amount);
      return opening(order, reply);
    },
    async query(reference) {
      const message = messages.compose<messages.Query>({
        LoaiBanTin: 'QUERY',
        MaDoiTac: partner,
        MaThamChieu: reference,
      });
      return standing(
        reference,
        await ask<messages.Query, messages.QueryReply>(
          message,
          messages.QueryReply,
          MESSAGE_CODE.unknownReference,
        ),
      );
    },
    async cancel(reference) {
      const message = messages.compose<messages.Cancel>({
        LoaiBanTin: 'CANCEL',
        MaDoiTac: partner,
        MaThamChieu: reference,
      });
      return standing(
        reference,
        await ask<messages.Cancel, messages.CancelReply>(
          message,
          messages.CancelReply,
          MESSAGE_CODE.unknownReference,
          MESSAGE_CODE.ended,
        ),
      );
    },
    async refund({ id, reference, transaction, amount, reason }) {
      const reply = await ask<messages.Refund, messages.RefundReply>(
        messages.compose<messages.Refund>({
          LoaiBanTin: 'REFUND',
          MaDoiTac: partner,
          ...(reference !== undefined && { MaThamChieu: reference }),
          MaGiaoDich: transaction,
          MaHoanTien: id,
          SoTien: amount,
          LyDo: reason,
        }),
        messages.RefundReply,
      );
      mustBe(reply.MaHoanTien, id);
      mustBe(reply.SoTien, amount);
      return { done: reply.TrangThai === 'DONE', at: new Date(needed(reply.ThoiGianGD)) };
    },
    async statement() {
      const reply = await ask<messages.Statement, messages.StatementReply>(
        messages.compose<messages.Statement>({ LoaiBanTin: 'STATEMENT', MaDoiTac: partner }),
        messages.StatementReply,
      );
      return {
        money: needed(reply.GiaoDich).map((one) => ({ ...money(one), reference: one.MaThamChieu })),
        refunds: needed(reply.HoanTien).map((one) => ({
          ...money(one),
          id: one.MaHoanTien,
          reference: one.MaThamChieu,
          done: one.TrangThai === 'DONE',
        })),
        foreign: needed(reply.TienLa).map((one) => ({ ...money(one), content: one.NoiDungCK })),
      };
    },
  };
}

function initFields(
  order: InitOrder,
  access: PlatformAccess,
): Omit<messages.Init, 'PhienBan' | 'MaBanTin' | 'MaXacThuc'> {
  const { account } = order;
  return {
    LoaiBanTin: 'INIT',
    MaDoiTac: access.partner,
    LoaiHinhThanhToan: 'PAY',
    MaThamChieu: order.reference,
    SoTien: order.amount,
    MaTienTe: 'VND',
    PhuongThuc: order.method,
    NgonNgu: order.language === 'en' ? 'en-US' : 'vi-VN',
    ThoiGianGD: order.now.toISOString(),
    HanThanhToan: order.expiresAt.toISOString(),
    UrlThongBao: access.notify,
    ...(order.returnUrl !== undefined && { UrlTraVe: order.returnUrl }),
    ThongTinBienLai: {
      NoiDung: order.title.slice(0, 200),
      DonViThuHuong: order.payee.slice(0, 200),
      TKThuHuong: {
        MaNganHang: account.bin,
        TenNganHang: account.bankName,
        SoTaiKhoan: account.number,
        TenChuTaiKhoan: account.holder,
      },
      PhiLePhi: order.lines.map(({ id, type, label, total }) => ({
        LoaiPhiLePhi: type,
        MaPhiLePhi: id,
        TenPhiLePhi: label,
        SoTien: total,
      })),
    },
  };
}

async function send({ platform }: PlatformAccess, message: object, timeout: number): Promise<unknown> {
  try {
    const response = await fetch(`${platform}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (Number(response.headers.get('Content-Length') ?? 0) > LONGEST_REPLY) throw new Error('too long');
    return await response.json();
  } catch (cause) {
    const error = new PlatformError('unreachable', 'The payment platform does not answer.');
    error.cause = cause;
    throw error;
  }
}

function opening({ method }: InitOrder, reply: messages.InitReply): Opening {
  if (method === 'REDIRECT') return { kind: 'redirect', url: needed(reply.UrlThanhToan) };
  const { MaNganHang, TenNganHang, SoTaiKhoan, TenChuTaiKhoan } = needed(reply.TKNhan);
  return {
    kind: 'qr',
    bin: MaNganHang,
    bankName: TenNganHang,
    account: SoTaiKhoan,
    accountHolder: TenChuTaiKhoan,
    content: needed(reply.NoiDungCK),
  };
}

function standing(
  reference: string,
  reply: messages.QueryReply | messages.CancelReply,
): Standing | undefined {
  if (reply.MaLoi === MESSAGE_CODE.unknownReference) return undefined;
  mustBe(reply.MaThamChieu, reference);
  return { state: needed(reply.TrangThai), money: needed(reply.GiaoDich).map(money) };
}

function money({ MaGiaoDich, SoTien, ThoiGianGD }: messages.Transaction): PlatformMoney {
  return { transaction: MaGiaoDich, amount: SoTien, at: new Date(ThoiGianGD) };
}

function mustBe<Value>(said: Value | undefined, asked: Value): void {
  if (said !== asked) throw new PlatformError('untrusted', 'The reply is about something else.');
}

function needed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new PlatformError('untrusted', 'The reply is not complete.');
  return value;
}
