import { EndpointError } from '../../client/errors.ts';

/** A client registered by the host may throw anything. */
export function asEndpointError(error: unknown): EndpointError {
  if (error instanceof EndpointError) return error;
  return new EndpointError({ kind: 'broken-contract', reason: 'the client failed' }, { cause: error });
}
