import { CONTRACT_VERSION, type EndpointDescription } from '../../src/contract/index.ts';
import { type OperationName, operations } from '../../src/contract/operations.ts';
import { LIMITS } from '../../src/contract/parameters.ts';
import { describeBillKinds } from '../bills/bill-view.ts';
import { paymentMethods } from '../bills/methods.ts';
import { LANGUAGES, type Language } from '../http/language.ts';
import { UPLOAD_LIMITS } from '../uploads/limits.ts';
import type { TermBook } from './terms.ts';

/** Largest request body: a dossier's answers are the longest. Uploads have limits of their own. */
export const REQUEST_BYTES = 1_048_576;

export const HOTLINE = { label: '1800 1096', url: 'tel:18001096' } as const;

const NAME: Readonly<Record<Language, string>> = {
  vi: 'Điểm kết nối dịch vụ công quốc gia (bản tham chiếu)',
  en: 'National public-service endpoint (reference)',
};

/** What is there only where a payment platform is. */
export const PAYMENT_OPERATIONS: readonly string[] = [
  'findBill',
  'createPayment',
  'getPayment',
  'cancelPayment',
  'getReceipt',
] satisfies OperationName[];

export function describe(terms: TermBook, language: Language, payable: boolean): EndpointDescription {
  return {
    name: NAME[language],
    contract: CONTRACT_VERSION,
    languages: [...LANGUAGES],
    hotline: HOTLINE,
    links: { nationalPortal: 'https://dichvucong.gov.vn/' },
    vocabularies: {
      serviceLevels: terms.vocabulary('serviceLevels', language),
      administrativeLevels: terms.vocabulary('administrativeLevels', language),
      subjectTypes: terms.vocabulary('subjectTypes', language),
      submissionMethods: terms.vocabulary('submissionMethods', language),
      processingTimeUnits: terms.vocabulary('processingTimeUnits', language),
      lifeEvents: terms.vocabulary('lifeEvents', language),
      dossierStatuses: terms.vocabulary('dossierStatuses', language),
    },
    paymentMethods: payable ? paymentMethods(language) : [],
    ...(payable && { billKinds: describeBillKinds(language) }),
    limits: {
      ...LIMITS,
      requestBytes: REQUEST_BYTES,
      uploadBytes: UPLOAD_LIMITS.uploadBytes,
      uploadTypes: [...UPLOAD_LIMITS.uploadTypes],
    },
    operations: Object.keys(operations).filter((name) => payable || !PAYMENT_OPERATIONS.includes(name)),
  };
}
