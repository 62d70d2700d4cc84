import * as z from './schema.ts';

/**
 * Texts beyond this are cut by whoever shows them: laying out a megabyte takes a browser a minute and a half.
 * The longest of the national catalogue has 51 336 characters.
 */
export const LONGEST_TEXT = 60_000;

/**
 * One entry of an open vocabulary (levels, subject types, channels, statuses, …): the endpoint owns the
 * list, so a code nobody has heard of is shown by its label.
 */
export const Term = z.object({
  code: z.string(),
  label: z.string(),
});
export type Term = z.infer<typeof Term>;

/** A thing of the national catalogue that has a code and an official name: category, agency, law, result. */
export const NamedCode = z.object({
  code: z.optional(z.string()),
  name: z.string(),
});
export type NamedCode = z.infer<typeof NamedCode>;

export const Attachment = z.object({
  name: z.string(),
  url: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** A filter value with the number of records that would remain if it were chosen. */
export const FacetValue = z.object({
  code: z.string(),
  label: z.string(),
  count: z.number(),
});
export type FacetValue = z.infer<typeof FacetValue>;

/**
 * `[start, end)` in UTF-16 code units of the text beside it: always two numbers (a zod tuple would say so,
 * and cost every page half a kilobyte). Ranges instead of HTML: text stays text.
 */
export const TextRange = z.array(z.number());
export type TextRange = z.infer<typeof TextRange>;
