import { CONTRACT_MAJOR, identifyEndpoint, type EndpointIdentity } from '../contract/identity.ts';
import { EndpointError } from './errors.ts';
import type { ReadOptions } from './read-options.ts';
import type { Transport } from './transport.ts';

/** Reads what the endpoint is. */
export interface DescriptionClient {
  describeEndpoint(options: ReadOptions): Promise<EndpointIdentity>;
}

export function createDescriptionClient(transport: Transport): DescriptionClient {
  return {
    async describeEndpoint(options) {
      const identity = await transport.read(identifyEndpoint, {}, options);
      if (Number.parseInt(identity.contract, 10) === CONTRACT_MAJOR) return identity;
      throw new EndpointError({ kind: 'incompatible', contract: identity.contract.slice(0, 20) });
    },
  };
}
