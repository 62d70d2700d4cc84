import type { Parameter } from './operation.ts';

const MAXIMUM_QUERY_LENGTH = 200;
const MAXIMUM_PAGE_SIZE = 50;
const CODE_PATTERN = String.raw`^\d\.\d{6}(\.[0-9A-Z]{2,3})*$`;

export const codes = (description: string, example: string): Parameter => ({
  in: 'query',
  kind: 'codes',
  description,
  example,
});

export const procedureCode: Parameter = {
  in: 'path',
  kind: 'text',
  required: true,
  pattern: CODE_PATTERN,
  description: 'Procedure code.',
  example: '1.001193',
};

export const dossierCode: Parameter = {
  in: 'path',
  kind: 'text',
  required: true,
  maximum: 60,
  description: 'Dossier code.',
  example: 'H18-261120-0042',
};

export const paymentId: Parameter = {
  in: 'path',
  kind: 'text',
  required: true,
  pattern: String.raw`^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$`,
  description: 'Id of the payment: the secret one of whoever began it, or the shared one.',
  example: '8f14e45f-ceea-4f6a-9d2b-3b1f0c5a7e21',
};

export const searchText: Parameter = {
  in: 'query',
  kind: 'text',
  maximum: MAXIMUM_QUERY_LENGTH,
  description:
    'Search text. Tone marks, letter case, spelling variants and small typing errors do not matter.',
  example: 'dang ky khai sinh',
};

export const unit: Parameter = {
  in: 'query',
  kind: 'text',
  maximum: 20,
  description:
    'Administrative code of a province or ward, or code of an agency: only procedures carried out there.',
  example: '01',
};

export const LIMITS = { pageSize: MAXIMUM_PAGE_SIZE, queryLength: MAXIMUM_QUERY_LENGTH } as const;
