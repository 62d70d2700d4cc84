import { safeParse } from 'zod/mini';
import { type Unsigned, MESSAGE_CODE, MESSAGE_VERSION, Notify, sign, verify } from './messages.ts';
import type { NotifyReply } from './messages.ts';
import type { PlatformAccess, PlatformMoney } from './platform.ts';

/** What the platform tells unasked. */
export interface Notification {
  /** Names the message, for its reply. */
  readonly id: string;
  readonly reference: string;
  /** Money that came in; without it, the payer or the bank has said no. */
  readonly money: PlatformMoney | undefined;
  /** `MaLoi`. */
  readonly code: string;
}

export type ReadNotification =
  | { readonly ok: true; readonly notification: Notification }
  | { readonly ok: false; readonly code: typeof MESSAGE_CODE.wrongSignature | typeof MESSAGE_CODE.malformed };

/** Believes nothing that is not signed, and nothing that was signed for somebody else. */
export function readNotification(
  body: unknown,
  { partner, secret }: Pick<PlatformAccess, 'partner' | 'secret'>,
): ReadNotification {
  if (!verify(body, secret)) return { ok: false, code: MESSAGE_CODE.wrongSignature };
  const { data } = safeParse(Notify, body);
  const paid = data?.MaLoi === MESSAGE_CODE.done;
  // Money without a number could be booked twice.
  if (!data || data.MaDoiTac !== partner || paid !== (data.MaGiaoDich !== undefined))
    return { ok: false, code: MESSAGE_CODE.malformed };
  const { MaBanTin, MaThamChieu, MaLoi, MaGiaoDich, SoTien, ThoiGianGD } = data;
  const money =
    MaGiaoDich === undefined
      ? undefined
      : { transaction: MaGiaoDich, amount: SoTien, at: new Date(ThoiGianGD) };
  return { ok: true, notification: { id: MaBanTin, reference: MaThamChieu, code: MaLoi, money } };
}

/** The signed answer: `00` once all is in the book, so that the platform stops telling. */
export function notificationReply(
  { id, code, description }: { id: string; code: string; description: string },
  { partner, secret }: Pick<PlatformAccess, 'partner' | 'secret'>,
): NotifyReply {
  const reply: Unsigned<NotifyReply> = {
    LoaiBanTin: 'NOTIFY_REPLY',
    PhienBan: MESSAGE_VERSION,
    MaDoiTac: partner,
    MaBanTin: id,
    MaLoi: code,
    MoTaLoi: description,
  };
  return sign(reply, secret);
}
