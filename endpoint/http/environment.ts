import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { UploadEntry } from '../simulation/ledger.ts';
import type { Language } from './language.ts';

export interface Variables {
  /** Names one request in the log and in the answer's `X-Request-Id`. */
  requestId: string;
  language: Language;
  /** Operation of the contract that answers; undefined for an address nobody offers. */
  operation?: string;
  /** Set by a fault that needs a body to spoil: no 304 then. */
  unconditional?: boolean;
  /** What was done to the answer on order. */
  fault?: string;
  /** Status of an answer that was sent past the framework, or would have been if not lost. */
  lostStatus?: number;
  /** What a request did for an upload. */
  upload?: UploadEntry;
  /** On order: the line breaks after so many bytes of the body. */
  cutAfter?: number;
  /** On order: the endpoint no longer knows the upload. */
  forgotten?: boolean;
}

export interface Environment {
  Bindings: HttpBindings;
  Variables: Variables;
}

export type RequestContext = Context<Environment>;

/**
 * Puts another answer in the place of the one there is. Setting `context.res` alone would carry the headers
 * of the old answer over to the new one, and over those it has of its own.
 */
export function replaceAnswer(context: RequestContext, response: Response): void {
  context.res = undefined;
  context.res = response;
}
