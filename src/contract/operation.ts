import type { PROBLEM_TYPES } from './problems.ts';

/** How a query or path parameter is written and what it may hold. */
export interface Parameter {
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly required?: true;
  /** `codes`: a comma-separated list. */
  readonly kind: 'text' | 'codes' | 'integer';
  readonly minimum?: number;
  /** Greatest value of an integer; greatest length of a text. */
  readonly maximum?: number;
  readonly pattern?: string;
  readonly example?: string;
}

type ProblemType = keyof typeof PROBLEM_TYPES;

export interface Operation {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Schema of what is sent, as JSON. */
  readonly body?: object;
  /** Schema of the answer; none where the answer is a file. */
  readonly answer?: object;
  /** Media type of a good answer that is not JSON. */
  readonly answerType?: 'text/event-stream' | 'application/octet-stream';
  /** Takes a tracking token: `Authorization: Bearer …`. */
  readonly bearer?: true;
  /** Its path holds a secret that opens the answer: no cache but the asker's own keeps it. */
  readonly secretPath?: true;
  /** Of a good answer: 200 when left out. */
  readonly status?: 201;
  /** Takes an `Idempotency-Key`, and does nothing without one. */
  readonly idempotent?: true;
  readonly summary: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Problems of this operation alone; every operation may answer those of `COMMON_PROBLEMS` as well. */
  readonly problems: Readonly<Record<number, ProblemType | readonly ProblemType[]>>;
  /** `Cache-Control` of a good answer, in seconds. Left out, no cache may keep it. */
  readonly maximumAge?: number;
}

/** An idempotency key: visible ASCII, and long enough not to be met by chance. */
export const IDEMPOTENCY_KEY = { minimum: 8, maximum: 255, pattern: '^[!-~]{8,255}$' } as const;

/** Problems any operation may answer with. */
export const COMMON_PROBLEMS = {
  400: 'invalidRequest',
  429: 'tooManyRequests',
  503: 'unavailable',
} as const;
