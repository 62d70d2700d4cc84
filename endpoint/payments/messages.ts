import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { canonicalJson, isShallow } from '../http/json-body.ts';

/**
 * What the endpoint and the payment platform say to each other, under the field names of the national portal's
 * payment gateway. Every message is signed, replies too; a reply names the message it answers (`MaBanTin`), so
 * that an old one says nothing about a new question. Each message may arrive twice: the reference, the refund's
 * number or the transaction's number tells that it has been there before.
 *
 * People are not named: what is paid for is enough.
 */
export const MESSAGE_VERSION = '1.0.6';

/** `MaLoi`: what became of a message, and in a notification, of a payment. */
export const MESSAGE_CODE = {
  done: '00',
  unknownReference: '01',
  wrongSignature: '02',
  malformed: '03',
  /** The reference is known with another amount or method. */
  otherContent: '04',
  /** The payment has ended; its state is in the reply. */
  ended: '05',
  unknownTransaction: '06',
  /** More would go back than came in. */
  tooMuch: '07',
  expired: '09',
  /** The payer gave it up, on the platform's page or by `CANCEL`. */
  cancelled: '24',
  /** The bank refused. */
  refused: '51',
  /** The same message may do later. */
  trouble: '99',
} as const;

/** `TrangThai`: how a payment stands at the platform. */
export const PLATFORM_STATE = ['PENDING', 'PAID', 'FAILED', 'CANCELLED', 'EXPIRED'] as const;
export type PlatformState = (typeof PLATFORM_STATE)[number];

const Word = z.string().check(z.minLength(1), z.maxLength(200));
const Address = z.string().check(z.maxLength(2000));
const Dong = z.int().check(z.positive());
const Time = z.iso.datetime();
const State = z.enum(PLATFORM_STATE);

const envelope = <Kind extends string>(kind: Kind) => ({
  LoaiBanTin: z.literal(kind),
  PhienBan: z.literal(MESSAGE_VERSION),
  MaDoiTac: Word,
  /** Random: names this message and no other. */
  MaBanTin: z.uuid(),
  MaXacThuc: z.string(),
});

const reply = <Kind extends string>(kind: Kind) => ({
  ...envelope(`${kind}_REPLY`),
  MaLoi: z.string(),
  MoTaLoi: z.string(),
});

export const Account = z.object({
  /** BIN. */
  MaNganHang: z.string().check(z.regex(/^\d{6}$/)),
  TenNganHang: Word,
  SoTaiKhoan: z.string().check(z.regex(/^[0-9A-Z]{1,19}$/)),
  TenChuTaiKhoan: Word,
});
export type Account = z.infer<typeof Account>;

export const Init = z.object({
  ...envelope('INIT'),
  LoaiHinhThanhToan: z.literal('PAY'),
  MaThamChieu: Word,
  SoTien: Dong,
  MaTienTe: z.literal('VND'),
  /** `REDIRECT`, `VIETQR`. */
  PhuongThuc: z.enum(['REDIRECT', 'VIETQR']),
  NgonNgu: z.enum(['vi-VN', 'en-US']),
  ThoiGianGD: Time,
  HanThanhToan: Time,
  UrlThongBao: Address,
  /** Where the payer goes afterwards. */
  UrlTraVe: z.optional(Address),
  ThongTinBienLai: z.object({
    NoiDung: Word,
    DonViThuHuong: Word,
    TKThuHuong: Account,
    PhiLePhi: z.array(
      z.object({
        LoaiPhiLePhi: Word,
        MaPhiLePhi: Word,
        TenPhiLePhi: z.string(),
        SoTien: z.int().check(z.nonnegative()),
      }),
    ),
  }),
});
export type Init = z.infer<typeof Init>;

export const InitReply = z.object({
  ...reply('INIT'),
  MaThamChieu: z.optional(z.string()),
  SoTien: z.optional(Dong),
  /** Of a redirect. */
  UrlThanhToan: z.optional(Address),
  /** Of a square code: the platform's account that collects, and the content that tells what the money is for. */
  TKNhan: z.optional(Account),
  NoiDungCK: z.optional(Word),
});
export type InitReply = z.infer<typeof InitReply>;

export const Query = z.object({ ...envelope('QUERY'), MaThamChieu: Word });
export type Query = z.infer<typeof Query>;

/** Money that came in. */
export const Transaction = z.object({ MaGiaoDich: Word, SoTien: Dong, ThoiGianGD: Time });
export type Transaction = z.infer<typeof Transaction>;

const standing = {
  MaThamChieu: z.optional(z.string()),
  /** What was asked for. */
  SoTien: z.optional(Dong),
  TrangThai: z.optional(State),
  /** All that came in for it, oldest first: more than one where it was paid twice. */
  GiaoDich: z.optional(z.array(Transaction)),
};

export const QueryReply = z.object({ ...reply('QUERY'), ...standing });
export type QueryReply = z.infer<typeof QueryReply>;

export const Cancel = z.object({ ...envelope('CANCEL'), MaThamChieu: Word });
export type Cancel = z.infer<typeof Cancel>;

export const CancelReply = z.object({ ...reply('CANCEL'), ...standing });
export type CancelReply = z.infer<typeof CancelReply>;

export const Refund = z.object({
  ...envelope('REFUND'),
  /** Left out for money whose content belongs to no payment. */
  MaThamChieu: z.optional(Word),
  /** Of the money that goes back. */
  MaGiaoDich: Word,
  /** The refund's own: the second order under one number is the first. */
  MaHoanTien: Word,
  SoTien: Dong,
  LyDo: z.string().check(z.maxLength(500)),
});
export type Refund = z.infer<typeof Refund>;

export const RefundReply = z.object({
  ...reply('REFUND'),
  MaHoanTien: z.optional(z.string()),
  SoTien: z.optional(Dong),
  TrangThai: z.optional(z.enum(['PENDING', 'DONE'])),
  ThoiGianGD: z.optional(Time),
});
export type RefundReply = z.infer<typeof RefundReply>;

export const Statement = z.object(envelope('STATEMENT'));
export type Statement = z.infer<typeof Statement>;

export const StatementReply = z.object({
  ...reply('STATEMENT'),
  GiaoDich: z.optional(z.array(z.extend(Transaction, { MaThamChieu: Word }))),
  HoanTien: z.optional(
    z.array(
      z.object({
        MaHoanTien: Word,
        MaThamChieu: z.optional(Word),
        MaGiaoDich: Word,
        SoTien: Dong,
        TrangThai: z.enum(['PENDING', 'DONE']),
        ThoiGianGD: Time,
      }),
    ),
  ),
  /** Money whose content belongs to no payment. */
  TienLa: z.optional(z.array(z.extend(Transaction, { NoiDungCK: z.string() }))),
});
export type StatementReply = z.infer<typeof StatementReply>;

/** The platform's word, unasked: `MaLoi` is `00` where money came in, and then there is a transaction. */
export const Notify = z.object({
  ...envelope('NOTIFY'),
  MaThamChieu: Word,
  MaLoi: z.string(),
  MoTaLoi: z.string(),
  MaTienTe: z.literal('VND'),
  SoTien: Dong,
  MaGiaoDich: z.optional(Word),
  ThoiGianGD: Time,
});
export type Notify = z.infer<typeof Notify>;

export const NotifyReply = z.object(reply('NOTIFY'));
export type NotifyReply = z.infer<typeof NotifyReply>;

/** What every message has and its maker need not say. */
type Given = 'PhienBan' | 'MaBanTin' | 'MaXacThuc';
export type Unsigned<Message> = Omit<Message, 'MaXacThuc'>;

/** A message of one's own, all but its signature. */
export function compose<Message>(fields: Omit<Message, Given>): Unsigned<Message> {
  return { ...fields, PhienBan: MESSAGE_VERSION, MaBanTin: randomUUID() } as Unsigned<Message>;
}

/**
 * HMAC-SHA256 over the message as canonical JSON. The gateway this follows hashes its fields joined by `|` with
 * the secret at the end: there `a|b` and `c` sign like `a` and `b|c`, a field nobody listed is not signed at
 * all, and a plain hash can be lengthened by whoever has seen one. None of that is so here.
 */
export function sign<Message extends object>(
  message: Message,
  secret: string,
): Message & { MaXacThuc: string } {
  // As it will arrive: without fields that are undefined.
  const sent = JSON.parse(JSON.stringify(message)) as Message;
  return { ...sent, MaXacThuc: mac(sent, secret).toString('hex') };
}

/** Whether the signature is right, in a time that does not tell how nearly. */
export function verify(message: unknown, secret: string): boolean {
  if (typeof message !== 'object' || message === null || !('MaXacThuc' in message)) return false;
  const { MaXacThuc: given } = message;
  if (typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given) || !isShallow(message)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), mac(message, secret));
}

function mac(message: object, secret: string): Buffer {
  const { MaXacThuc: _, ...signed } = message as Record<string, unknown>;
  return createHmac('sha256', secret).update(canonicalJson(signed)).digest();
}
