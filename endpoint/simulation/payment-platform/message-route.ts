import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { MESSAGE_CODE, MESSAGE_VERSION, verify } from '../../payments/messages.ts';
import { type Fault, type FaultOrders, signUnder, tamper } from './faults.ts';
import * as answers from './messages.ts';
import type { Desk, Said } from './messages.ts';

export interface PlatformEnvironment {
  Bindings: HttpBindings;
}

export interface MessageOptions extends Desk {
  readonly faults: FaultOrders;
  readonly partner: string;
  readonly secret: string;
}

const LONGEST_MESSAGE = 65_536;

const ANSWERS = {
  INIT: answers.answerInit,
  QUERY: answers.answerQuery,
  CANCEL: answers.answerCancel,
  REFUND: answers.answerRefund,
  STATEMENT: answers.answerStatement,
} as const;
type Kind = keyof typeof ANSWERS;

const Head = z.object({
  LoaiBanTin: z.enum(Object.keys(ANSWERS) as [Kind, ...Kind[]]),
  MaDoiTac: z.string(),
  MaBanTin: z.uuid(),
  MaThamChieu: z.optional(z.string()),
});

const WORDS: Readonly<Record<string, string>> = {
  [MESSAGE_CODE.done]: 'Thành công',
  [MESSAGE_CODE.unknownReference]: 'Không có mã tham chiếu này',
  [MESSAGE_CODE.wrongSignature]: 'Chữ ký không đúng',
  [MESSAGE_CODE.malformed]: 'Bản tin không đúng định dạng',
  [MESSAGE_CODE.otherContent]: 'Mã này đã dùng với nội dung khác',
  [MESSAGE_CODE.ended]: 'Giao dịch không hủy được nữa',
  [MESSAGE_CODE.unknownTransaction]: 'Không có giao dịch này',
  [MESSAGE_CODE.tooMuch]: 'Số tiền hoàn lớn hơn số tiền đã nhận',
  [MESSAGE_CODE.expired]: 'Đã quá hạn thanh toán',
};

/** Where the partner's messages arrive. */
export function serveMessages(app: Hono<PlatformEnvironment>, options: MessageOptions): void {
  const earlier = new Map<Kind, object>();
  app.use('/messages', bodyLimit({ maxSize: LONGEST_MESSAGE }));
  app.post('/messages', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const head = z.safeParse(Head, body).data;
    if (!head || head.MaDoiTac !== options.partner)
      return context.json({ MaLoi: MESSAGE_CODE.malformed }, 400);
    const kind = head.LoaiBanTin;
    const fault = options.faults.take(kind, head.MaThamChieu);
    if (fault?.kind === 'failing') return context.text('Service Unavailable', 503);
    const signed = signUnder(fault, reply(options, head, answer(options, kind, body, fault)), options.secret);
    const stale = earlier.get(kind);
    earlier.set(kind, signed);
    if (fault?.kind === 'late') await delay(fault.milliseconds);
    if (fault?.kind === 'lost') return hangUp(context);
    return context.json(fault?.kind === 'replayed' && stale ? stale : signed);
  });
}

function answer(options: MessageOptions, kind: Kind, body: unknown, fault: Fault | undefined): Said {
  const arrived = fault?.kind === 'asked-otherwise' ? tamper(body as Record<string, unknown>) : body;
  if (!verify(arrived, options.secret)) return { MaLoi: MESSAGE_CODE.wrongSignature };
  return ANSWERS[kind](options, arrived, fault);
}

function reply({ partner }: MessageOptions, head: z.infer<typeof Head>, said: Said) {
  return {
    LoaiBanTin: `${head.LoaiBanTin}_REPLY`,
    PhienBan: MESSAGE_VERSION,
    MaDoiTac: partner,
    MaBanTin: head.MaBanTin,
    MoTaLoi: WORDS[said.MaLoi] ?? '',
    ...said,
  };
}

/** The work is done, and nobody hears of it. */
function hangUp(context: Context<PlatformEnvironment>): Response {
  context.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
