import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import type { Operation } from '../src/contract/operation.ts';
import { operations } from '../src/contract/operations.ts';
import { compression } from './http/compression.ts';
import { cors } from './http/cors.ts';
import type { Environment, RequestContext } from './http/environment.ts';
import { chooseLanguage } from './http/language.ts';
import { ProblemError, problemResponse } from './http/problems.ts';
import { requestLog } from './http/requests.ts';
import { DossierNews } from './live/dossier-news.ts';
import { describeEndpoint } from './routes/description.ts';
import { serveHealth } from './routes/health.ts';
import { serveBlankPapers } from './routes/blank-papers.ts';
import * as dossiers from './routes/dossiers.ts';
import { type EventLimits, serveEvents } from './routes/events.ts';
import { getForm } from './routes/forms.ts';
import {
  type Services,
  serveCreation,
  serveOperation,
  serveTracked,
  serveTrackedCreation,
} from './routes/operation.ts';
import { servePayments } from './routes/payments.ts';
import { getProcedure, searchProcedures, suggestProcedures } from './routes/procedures.ts';
import { serveSandbox } from './routes/sandbox.ts';
import { listUnits } from './routes/units.ts';
import { serveUploads, type UploadOptions } from './routes/uploads.ts';
import { PAYMENT_OPERATIONS, REQUEST_BYTES } from './services/description.ts';
import { isChunk } from './uploads/protocol.ts';

/** Longer than any address of the contract with every parameter at its limit. */
const LONGEST_ADDRESS = 8_000;

export interface AppOptions extends Services {
  readonly logger: Logger;
  /** Another clock, or less patience with slow lines. */
  readonly uploads?: UploadOptions | undefined;
  /** What streams of events hear from; whoever gives it closes it. */
  readonly news?: DossierNews | undefined;
  readonly events?: EventLimits | undefined;
}

/** No page has business there: there is no CORS. */
const NO_PAGES = /^\/(?:sandbox|payment-platform)\//;

/** The whole HTTP surface, without a port. */
export function createApp({
  logger,
  uploads = {},
  news,
  events,
  ...services
}: AppOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  const { payments, simulation } = services;
  app.use(requestLog(logger, simulation?.ledger));
  app.use(async (context, next) => {
    context.set('language', chooseLanguage(context.req.header('Accept-Language')));
    await next();
  });
  app.use((context, next) => (NO_PAGES.test(context.req.path) ? next() : cors(context, next)));
  app.use(compression);
  app.use(limits);
  serveOperation(app, services, 'describeEndpoint', describeEndpoint);
  serveOperation(app, services, 'searchProcedures', searchProcedures);
  // Before getProcedure, whose path would take "suggestions" for a code.
  serveOperation(app, services, 'suggestProcedures', suggestProcedures);
  serveOperation(app, services, 'getProcedure', getProcedure);
  serveOperation(app, services, 'getForm', getForm);
  serveOperation(app, services, 'listUnits', listUnits);
  serveCreation(app, services, 'submitDossier', dossiers.submitDossier);
  serveOperation(app, services, 'lookUpDossier', dossiers.lookUpDossier);
  serveTracked(app, services, 'getDossier', dossiers.getDossier);
  serveTracked(app, services, 'getDossierResult', dossiers.getDossierResult);
  serveTracked(app, services, 'getSupplementForm', dossiers.getSupplementForm);
  serveTrackedCreation(app, services, 'supplementDossier', dossiers.supplementDossier);
  serveTrackedCreation(app, services, 'withdrawDossier', dossiers.withdrawDossier);
  if (payments) servePayments(app, services, payments);
  serveEvents(app, services, news ?? new DossierNews(services.store, services), events);
  serveUploads(app, services, uploads);
  serveBlankPapers(app);
  serveHealth(app, services);
  if (simulation) serveSandbox(app, simulation, services);
  app.notFound((context) => respond(context, missing(context, services)));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return respond(context, error);
    logger.error({ requestId: context.get('requestId'), error: describeError(error) }, 'unexpected');
    return respond(context, new ProblemError('internalError'));
  });
  return app;
}

const limitBody = bodyLimit({
  maxSize: REQUEST_BYTES,
  onError: () => {
    throw new ProblemError('requestTooLarge');
  },
});

function limits(context: RequestContext, next: () => Promise<void>): Promise<Response | void> {
  if ((context.env.incoming.url ?? '').length > LONGEST_ADDRESS)
    throw new ProblemError('invalidRequest', {
      detail: { vi: 'Địa chỉ quá dài.', en: 'The address is too long.' },
    });
  // The chunks of an upload have limits of their own.
  return isChunk(context.req.method, context.req.path) ? next() : limitBody(context, next);
}

function respond(context: RequestContext, error: ProblemError): Response {
  return problemResponse(error, context.get('language'));
}

/** Kind and place, never the message of a database error: it may quote what was asked. */
function describeError(error: Error): object {
  return { name: error.name, stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) };
}

const PATHS = Object.entries(operations).map(([name, operation]: [string, Operation]) => ({
  name,
  method: operation.method,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

const SANDBOX_METHODS: Readonly<Record<string, string>> = {
  '/sandbox/demo-dossiers': 'GET, HEAD',
  '/sandbox/desk': 'GET, HEAD, PUT',
  '/sandbox/faults': 'GET, HEAD, PUT, DELETE',
  '/sandbox/ledger': 'GET, HEAD',
  '/sandbox/reset': 'POST',
};

/** 405 with `Allow` where the address exists for another method, else 404. */
function missing(context: RequestContext, { simulation, payments }: Services): ProblemError {
  const { path } = context.req;
  const offered = PATHS.filter(({ name }) => payments || !PAYMENT_OPERATIONS.includes(name));
  const methods = offered.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  const known = methods.length > 0 ? allowOf(methods) : path === '/health' ? 'GET, HEAD, OPTIONS' : undefined;
  const allow = known ?? (simulation ? SANDBOX_METHODS[path] : undefined);
  return allow === undefined
    ? new ProblemError('operationNotFound')
    : new ProblemError('methodNotAllowed', { headers: { Allow: allow } });
}

function allowOf(methods: readonly string[]): string {
  const all = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set([...all, 'OPTIONS'])].join(', ');
}
