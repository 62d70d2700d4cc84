import * as z from './schema.ts';
import { ChargeLine } from './charge-line.ts';
import { Term } from './common.ts';
import { Hotline } from './identity.ts';

/**
 * States of a dossier, as the national system exchanges them. The list is open: an endpoint may name others,
 * and they are shown by their label.
 */
export const DOSSIER_STATUS = {
  filed: '1',
  received: '2',
  notReceived: '3',
  processing: '4',
  supplement: '5',
  payment: '6',
  withdrawn: '7',
  stopped: '8',
  processed: '9',
  returned: '10',
} as const;

/** Where a dossier stands against its time limit. Open, like the states. */
export const STANDING = {
  /** The law gives it no time limit. */
  none: 'NONE',
  /** Open, and there is time left. */
  running: 'RUNNING',
  /** Open, and its clock stands still until the citizen has answered. */
  paused: 'PAUSED',
  /** Quá hạn: open, and past its time. */
  overdue: 'OVERDUE',
  /** Finished on an earlier day than promised. */
  early: 'EARLY',
  /** Finished on the day promised, or without a time limit. */
  onTime: 'ON_TIME',
  /** Trễ hạn: finished on a later day than promised. */
  late: 'LATE',
} as const;

/** Days an office works, as far as this dossier needs them; dates are `yyyy-mm-dd` in Viet Nam. */
export const DossierCalendar = z.object({
  /** Days of rest each week; 0 is Sunday. */
  weekend: z.array(z.number()),
  holidays: z.array(z.object({ date: z.string(), name: z.string() })),
  /** Days worked although the week or the list of holidays says otherwise. */
  extraWorkingDays: z.array(z.string()),
});
export type DossierCalendar = z.infer<typeof DossierCalendar>;

/** When the result is due, what became of that, and why. Times are ISO 8601 with offset. */
export const DossierDeadline = z.object({
  /** See `STANDING`. */
  standing: Term,
  /** The time in force; absent where there is none. */
  dueAt: z.optional(z.string()),
  /** Working days from the day of `asOf` to the day of `dueAt`; less than zero once it is past. */
  workingDaysLeft: z.optional(z.number()),
  /** Since when the clock has stood still. */
  pausedSince: z.optional(z.string()),
  /** Every time the due time was set anew, oldest first. */
  changes: z.array(
    z.object({
      at: z.string(),
      before: z.optional(z.string()),
      after: z.optional(z.string()),
      reason: z.string(),
    }),
  ),
});
export type DossierDeadline = z.infer<typeof DossierDeadline>;

/** One thing that happened. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: z.string(),
  /** The state it left the dossier in. */
  status: Term,
  /** What was done, in a short sentence. */
  what: z.string(),
  department: z.optional(z.string()),
  /** Who did it, and as what. */
  officer: z.optional(z.string()),
  title: z.optional(z.string()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** The parcel that brings the result. */
export const Shipment = z.object({
  carrier: z.string(),
  /** The carrier's number for it. */
  number: z.string(),
  /** Where the carrier says more. */
  url: z.optional(z.string()),
  /** Oldest first. */
  events: z.array(z.object({ at: z.string(), what: z.string(), place: z.optional(z.string()) })),
});
export type Shipment = z.infer<typeof Shipment>;

/** A dossier as those may see it who have proved that it is theirs. Never holds what was filed, or any applicant's name. */
export const DossierProgress = z.object({
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  /** Grows by one with every change. */
  version: z.number(),
  /** When the endpoint said all this. */
  asOf: z.string(),
  /** See `DOSSIER_STATUS`. */
  status: Term,
  /** The state within the state, in the words of the agency that holds the dossier. */
  localStatus: z.optional(Term),
  /** Who holds it now. */
  holder: z.object({
    name: z.string(),
    department: z.optional(z.string()),
    hotline: z.optional(Hotline),
  }),
  filedAt: z.string(),
  /** When the time limit began; absent until the dossier is received. */
  receivedAt: z.optional(z.string()),
  finishedAt: z.optional(z.string()),
  deadline: DossierDeadline,
  calendar: z.optional(DossierCalendar),
  /** Why it was refused, stopped, or waits; in sentences. */
  reasons: z.array(z.string()),
  /** What the citizen can do about that. */
  advice: z.array(z.string()),
  /** Present while papers or answers are awaited; `getSupplementForm` asks for them. */
  supplement: z.optional(
    z.object({
      id: z.string(),
      requestedAt: z.string(),
      until: z.optional(z.string()),
      /** What is asked for, one name each. */
      asks: z.array(z.string()),
    }),
  ),
  /** Present while something is to be paid before the dossier goes on. */
  payment: z.optional(
    z.object({
      lines: z.array(ChargeLine),
      /** Whole đồng. */
      total: z.number(),
      until: z.optional(z.string()),
    }),
  ),
  /** Present while the result waits at a desk. */
  collection: z.optional(
    z.object({
      place: z.string(),
      address: z.optional(z.string()),
      /** Opening hours, as people say them. */
      hours: z.optional(z.string()),
      /** What to bring along. */
      bring: z.array(z.string()),
    }),
  ),
  shipment: z.optional(Shipment),
  /** Documents of the result; `getDossierResult` fetches one. */
  results: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Media type. */
      type: z.string(),
      /** In bytes. */
      size: z.number(),
    }),
  ),
  /** How the result arrives. */
  delivery: Term,
  /** Newest first. */
  timeline: z.array(TimelineEntry),
  /** Whether `withdrawDossier` is possible now. */
  withdrawable: z.boolean(),
});
export type DossierProgress = z.infer<typeof DossierProgress>;

/** How somebody shows that a dossier is theirs. */
export const PROOF = {
  /** The last six digits, or more, of an identity number given in the dossier. */
  identity: 'identity',
  /** A phone number given in the dossier. */
  phone: 'phone',
  /** The look-up code on the receipt. */
  receipt: 'receipt',
} as const;

/** Fewest digits of an identity number that prove anything. */
export const PROOF_DIGITS = 6;

export const DossierLookup = z.object({
  code: z.string(),
  proof: z.object({
    /** See `PROOF`. */
    kind: z.string(),
    value: z.string(),
  }),
});
export type DossierLookup = z.infer<typeof DossierLookup>;

export const FoundDossier = z.object({
  dossier: DossierProgress,
  /** Stands for the proof for a short time. Secret: never in an address. */
  trackingToken: z.string(),
  trackingExpiresAt: z.string(),
});
export type FoundDossier = z.infer<typeof FoundDossier>;

export const lookUpDossier = {
  method: 'POST',
  path: '/dossiers/lookup',
  body: DossierLookup,
  answer: FoundDossier,
} as const;

export const getDossier = {
  method: 'GET',
  path: '/dossiers/{code}',
  answer: DossierProgress,
} as const;

/** Server-sent events: `dossier`, whose data is a `DossierProgress` and whose id is its version; `end`, after which nothing comes. */
export const watchDossier = {
  method: 'GET',
  path: '/dossiers/{code}/events',
  answer: DossierProgress,
} as const;

/** A document of the result, as bytes. */
export const getDossierResult = {
  method: 'GET',
  path: '/dossiers/{code}/results/{result}',
} as const;
