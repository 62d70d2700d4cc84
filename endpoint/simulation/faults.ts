import * as z from 'zod/mini';
import { operations } from '../../src/contract/operations.ts';
import { UPLOAD_OPERATION } from '../uploads/protocol.ts';

const operationNames = [...Object.keys(operations), UPLOAD_OPERATION];
const ANY = '*';

const common = {
  /** Name of an operation of the contract, `upload`, or `*` for every one. */
  operation: z.enum([...operationNames, ANY]),
  /** Strikes only requests with this method; every one when left out. */
  method: z.optional(z.enum(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'])),
  /** How many requests it strikes; 1 when left out. */
  times: z.optional(z.union([z.int().check(z.gte(1), z.lte(10_000)), z.literal('forever')])),
};

const milliseconds = z.int().check(z.gte(0), z.lte(600_000));

/** What can be ordered to go wrong, each as a real network or a broken portal would show it. */
export const Fault = z.discriminatedUnion('kind', [
  /** The answer comes, later. */
  z.strictObject({ ...common, kind: z.literal('latency'), milliseconds }),
  /** The request is carried out, its answer never arrives: the connection breaks. */
  z.strictObject({ ...common, kind: z.literal('lost-answer') }),
  /** The connection breaks before anything is done. */
  z.strictObject({ ...common, kind: z.literal('lost-request') }),
  /** A problem with this status instead of the answer. */
  z.strictObject({
    ...common,
    kind: z.literal('status'),
    status: z.int().check(z.gte(400), z.lte(599)),
    /** `Retry-After`, in seconds. */
    retryAfter: z.optional(z.int().check(z.gte(0), z.lte(86_400))),
  }),
  /** The body ends halfway, its announced length notwithstanding. */
  z.strictObject({ ...common, kind: z.literal('truncated-body') }),
  /** A web page, as a login wall or a proxy would answer; with status 200 when left out. */
  z.strictObject({
    ...common,
    kind: z.literal('html-body'),
    status: z.optional(z.int().check(z.gte(400), z.lte(599))),
  }),
  /** The right body under the type `text/plain`. */
  z.strictObject({ ...common, kind: z.literal('wrong-content-type') }),
  /** The body arrives a few bytes at a time, taking this long in all (20 s when left out). */
  z.strictObject({ ...common, kind: z.literal('slow-drip'), milliseconds: z.optional(milliseconds) }),
  /** The line breaks when so many bytes of a chunk have arrived. */
  z.strictObject({
    ...common,
    operation: z.literal(UPLOAD_OPERATION),
    kind: z.literal('cut-body'),
    bytes: z.int().check(z.gte(0)),
  }),
  /** The endpoint has lost the upload before it hears of it again. */
  z.strictObject({ ...common, operation: z.literal(UPLOAD_OPERATION), kind: z.literal('forgotten') }),
  /** The description announces another contract version. */
  z.strictObject({
    ...common,
    kind: z.literal('contract-version'),
    version: z.string().check(z.regex(/^\d+\.\d+$/)),
  }),
]);
export type Fault = z.infer<typeof Fault>;

/** What one order may hold; those already ordered stay. */
export const FaultList = z.array(Fault).check(z.maxLength(100));

/** The order book: faults strike first come, first served. */
export class FaultBook {
  #ordered: Fault[] = [];

  get ordered(): readonly Fault[] {
    return this.#ordered;
  }

  order(faults: readonly Fault[]): void {
    this.#ordered.push(...faults);
  }

  clear(): void {
    this.#ordered = [];
  }

  /** The fault that strikes the next request of an operation, used up by it. */
  take(operation: string, method: string): Fault | undefined {
    const fault = this.#ordered.find(
      (one) => (one.operation === operation || one.operation === ANY) && fits(one, method),
    );
    if (fault === undefined || fault.times === 'forever') return fault;
    const left = (fault.times ?? 1) - 1;
    this.#ordered = this.#ordered.flatMap((one) =>
      one !== fault ? [one] : left > 0 ? [{ ...fault, times: left }] : [],
    );
    return fault;
  }
}

/** Not taken by a request it could do nothing to. */
function fits(fault: Fault, method: string): boolean {
  if (fault.kind === 'cut-body') return method === 'PATCH';
  if (fault.kind === 'forgotten' && method === 'POST') return false;
  return fault.method === undefined || fault.method === method;
}
