import { record, unknown } from './open-schema.ts';
import * as z from './schema.ts';
import { Attachment, NamedCode, Term } from './common.ts';

/**
 * One question put to the answers given so far. `pointer` is a JSON Pointer (RFC 6901) from the root of
 * the answers; inside a group's items, `./name` points into the same item.
 */
export const AnswerTest = z.object({
  pointer: z.string(),
  /** True when the answer is one of these; for a multiple choice, when any of these is chosen. */
  oneOf: z.optional(z.array(unknown())),
  /** True when something (`true`) or nothing (`false`) was answered. */
  filled: z.optional(z.boolean()),
  /** Turns the result round. */
  not: z.optional(z.boolean()),
});
export type AnswerTest = z.infer<typeof AnswerTest>;

/** Holds when all of `allOf` hold and, where given, one of `anyOf` does. */
export const Condition = z.object({
  allOf: z.optional(z.array(AnswerTest)),
  anyOf: z.optional(z.array(AnswerTest)),
});
export type Condition = z.infer<typeof Condition>;

const itemFieldShape = {
  /** JSON Pointer of the answer, from the root of the answers; within a group's item from that item. */
  pointer: z.string(),
  label: z.string(),
  /**
   * How it is asked: `text`, `longText`, `number`, `money`, `date`, `choice`, `multiChoice`, `yesNo`,
   * `identityNumber`, `taxCode`, `socialInsuranceNumber`, `phone`, `email`, `plate`, `personName`, `address`,
   * `file`, and at the top level `group`. An unknown kind is asked as `text`.
   */
  kind: z.string(),
  help: z.optional(z.string()),
  /** An example of a good answer, shown below the label. */
  example: z.optional(z.string()),
  visibleWhen: z.optional(Condition),
  /** Of a choice. */
  options: z.optional(z.array(Term)),
  /** Of a choice: `radio`, `select` or `search`; of a group: `cards` or `table`. Left out, the number of options decides. */
  appearance: z.optional(z.string()),
  /** Of a date: `day` (default), `month` or `year`, the least that must be known. */
  precision: z.optional(z.string()),
  /** Of an input: `short`, `medium`, or the full width. */
  width: z.optional(z.string()),
  /** HTML autofill token, where the answer is about the person at the screen. */
  autocomplete: z.optional(z.string()),
};

/** A field inside a repeated group. */
export const ItemField = z.object(itemFieldShape);
export type ItemField = z.infer<typeof ItemField>;

/** One question of the form. A `group` is an array of objects, each asked by `fields`. */
export const FormField = z.object({
  ...itemFieldShape,
  fields: z.optional(z.array(ItemField)),
  /** Of a group: what one item is called, "Thành viên". */
  itemLabel: z.optional(z.string()),
});
export type FormField = z.infer<typeof FormField>;

/** Which answers the square code of an identity card fills in: JSON Pointers. */
export const IdentityCardTargets = z.object({
  number: z.optional(z.string()),
  name: z.optional(z.string()),
  birthDate: z.optional(z.string()),
  /** A choice of `MALE` and `FEMALE`. */
  sex: z.optional(z.string()),
  /** An `address` or a text. */
  address: z.optional(z.string()),
  issuedOn: z.optional(z.string()),
  /**
   * Answers that follow from there being a card, such as which paper somebody has. They are put in, in this order,
   * where the number is not asked for before.
   */
  set: z.optional(z.array(z.object({ pointer: z.string(), value: unknown() }))),
});
export type IdentityCardTargets = z.infer<typeof IdentityCardTargets>;

export const FormSection = z.object({
  id: z.string(),
  title: z.optional(z.string()),
  help: z.optional(z.string()),
  visibleWhen: z.optional(Condition),
  fields: z.array(FormField),
  identityCard: z.optional(IdentityCardTargets),
});
export type FormSection = z.infer<typeof FormSection>;

export const FormStep = z.object({
  id: z.string(),
  title: z.string(),
  help: z.optional(z.string()),
  visibleWhen: z.optional(Condition),
  sections: z.array(FormSection),
});
export type FormStep = z.infer<typeof FormStep>;

/** A rule JSON Schema has no word for: two answers held against each other, or a date against today. */
export const FormRule = z.object({
  /** `notAfterToday`, `notBeforeToday`, `minimumAge`, `maximumAge`, `notBefore`, `withinDays`, `different`. Unknown ones are left to the endpoint. */
  test: z.string(),
  /** Of the answer that is tested. `*` in place of an item's number tests that answer of every item of a group. */
  pointer: z.string(),
  /** The other answer of `notBefore`, `withinDays` and `different`; `./name` is one of the same item. */
  other: z.optional(z.string()),
  /** Years of `minimumAge` and `maximumAge`, days of `withinDays`. */
  amount: z.optional(z.number()),
  when: z.optional(Condition),
  /** What is said at the field. */
  message: z.string(),
  /** A warning does not keep anybody from filing. */
  warning: z.optional(z.boolean()),
});
export type FormRule = z.infer<typeof FormRule>;

/** A paper to attach. */
export const FormDocument = z.object({
  id: z.string(),
  name: z.string(),
  help: z.optional(z.string()),
  required: z.boolean(),
  visibleWhen: z.optional(Condition),
  /** Media types accepted. */
  formats: z.array(z.string()),
  /** Largest size of one file, in bytes. */
  maximumBytes: z.number(),
  /** Most files. */
  maximumFiles: z.number(),
  originalQty: z.optional(z.number()),
  copyQty: z.optional(z.number()),
  /** The blank form to print and fill in; its address may be relative to the endpoint's. */
  template: z.optional(Attachment),
});
export type FormDocument = z.infer<typeof FormDocument>;

/** A way to get the result. */
export const DeliveryChoice = z.object({
  /** `ONLINE`, `DESK`, `POST` or one of the endpoint's own. */
  id: z.string(),
  label: z.string(),
  help: z.optional(z.string()),
  /** True when an address, a recipient and a phone number are needed. */
  needsAddress: z.boolean(),
});
export type DeliveryChoice = z.infer<typeof DeliveryChoice>;

/** What is charged, and when: the lines whose conditions hold are added up. */
export const ChargeRule = z.object({
  id: z.string(),
  label: z.string(),
  /** `FEE` (phí), `CHARGE` (lệ phí), `POSTAGE` or a kind of the endpoint's own. */
  type: Term,
  /** Whole đồng for one; 0 is shown as free of charge. */
  amount: z.number(),
  /** Pointer to a number, or to an array whose items are counted; 1 when left out or not answered. */
  quantity: z.optional(z.string()),
  /** So many of the quantity cost nothing under this rule. */
  included: z.optional(z.number()),
  when: z.optional(Condition),
  /** When it is to be paid, see `LINE_DUE`; on receipt when left out. */
  due: z.optional(Term),
  /** Only with one of these ways to get the result. */
  delivery: z.optional(z.array(z.string())),
  /** Of postage: only within the province of the receiving unit (`true`), only beyond it (`false`). */
  sameProvince: z.optional(z.boolean()),
  /** Law or decision that sets the amount. */
  source: z.optional(z.string()),
});
export type ChargeRule = z.infer<typeof ChargeRule>;

export const FormDefinition = z.object({
  procedureCode: z.string(),
  procedureName: z.string(),
  /** Changes whenever the form does; a draft and a submission name the version they were filled in under. */
  version: z.string(),
  /** Who may file, in short sentences. */
  conditions: z.array(z.string()),
  /** Kind of unit that receives it: `WARD`, `PROVINCE`, or `MINISTRY` when nothing is to be chosen. */
  receivingLevel: z.string(),
  /** Who receives it, where that is not the People's Committee of the unit: "Công an". */
  receivingAgency: z.optional(NamedCode),
  /** JSON Schema 2020-12 of the answers. Hidden answers are taken out before it is applied. */
  schema: record(),
  layout: z.object({ steps: z.array(FormStep) }),
  rules: z.array(FormRule),
  documents: z.array(FormDocument),
  delivery: z.array(DeliveryChoice),
  charges: z.array(ChargeRule),
  /** What the person agrees to on sending. */
  consent: z.object({ version: z.string(), text: z.array(z.string()) }),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

export const getForm = {
  method: 'GET',
  path: '/procedures/{code}/form',
  answer: FormDefinition,
} as const;

/** The answer to a field of kind `address`. There is no district between province and ward since 1 July 2025. */
export interface AddressAnswer {
  /** Code of a province. */
  readonly province?: string;
  /** Code of a ward. */
  readonly ward?: string;
  /** House number, street, hamlet. */
  readonly detail?: string;
}
