import * as z from 'zod/mini';
import * as contract from '../../src/contract/index.ts';

/** Schemas of the contract that become components, by the names their source gives them. */
export const COMPONENTS = {
  AnswerTest: contract.AnswerTest,
  Attachment: contract.Attachment,
  Bill: contract.Bill,
  BillChoice: contract.BillChoice,
  BillLine: contract.BillLine,
  BillLookup: contract.BillLookup,
  ChargeLine: contract.ChargeLine,
  ChargeRule: contract.ChargeRule,
  Condition: contract.Condition,
  DeliveryChoice: contract.DeliveryChoice,
  DossierCalendar: contract.DossierCalendar,
  DossierDeadline: contract.DossierDeadline,
  DossierLookup: contract.DossierLookup,
  DossierProgress: contract.DossierProgress,
  DossierReceipt: contract.DossierReceipt,
  DossierSubmission: contract.DossierSubmission,
  EndpointDescription: contract.EndpointDescription,
  ExecutionCase: contract.ExecutionCase,
  ExecutionMethod: contract.ExecutionMethod,
  ExecutionStep: contract.ExecutionStep,
  FacetValue: contract.FacetValue,
  Fee: contract.Fee,
  FeeRange: contract.FeeRange,
  FormDefinition: contract.FormDefinition,
  FormDocument: contract.FormDocument,
  FormField: contract.FormField,
  FormRule: contract.FormRule,
  FormSection: contract.FormSection,
  FormStep: contract.FormStep,
  FoundDossier: contract.FoundDossier,
  Hotline: contract.Hotline,
  IdentityCardTargets: contract.IdentityCardTargets,
  ItemField: contract.ItemField,
  NamedCode: contract.NamedCode,
  PaidBill: contract.PaidBill,
  Payment: contract.Payment,
  PaymentAction: contract.PaymentAction,
  PaymentReceipt: contract.PaymentReceipt,
  PaymentRequest: contract.PaymentRequest,
  Problem: contract.Problem,
  Procedure: contract.Procedure,
  ProcedureList: contract.ProcedureList,
  ProcedureSuggestion: contract.ProcedureSuggestion,
  ProcedureSummary: contract.ProcedureSummary,
  ProcessingTime: contract.ProcessingTime,
  ProfileComponent: contract.ProfileComponent,
  Refund: contract.Refund,
  Shipment: contract.Shipment,
  SuggestionList: contract.SuggestionList,
  Supplement: contract.Supplement,
  SupplementForm: contract.SupplementForm,
  Term: contract.Term,
  TextRange: contract.TextRange,
  TimelineEntry: contract.TimelineEntry,
  Unit: contract.Unit,
  UnitList: contract.UnitList,
  Withdrawal: contract.Withdrawal,
} as const;

const DESCRIPTIONS: Readonly<Partial<Record<keyof typeof COMPONENTS, string>>> = {
  AnswerTest: 'One question put to the answers. `./name` points into the same item of a group.',
  Attachment: 'A form template to download.',
  Bill: 'What one number owes, line by line. Its `id` is a secret: who knows it may pay it.',
  BillChoice: 'What the payer may choose; another choice is another bill.',
  BillLine: 'One line of what is owed, and what has become of it.',
  BillLookup: 'A number and, of a dossier, its proof; what was chosen, where there is something to choose.',
  ChargeLine: 'One line of what is to be paid, in whole đồng.',
  ChargeRule: 'What is charged, and when: the lines whose conditions hold are added up.',
  Condition: 'Holds when all of `allOf` hold and, where given, one of `anyOf` does.',
  DeliveryChoice: 'A way to get the result.',
  DossierCalendar: 'Days an office works, as far as the dossier needs them; `yyyy-mm-dd` in Viet Nam.',
  DossierDeadline: 'When the result is due, what became of that, and why.',
  DossierLookup:
    'A dossier code and its proof: `identity` (the last six digits or more of an identity number in the dossier), `phone` (a number in it) or `receipt` (the look-up code).',
  DossierProgress:
    'Where a dossier stands, for those who proved that it is theirs. Nothing of what was filed, and no name of an applicant.',
  DossierReceipt: 'The word of the endpoint that a dossier exists.',
  DossierSubmission: 'What is sent to file a dossier. Answers of hidden fields are left out, and ignored.',
  EndpointDescription: 'Who answers, what is offered, and the vocabularies labels come from.',
  ExecutionCase: 'Papers differ by case; the only case of a simple procedure has no name.',
  ExecutionMethod: 'One channel of filing, with its own time limit and fees.',
  FacetValue: 'A filter value with the number of records that would remain if it were chosen.',
  Fee: 'One sum to pay, in whole đồng. Without `value` the source gives no certain figure and the description says what applies.',
  FormDefinition:
    'A form: `schema` (JSON Schema 2020-12) says which answers are right, `layout` how they are asked.',
  FormDocument: 'A paper to attach.',
  FormField: 'One question of the form. A `group` is an array of objects, each asked by `fields`.',
  FormRule: 'Two answers held against each other, or a date against today.',
  FoundDossier: 'The dossier, and a token that stands for the proof for a short time.',
  IdentityCardTargets: 'Answers the square code of an identity card fills in, as JSON Pointers.',
  ItemField: 'A field inside a repeated group.',
  FeeRange: 'Least and greatest sum over all channels, in whole đồng.',
  NamedCode: 'A thing of the national catalogue with its official name and, where it has one, its code.',
  PaidBill: 'What a payment is for.',
  Payment: 'One attempt to pay a bill. Its `id` is a secret; to name it by there is `reference`.',
  PaymentAction: 'What the payer has to do now: go to `url`, or have `payload` read by a bank’s app.',
  PaymentReceipt: 'The word of the endpoint that money was received, and what for.',
  PaymentRequest: 'What to pay and how. `expected` is the sum the payer saw, and decides nothing.',
  Problem: 'A problem after RFC 9457. `type` is one of the list of this contract or `about:blank`.',
  Procedure:
    'Everything the national catalogue says of one procedure; long texts are the words of the source.',
  ProcedureList: 'A page of procedures, with facets over the whole result.',
  ProcessingTime: 'How long one channel takes; left out where the source gives no figure.',
  Refund: 'Money that goes back to the payer, and why.',
  Shipment: 'The parcel that brings the result.',
  Supplement: 'Answers and papers for what was asked; `request` is `SupplementForm.id`.',
  SupplementForm: 'What a dossier in state 5 waits for, in the manner of a form.',
  Term: 'An entry of an open vocabulary: an unknown code is shown by its label.',
  TextRange: '`[start, end)` in UTF-16 code units of the text beside it.',
  TimelineEntry: 'One thing that happened, and the state it left the dossier in.',
  Unit: 'A province or a ward, with the names it had before.',
  Withdrawal: 'Why, in the words of who withdraws; may be left out.',
};

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON Schemas of all components; where one uses another it refers to it. */
export function componentSchemas(): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'output' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _dialect, $id: _id, id: _name, ...rest } = tidy(schema) as Schema;
      const description = DESCRIPTIONS[name as keyof typeof COMPONENTS];
      return [name, { ...(description && { description }), ...rest }];
    }),
  );
}

/**
 * The generated schemas close every object. The contract promises the opposite: extra fields are ignored,
 * so that an endpoint may say more than an older client knows.
 */
function tidy(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidy);
  if (!isObject(schema)) return schema;
  const open = Object.entries(schema).filter(
    ([key, value]) => key !== 'additionalProperties' || value !== false,
  );
  return Object.fromEntries(open.map(([key, value]) => [key, tidy(value)]));
}

/** Name of the component that is this schema. */
export function componentName(schema: object): string {
  const found = Object.entries(COMPONENTS).find(([, component]) => component === schema);
  if (!found) throw new Error('the body and the answer of an operation have to be among COMPONENTS');
  return found[0];
}
