import type { BlockList } from 'node:net';
import type { Hono } from 'hono';
import { IDEMPOTENCY_KEY, type Operation } from '../../src/contract/operation.ts';
import { type OperationName, operations } from '../../src/contract/operations.ts';
import type { Store, Transaction } from '../db/connect.ts';
import { type FirstAnswer, Idempotency } from '../dossiers/idempotency.ts';
import { requireTracking, type Tracking } from '../dossiers/tracking.ts';
import type { Forms } from '../forms/forms.ts';
import { jsonAnswer, privateAnswer } from '../http/answer.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Environment, RequestContext } from '../http/environment.ts';
import { canonicalJson, readJsonBody } from '../http/json-body.ts';
import type { Language } from '../http/language.ts';
import { type Parameters, readParameters } from '../http/parameters.ts';
import { ProblemError } from '../http/problems.ts';
import type { Payments } from '../payments/payments.ts';
import type { CatalogueWatch, CurrentCatalogue } from '../services/catalogue.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { strike } from '../simulation/strike.ts';

export interface Services {
  readonly store: Store;
  /** Without it nothing can be paid here, and no bill is found. */
  readonly payments?: Payments | undefined;
  readonly catalogue: CatalogueWatch;
  readonly forms: Forms;
  readonly now: () => Date;
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trusted?: BlockList | undefined;
  /** Only with `--sandbox`. */
  readonly simulation: Simulation | undefined;
}

/** What an operation needs to answer one request. */
export interface OperationRequest {
  readonly store: Store;
  readonly catalogue: CurrentCatalogue;
  readonly forms: Forms;
  readonly language: Language;
  readonly parameters: Parameters;
  readonly now: Date;
  /** Whether something can be paid here. */
  readonly payable?: boolean;
  /** Whose request it is. */
  readonly address: string;
  /** JSON in NFC, not yet held against the operation's schema; undefined where the operation takes none. */
  readonly body?: unknown;
}

/** What an operation needs that only those may ask who hold a dossier's token. */
export interface TrackedRequest extends OperationRequest {
  readonly tracking: Tracking;
}

/** Gives what is sent as JSON, or, where the contract has a file, the whole answer. */
export type Answer = (request: OperationRequest) => Promise<object> | object;
export type TrackedAnswer = (request: TrackedRequest) => Promise<object> | object;

/** What an operation needs that makes something, once for each key. */
export interface CreationRequest extends OperationRequest {
  /** All is written here: it is there with the memory of its answer, or not at all. */
  readonly transaction: Transaction;
  readonly body: unknown;
  readonly key: string;
}

export interface TrackedCreation extends CreationRequest, TrackedRequest {
  readonly body: unknown;
}

export type Creation = (request: CreationRequest) => Promise<object>;

/** What is answered is read anew each time: only what was made is remembered, not how it stood then. */
export interface LiveCreation {
  create(request: CreationRequest, context: RequestContext): Promise<object>;
  /** Once what was made is kept for good. `made` is what `create` gave, now (`isNew`) or the first time. */
  answer(request: OperationRequest, made: unknown, isNew: boolean): Promise<object>;
}

/** `/procedures/{code}` as the router writes it. */
export function routePath(operation: Operation): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Puts one operation of the contract on its path: faults, parameters, answer, all by the table. */
export function serveOperation(
  app: Hono<Environment>,
  services: Services,
  name: OperationName,
  answer: Answer,
): void {
  const operation: Operation = operations[name];
  serve(app, services, name, async (context) => {
    const request = await readRequest(context, services, operation);
    const body = operation.body && (await readJsonBody(context));
    return toResponse(context, operation, await answer({ ...request, body }));
  });
}

/** The same for an operation that takes a tracking token. */
export function serveTracked(
  app: Hono<Environment>,
  services: Services,
  name: OperationName,
  answer: TrackedAnswer,
): void {
  const operation: Operation = operations[name];
  serve(app, services, name, async (context) => {
    const request = await readRequest(context, services, operation);
    const tracking = await readTracking(context, request);
    return toResponse(context, operation, await answer({ ...request, tracking }));
  });
}

/** The same for an operation that makes something: its idempotency key is minded here. */
export function serveCreation(
  app: Hono<Environment>,
  services: Services,
  name: OperationName,
  create: Creation,
): void {
  serve(app, services, name, async (context) => {
    const request = await readRequest(context, services, operations[name]);
    return createOnce(context, { name, request, subject: '' }, create);
  });
}

/** The same where what was made goes on by itself. */
export function serveLiveCreation(
  app: Hono<Environment>,
  services: Services,
  name: OperationName,
  { create, answer }: LiveCreation,
): void {
  const operation: Operation = operations[name];
  serve(app, services, name, async (context) => {
    const request = await readRequest(context, services, operation);
    let isNew = false;
    const made = await makeOnce(context, { name, request, subject: '' }, (creation) => {
      isNew = true;
      return create(creation, context);
    });
    const body = JSON.stringify(await answer(request, JSON.parse(made.body), isNew));
    return privateAnswer(body, made.status, request.language);
  });
}

/** And for one that does so to a dossier. */
export function serveTrackedCreation(
  app: Hono<Environment>,
  services: Services,
  name: OperationName,
  create: (request: TrackedCreation) => Promise<object>,
): void {
  serve(app, services, name, async (context) => {
    const request = await readRequest(context, services, operations[name]);
    const tracking = await readTracking(context, request);
    return createOnce(context, { name, request, subject: tracking.code }, (creation) =>
      create({ ...creation, tracking }),
    );
  });
}

interface CreationOrder {
  readonly name: OperationName;
  readonly request: OperationRequest;
  /** What it is done to: the same body for another is another request. */
  readonly subject: string;
}

async function createOnce(
  context: RequestContext,
  order: CreationOrder,
  create: Creation,
): Promise<Response> {
  const made = await makeOnce(context, order, create);
  return privateAnswer(made.body, made.status, made.language);
}

async function makeOnce(
  context: RequestContext,
  { name, request, subject }: CreationOrder,
  create: Creation,
): Promise<FirstAnswer> {
  const operation: Operation = operations[name];
  const key = readKey(context);
  const body = await readJsonBody(context);
  const { language, now } = request;
  const attempt = { operation: `${name}${subject}`, key, body: canonicalJson(body), language, now };
  return idempotencyOf(request.store).once(attempt, async (transaction) => {
    const answer = await create({ ...request, transaction, body, key });
    return { status: operation.status ?? 200, body: JSON.stringify(answer) };
  });
}

const known = new WeakMap<Store, Idempotency>();

/** One for all operations: a key stands for one request, whichever it is. */
function idempotencyOf(store: Store): Idempotency {
  const found = known.get(store) ?? new Idempotency(store);
  known.set(store, found);
  return found;
}

function toResponse(context: RequestContext, operation: Operation, answer: object): Response {
  if (answer instanceof Response) return answer;
  if (operation.method === 'GET') return jsonAnswer(context, operation, answer);
  return privateAnswer(JSON.stringify(answer), operation.status ?? 200, context.get('language'));
}

function readTracking(context: RequestContext, request: OperationRequest): Promise<Tracking> {
  const code = request.parameters.text('code') ?? '';
  return requireTracking(request, context.req.header('Authorization'), code);
}

/** The path of an operation, with the faults ordered for it in front. */
export function serve(
  app: Hono<Environment>,
  services: Services,
  name: OperationName,
  handle: (context: RequestContext) => Promise<Response>,
): void {
  const operation: Operation = operations[name];
  const path = routePath(operation);
  app.on(operation.method, path, async (context, next) => {
    context.set('operation', name);
    await next();
  });
  if (services.simulation) app.on(operation.method, path, strike(services.simulation.faults, name));
  app.on(operation.method, path, (context) => handle(context).catch(unavailableForNow));
}

export async function readRequest(
  context: RequestContext,
  { store, catalogue, forms, now, trusted, payments }: Services,
  operation: Operation,
): Promise<OperationRequest> {
  const parameters = readParameters(operation, new URL(context.req.url), context.req.param());
  const current = await catalogue.current().catch(unavailable);
  return {
    store,
    catalogue: current,
    forms,
    language: context.get('language'),
    parameters,
    now: now(),
    payable: payments !== undefined,
    address: clientAddress(context, trusted),
  };
}

const KEY = new RegExp(IDEMPOTENCY_KEY.pattern);

function readKey(context: RequestContext): string {
  const key = context.req.header('Idempotency-Key')?.trim() ?? '';
  if (KEY.test(key)) return key;
  const { minimum, maximum } = IDEMPOTENCY_KEY;
  throw new ProblemError('idempotencyKeyMissing', {
    detail: {
      vi: `Cần một khóa dài từ ${minimum} đến ${maximum} ký tự ASCII.`,
      en: `A key of ${minimum} to ${maximum} visible ASCII characters is expected.`,
    },
  });
}

/** Whatever keeps the database from answering, it is not the client's fault and may pass. */
function unavailable(cause: unknown): never {
  if (cause instanceof ProblemError) throw cause;
  const error = new ProblemError('unavailable');
  error.cause = cause;
  throw error;
}

/** The connection was lost, nothing was free in time, or two wanted the same rows: the same request may do later. */
const PASSING = /^(08|40|53|57)|^ECONN|^ETIMEDOUT|^EPIPE/;

function unavailableForNow(error: unknown): never {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (
      PASSING.test(code) ||
      /timeout exceeded when trying to connect|Connection terminated/.test(cause.message)
    )
      unavailable(error);
  }
  throw error;
}
