import { findBill } from './bills.ts';
import { describeEndpoint } from './description.ts';
import { getSupplementForm, supplementDossier, withdrawDossier } from './dossier-changes.ts';
import { getDossier, getDossierResult, lookUpDossier, watchDossier } from './dossier-progress.ts';
import { submitDossier } from './dossier-submission.ts';
import { getForm } from './form.ts';
import type { Operation } from './operation.ts';
import { LIMITS, codes, dossierCode, paymentId, procedureCode, searchText, unit } from './parameters.ts';
import { cancelPayment, createPayment, getPayment, getReceipt } from './payments.ts';
import { getProcedure } from './procedure-record.ts';
import { searchProcedures, suggestProcedures } from './procedure-search.ts';
import { listUnits } from './units.ts';

/**
 * Every operation of the contract, once. The OpenAPI document, the endpoint's routes and validation, and
 * the tests that compare them are made from this table. It is kept out of the widgets' bundles: they
 * import the resource files, which hold method, path and schema only.
 */
export const operations = {
  describeEndpoint: {
    ...describeEndpoint,
    summary: 'What this endpoint is and offers',
    description:
      'Name, contract version, languages, hotline, vocabularies, limits and the operations it offers.',
    parameters: {},
    problems: {},
    maximumAge: 300,
  },
  searchProcedures: {
    ...searchProcedures,
    summary: 'Search procedures',
    description:
      'Without a search text: all procedures, the most used first. With one: best match first. Facets are counted over the whole result.',
    parameters: {
      q: searchText,
      subject: codes('Subject types.', 'CITIZEN'),
      category: codes('Categories.', 'G15-TP07'),
      agency: codes('Publishing agencies.', 'G15'),
      level: codes('Online service levels.', '3,4'),
      lifeEvent: codes('Life events.', 'YOUNG_CHILDREN'),
      unit,
      cursor: {
        in: 'query',
        kind: 'text',
        maximum: 500,
        description: '`nextCursor` of the page before. Only valid with the same text and filters.',
      },
      limit: {
        in: 'query',
        kind: 'integer',
        minimum: 1,
        maximum: LIMITS.pageSize,
        description: 'Items on a page. 10 when left out.',
      },
    },
    problems: {},
    maximumAge: 60,
  },
  suggestProcedures: {
    ...suggestProcedures,
    summary: 'Suggest procedures while typing',
    description: 'The eight best matches of an unfinished search text.',
    parameters: { q: { ...searchText, required: true }, unit },
    problems: {},
    maximumAge: 300,
  },
  getProcedure: {
    ...getProcedure,
    summary: 'One procedure in full',
    description: 'The whole record, long texts verbatim from the source.',
    parameters: { code: procedureCode },
    problems: { 404: 'procedureNotFound' },
    maximumAge: 300,
  },
  getForm: {
    ...getForm,
    summary: 'The form of a procedure',
    description:
      'Everything needed to ask for the answers, check them and say what it costs. Offered where the record says `onlineFiling`.',
    parameters: { code: procedureCode },
    problems: { 404: ['procedureNotFound', 'formNotFound'] },
    maximumAge: 300,
  },
  listUnits: {
    ...listUnits,
    summary: 'Administrative units',
    description: 'Provinces, the wards of one province, or one unit, each with the names it had before.',
    parameters: {
      parent: {
        in: 'query',
        kind: 'text',
        pattern: String.raw`^\d{2}$`,
        description: 'Code of the province whose wards are wanted. Left out: the provinces.',
        example: '01',
      },
      code: {
        in: 'query',
        kind: 'text',
        pattern: String.raw`^(\d{2}(\d{3})?|[A-Z]\d{2}(\.\d{1,3})*)$`,
        description:
          'Code of the one unit wanted, or of a provincial agency (`H26`), which stands for its province; `parent` is not looked at then.',
        example: '00004',
      },
    },
    problems: { 404: 'unitNotFound' },
    maximumAge: 86_400,
  },
  submitDossier: {
    ...submitDossier,
    status: 201,
    idempotent: true,
    summary: 'File a dossier',
    description:
      'Checks the answers against the form again, takes over the uploads of the draft, and gives the dossier its code: all of it or nothing. What is refused is named in `errors`, everything at once.',
    parameters: {},
    problems: {
      400: ['invalidRequest', 'idempotencyKeyMissing'],
      404: ['procedureNotFound', 'formNotFound'],
      409: 'requestInProgress',
      413: 'requestTooLarge',
      422: ['dossierRefused', 'draftFiled', 'formVersionChanged', 'idempotencyKeyReused'],
    },
  },
  lookUpDossier: {
    ...lookUpDossier,
    summary: 'Look a dossier up',
    description:
      'Where a dossier stands, for whoever proves that it is theirs. A wrong proof and an unknown code are answered alike, and attempts are limited per code and per address.',
    parameters: {},
    problems: { 404: 'dossierNotFound', 413: 'requestTooLarge' },
  },
  getDossier: {
    ...getDossier,
    bearer: true,
    summary: 'Where a dossier stands now',
    description: 'The same as the look-up, for whoever has its tracking token.',
    parameters: { code: dossierCode },
    problems: { 401: 'trackingExpired' },
    maximumAge: 0,
  },
  watchDossier: {
    ...watchDossier,
    bearer: true,
    answerType: 'text/event-stream',
    summary: 'Be told of every change of a dossier',
    description:
      'Server-sent events. `dossier` carries the dossier as it stands, with its version as id: the first at once unless `Last-Event-ID` names that version, and then a comment at once. `end` says that nothing more comes; a comment every 15 seconds shows that the line lives.',
    parameters: { code: dossierCode },
    problems: { 401: 'trackingExpired' },
  },
  getDossierResult: {
    ...getDossierResult,
    bearer: true,
    answerType: 'application/octet-stream',
    summary: 'A document of the result',
    description: 'The bytes, with their media type and name.',
    parameters: {
      code: dossierCode,
      result: {
        in: 'path',
        kind: 'text',
        required: true,
        maximum: 60,
        description: 'Id of the document, of `results`.',
      },
    },
    problems: { 401: 'trackingExpired', 404: 'dossierNotFound' },
  },
  getSupplementForm: {
    ...getSupplementForm,
    bearer: true,
    summary: 'What the citizen is asked for',
    description: 'Questions and papers that a dossier in state 5 waits for.',
    parameters: { code: dossierCode },
    problems: { 401: 'trackingExpired', 422: 'supplementNotAwaited' },
    maximumAge: 0,
  },
  supplementDossier: {
    ...supplementDossier,
    bearer: true,
    status: 201,
    idempotent: true,
    summary: 'Answer what is asked for',
    description:
      'Takes the answers and papers over and lets the clock of the dossier run again: all of it or nothing.',
    parameters: { code: dossierCode },
    problems: {
      400: ['invalidRequest', 'idempotencyKeyMissing'],
      401: 'trackingExpired',
      409: 'requestInProgress',
      413: 'requestTooLarge',
      422: ['dossierRefused', 'supplementNotAwaited', 'idempotencyKeyReused'],
    },
  },
  withdrawDossier: {
    ...withdrawDossier,
    bearer: true,
    status: 201,
    idempotent: true,
    summary: 'Withdraw a dossier',
    description: 'Ends the work on it. Possible until the result is there.',
    parameters: { code: dossierCode },
    problems: {
      400: ['invalidRequest', 'idempotencyKeyMissing'],
      401: 'trackingExpired',
      409: 'requestInProgress',
      413: 'requestTooLarge',
      422: ['withdrawalNotPossible', 'idempotencyKeyReused'],
    },
  },
  findBill: {
    ...findBill,
    summary: 'Find a bill',
    description:
      'What a number owes, line by line, and how it can be paid. For a dossier a proof is needed; a wrong one and an unknown number are answered alike, and attempts are limited per number and per address.',
    parameters: {},
    problems: { 404: 'billNotFound', 413: 'requestTooLarge' },
  },
  createPayment: {
    ...createPayment,
    status: 201,
    idempotent: true,
    summary: 'Begin to pay a bill',
    description:
      'The amount is that of the bill. There is one open payment of a bill; beginning another one while it is open is refused with its shared id.',
    parameters: {},
    problems: {
      400: ['invalidRequest', 'idempotencyKeyMissing'],
      404: 'billNotFound',
      409: 'requestInProgress',
      413: 'requestTooLarge',
      422: ['nothingDue', 'amountChanged', 'paymentOpen', 'idempotencyKeyReused'],
    },
  },
  getPayment: {
    ...getPayment,
    secretPath: true,
    summary: 'Where a payment stands now',
    description: 'The only word that counts: nothing in the address a payer comes back with does.',
    parameters: { payment: paymentId },
    problems: { 404: 'paymentNotFound' },
    maximumAge: 0,
  },
  cancelPayment: {
    ...cancelPayment,
    summary: 'Give a payment up',
    description:
      'So that the bill can be paid in another way. Done twice, it is done once. Money that arrives all the same is counted or given back.',
    parameters: { payment: paymentId },
    problems: { 404: 'paymentNotFound', 422: 'paymentNotCancellable' },
  },
  getReceipt: {
    ...getReceipt,
    secretPath: true,
    summary: 'The receipt of a payment',
    description: 'Fee and charge as lines of their own. There from the moment the payment is paid.',
    parameters: { payment: paymentId },
    problems: { 404: ['paymentNotFound', 'receiptNotFound'] },
    maximumAge: 0,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
