import * as z from './schema.ts';

/** The contract's major version these widgets speak. Any minor version of it is accepted. */
export const CONTRACT_MAJOR = 1;

export const Hotline = z.object({
  /** As people read it: `1800 1096`. */
  label: z.string(),
  /** `tel:` address. */
  url: z.string(),
});
export type Hotline = z.infer<typeof Hotline>;

/**
 * What a widget must know of an endpoint before it can trust anything else it says: the part of the
 * description that every version has. Read by itself, so that an endpoint of another major version is
 * named as such instead of failing on a field that moved.
 */
export const EndpointIdentity = z.object({
  /** `major.minor`. */
  contract: z.string(),
  hotline: z.optional(Hotline),
  /** What it offers; left out, nothing that is not in every endpoint. */
  operations: z.optional(z.array(z.string())),
});
export type EndpointIdentity = z.infer<typeof EndpointIdentity>;

/** The description as widgets read it. */
export const identifyEndpoint = { path: '/', answer: EndpointIdentity } as const;
