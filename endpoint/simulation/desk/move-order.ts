import * as z from 'zod/mini';
import type { Move } from '../../dossiers/move.ts';
import { resultOf } from './made-move.ts';
import { OFFICERS, type OfficerName } from './officers.ts';
import { MORE_PAPERS } from './questions.ts';

const Text = z.strictObject({
  vi: z.string().check(z.minLength(1), z.maxLength(500)),
  en: z.string().check(z.minLength(1), z.maxLength(500)),
});
const Texts = z.array(Text).check(z.minLength(1), z.maxLength(10));
const Time = z.iso.datetime({ offset: true });
const Term = z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(40)), label: Text });
const short = z.string().check(z.minLength(1), z.maxLength(100));
const officerNames = Object.keys(OFFICERS) as [OfficerName, ...OfficerName[]];

const common = {
  /** Which of the desk's people does it; somebody at the counter when left out. */
  by: z.optional(z.enum(officerNames)),
};

/** What may be ordered of the desk, as JSON. What a citizen does is not among it: that is done with the contract. */
export const MoveOrderBody = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('accept') }),
  z.strictObject({ ...common, kind: z.literal('refuse'), reasons: Texts, advice: z.optional(Texts) }),
  z.strictObject({
    ...common,
    kind: z.literal('process'),
    department: z.optional(Text),
    what: Text,
    localStatus: z.optional(Term),
  }),
  /** Without questions of its own: a clear copy, and a message that may stay unwritten. */
  z.strictObject({
    ...common,
    kind: z.literal('askForPapers'),
    reasons: z.optional(Texts),
    until: z.optional(Time),
    fields: z.optional(z.array(z.record(z.string(), z.unknown()))),
    schema: z.optional(z.record(z.string(), z.unknown())),
    documents: z.optional(z.array(z.record(z.string(), z.unknown()))),
  }),
  z.strictObject({ ...common, kind: z.literal('askForPayment'), reasons: Texts, until: z.optional(Time) }),
  z.strictObject({ ...common, kind: z.literal('paid') }),
  z.strictObject({ ...common, kind: z.literal('stop'), reasons: Texts, advice: z.optional(Texts) }),
  /** The document of the result is made up. */
  z.strictObject({ ...common, kind: z.literal('finish'), what: z.optional(Text) }),
  z.strictObject({
    ...common,
    kind: z.literal('ship'),
    carrier: Text,
    number: short,
    url: z.optional(z.url()),
  }),
  z.strictObject({ ...common, kind: z.literal('shipmentEvent'), what: Text, place: z.optional(Text) }),
  z.strictObject({ ...common, kind: z.literal('return') }),
  z.strictObject({ ...common, kind: z.literal('extend'), dueAt: Time, reason: Text }),
  z.strictObject({ ...common, kind: z.literal('enter'), status: Term, what: Text }),
]);
export type MoveOrderBody = z.infer<typeof MoveOrderBody>;

/** The move an order stands for. */
export function readMove({ by = 'desk', ...order }: MoveOrderBody, code: string, now: Date): Move {
  const until = 'until' in order && order.until !== undefined ? { until: new Date(order.until) } : {};
  switch (order.kind) {
    case 'askForPapers':
      return { ...MORE_PAPERS, ...order, ...until } as Move;
    case 'finish':
      return { ...order, results: [resultOf(code, now)] } as Move;
    case 'extend':
      return { ...order, dueAt: new Date(order.dueAt) };
    case 'process':
      return { ...order, department: order.department ?? OFFICERS[by].department } as Move;
    case 'refuse':
    case 'stop':
      return { ...order, advice: order.advice ?? [] };
    default:
      return { ...order, ...until } as Move;
  }
}
