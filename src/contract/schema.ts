import * as core from 'zod/v4/core';

/**
 * The few kinds of schema the contract is written in, on zod's core. `zod/mini` would add methods to each
 * schema that nobody here calls, at half a kilobyte on every page (docs/decisions/0001).
 *
 * zod probes for `eval` unless told not to; under a strict Content-Security-Policy even the probe is
 * reported as a violation. Every schema comes from this module, so the switch is thrown before the first.
 */
core.config({ jitless: true });

export type Schema<Output = unknown> = core.$ZodType<Output>;
export type { output as infer } from 'zod/v4/core';
export { safeParse } from 'zod/v4/core';

export function string(): core.$ZodString {
  return new core.$ZodString({ type: 'string' });
}

/** Any finite number; what may be shown of it is the reader's to check. */
export function number(): core.$ZodNumber {
  return new core.$ZodNumber({ type: 'number', checks: [] });
}

export function boolean(): core.$ZodBoolean {
  return new core.$ZodBoolean({ type: 'boolean' });
}

export function array<Element extends core.$ZodType>(element: Element): core.$ZodArray<Element> {
  return new core.$ZodArray({ type: 'array', element }) as core.$ZodArray<Element>;
}

export function optional<Inner extends core.$ZodType>(innerType: Inner): core.$ZodOptional<Inner> {
  return new core.$ZodOptional({ type: 'optional', innerType }) as core.$ZodOptional<Inner>;
}

/** Fields that are not named are ignored: an endpoint may say more than this version understands. */
export function object<Shape extends core.$ZodShape>(shape: Shape): core.$ZodObject<Shape, core.$strip> {
  return new core.$ZodObject({ type: 'object', shape }) as core.$ZodObject<Shape, core.$strip>;
}
