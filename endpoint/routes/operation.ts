import type { Hono } from 'hono';
import { type Operation, type OperationName, operations } from '../../src/contract/operations.ts';
import type { Store } from '../db/connect.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { Environment } from '../http/environment.ts';
import type { Language } from '../http/language.ts';
import { type Parameters, readParameters } from '../http/parameters.ts';
import { ProblemError } from '../http/problems.ts';
import type { CatalogueWatch, CurrentCatalogue } from '../services/catalogue.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { strike } from '../simulation/strike.ts';

export interface Services {
  readonly store: Store;
  readonly catalogue: CatalogueWatch;
  /** Only with `--sandbox`. */
  readonly simulation: Simulation | undefined;
}

/** What an operation needs to answer one request. */
export interface OperationRequest {
  readonly store: Store;
  readonly catalogue: CurrentCatalogue;
  readonly language: Language;
  readonly parameters: Parameters;
}

export type Answer = (request: OperationRequest) => Promise<object> | object;

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
  const path = routePath(operation);
  app.on(operation.method, path, async (context, next) => {
    context.set('operation', name);
    await next();
  });
  if (services.simulation) app.on(operation.method, path, strike(services.simulation.faults, name));
  app.on(operation.method, path, async (context) => {
    const parameters = readParameters(operation, new URL(context.req.url), context.req.param());
    const catalogue = await services.catalogue.current().catch(unavailable);
    const language = context.get('language');
    const body = await answer({ store: services.store, catalogue, language, parameters });
    return jsonAnswer(context, operation, body);
  });
}

/** Whatever keeps the database from answering, it is not the client's fault and may pass. */
function unavailable(cause: unknown): never {
  if (cause instanceof ProblemError) throw cause;
  const error = new ProblemError('unavailable');
  error.cause = cause;
  throw error;
}
