import * as z from './schema.ts';
import { Term } from './common.ts';

/** How long one channel takes. Absent wherever the source gives no figure ("tùy trường hợp"). */
export const ProcessingTime = z.object({
  value: z.number(),
  /** `WORKING_DAY`, `DAY`, `MONTH`, `HOUR` or a unit of the endpoint's own. */
  unit: Term,
});
export type ProcessingTime = z.infer<typeof ProcessingTime>;
