import * as core from 'zod/v4/core';
import type { Schema } from './schema.ts';

/** Anything JSON can hold: what it must be is said elsewhere (a form's own JSON Schema). */
export function unknown(): core.$ZodUnknown {
  return new core.$ZodUnknown({ type: 'unknown' });
}

/**
 * An object with names nobody knows beforehand. Zod's own record would be carried by every page, whether it
 * shows a form or not; an object that lets everything through is there anyway.
 */
export function record(): Schema<Record<string, unknown>> {
  return new core.$ZodObject({ type: 'object', shape: {}, catchall: unknown() }) as Schema<
    Record<string, unknown>
  >;
}
