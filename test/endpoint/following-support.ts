import { randomUUID } from 'node:crypto';
import type { DossierProgress, DossierReceipt, FoundDossier } from '../../src/contract/index.ts';
import type { Move } from '../../endpoint/dossiers/move.ts';
import { moveDossier } from '../../endpoint/dossiers/moves.ts';
import { file, type FilingEndpoint, HOME, receiptOf, sample } from './filing-support.ts';
import { type Answer, rawRequest } from './support.ts';

export const IDENTITY = '001090000123';
export const PHONE = '0912345678';

export const applicant = {
  name: 'Nguyễn Văn Mẫu',
  birthDate: '1990-05-01',
  home: HOME,
  married: false,
  identityNumber: IDENTITY,
  phone: PHONE,
};

export const text = (vi: string, en = vi) => ({ vi, en });

export async function fileOne(url: string, changes: object = {}): Promise<DossierReceipt> {
  return receiptOf(await file(url, sample({ answers: { applicant }, ...changes })));
}

export interface LookupOptions {
  readonly kind?: string;
  readonly value?: string;
  readonly headers?: Record<string, string>;
}

export function lookUp(
  url: string,
  code: string,
  { kind = 'identity', value = IDENTITY.slice(-6), headers = {} }: LookupOptions = {},
): Promise<Answer> {
  return rawRequest(`${url}/dossiers/lookup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ code, proof: { kind, value } }),
  });
}

export function foundOf(answer: Answer): FoundDossier {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as FoundDossier;
}

export interface Ticket {
  readonly code: string;
  readonly trackingToken: string;
}

/** How it stands now, whenever that is: tokens do not last. */
export async function standing(url: string, code: string): Promise<DossierProgress> {
  return foundOf(await lookUp(url, code)).dossier;
}

/** Something of a dossier, by its token. */
export function ask(
  url: string,
  { code, trackingToken }: Ticket,
  path = '',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return rawRequest(`${url}/dossiers/${code}${path}`, {
    headers: { Authorization: `Bearer ${trackingToken}`, ...headers },
  });
}

export async function progressOf(
  url: string,
  ticket: Ticket,
  headers: Record<string, string> = {},
): Promise<DossierProgress> {
  const answer = await ask(url, ticket, '', headers);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as DossierProgress;
}

/** Sends something to a dossier, by its token. */
export function send(
  url: string,
  { code, trackingToken }: Ticket,
  path: string,
  body: object,
  { key = randomUUID(), headers = {} }: { key?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return rawRequest(`${url}/dossiers/${code}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      Authorization: `Bearer ${trackingToken}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

export function moveAt(
  { store }: Pick<FilingEndpoint, 'store'>,
  code: string,
  move: Move,
  time: string,
  by = {},
): Promise<number> {
  return store.database.transaction((transaction) =>
    moveDossier(transaction, { code, move, by, now: new Date(time) }),
  );
}

const MEGABYTE = 1_048_576;

/** A question and a paper. */
export const MORE = {
  kind: 'askForPapers',
  reasons: [text('Ảnh chụp bị mờ.', 'The photo is blurred.')],
  fields: [{ pointer: '/note', label: text('Lời nhắn', 'Message'), kind: 'longText' }],
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['note'],
    properties: { note: { type: 'string', minLength: 1, maxLength: 50 } },
  },
  documents: [
    {
      id: 'clear-copy',
      name: text('Ảnh rõ nét', 'A clear photo'),
      required: true,
      formats: ['application/pdf'],
      maximumBytes: MEGABYTE,
      maximumFiles: 2,
    },
  ],
} as const satisfies Move;
