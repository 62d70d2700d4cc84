import { Term } from './common.ts';
import * as z from './schema.ts';

/** One line of what is to be paid. */
export const ChargeLine = z.object({
  id: z.string(),
  label: z.string(),
  /** `FEE`, `CHARGE`, `POSTAGE`, … */
  type: Term,
  /** Whole đồng for one. */
  amount: z.number(),
  quantity: z.number(),
  /** Whole đồng. */
  total: z.number(),
});
export type ChargeLine = z.infer<typeof ChargeLine>;
