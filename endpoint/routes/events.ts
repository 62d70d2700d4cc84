import type { Hono } from 'hono';
import type { Operation } from '../../src/contract/operation.ts';
import { operations } from '../../src/contract/operations.ts';
import { progressOf } from '../dossiers/progress.ts';
import { requireTracking } from '../dossiers/tracking.ts';
import type { Environment, RequestContext } from '../http/environment.ts';
import { ProblemError } from '../http/problems.ts';
import type { DossierNews } from '../live/dossier-news.ts';
import { EventStream, type State } from '../live/event-stream.ts';
import { type OperationRequest, readRequest, serve, type Services } from './operation.ts';

export interface EventLimits {
  /** Open streams of one dossier: somebody's devices, and a few forgotten tabs. */
  readonly perDossier?: number | undefined;
  /** Open streams of this process. */
  readonly inAll?: number | undefined;
}

const PER_DOSSIER = 20;
const IN_ALL = 5_000;
/** Seconds until another stream may be asked for. */
const FULL_RETRY = '30';

const OPERATION: Operation = operations.watchDossier;

/** `watchDossier`: the dossier as it stands, and again whenever it has changed. */
export function serveEvents(
  app: Hono<Environment>,
  services: Services,
  news: DossierNews,
  limits: EventLimits = {},
): void {
  const reads = new SharedReads(news, services.now);
  serve(app, services, 'watchDossier', async (context) => {
    const request = await readRequest(context, services, OPERATION);
    const named = request.parameters.text('code') ?? '';
    const { code, expiresAt } = await requireTracking(request, context.req.header('Authorization'), named);
    if (context.req.method === 'HEAD') return eventAnswer(context, null);
    await news.ready().catch(unavailable);
    // From here to the stream nothing waits, so that nobody takes the last place twice.
    checkRoom(news, limits, code);
    const stream = new EventStream(news, {
      code,
      sent: lastEventId(context),
      expiresAt,
      now: services.now,
      once: context.get('unconditional'),
      hangUp: () => context.env.outgoing.destroy(),
      read: () => reads.read(request, code),
    });
    context.env.outgoing.once('close', () => stream.close());
    return eventAnswer(context, stream.body);
  });
}

function lastEventId(context: RequestContext): number | undefined {
  const id = context.req.header('Last-Event-ID') ?? '';
  return /^\d{1,9}$/.test(id) ? Number(id) : undefined;
}

function checkRoom(
  news: DossierNews,
  { perDossier = PER_DOSSIER, inAll = IN_ALL }: EventLimits,
  code: string,
): void {
  const headers = { 'Retry-After': FULL_RETRY };
  if (news.closed || news.count >= inAll) throw new ProblemError('unavailable', { headers });
  if (news.countOf(code) >= perDossier) throw new ProblemError('tooManyRequests', { headers });
}

function unavailable(cause: unknown): never {
  const error = new ProblemError('unavailable');
  error.cause = cause;
  throw error;
}

function eventAnswer(context: RequestContext, body: ReadableStream<Uint8Array> | null): Response {
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Content-Language': context.get('language'),
      'Cache-Control': 'no-store',
      // A buffering proxy would hold back what has just happened.
      'X-Accel-Buffering': 'no',
      Vary: 'Accept-Language',
    },
  });
}

/** Streams that are woken by the same news read once for all of them; see `EventStream` for reads begun before it. */
class SharedReads {
  readonly #news: DossierNews;
  readonly #now: () => Date;
  readonly #running = new Map<string, Promise<State>>();

  constructor(news: DossierNews, now: () => Date) {
    this.#news = news;
    this.#now = now;
  }

  read(request: OperationRequest, code: string): Promise<State> {
    const key = `${this.#news.generation} ${request.language} ${code}`;
    const running = this.#running.get(key) ?? this.#begin(key, request, code);
    this.#running.set(key, running);
    return running;
  }

  async #begin(key: string, request: OperationRequest, code: string): Promise<State> {
    try {
      const progress = await progressOf({ ...request, now: this.#now() }, code);
      return { version: progress.version, text: JSON.stringify(progress) };
    } finally {
      this.#running.delete(key);
    }
  }
}
