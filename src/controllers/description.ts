import type { ReactiveControllerHost } from 'lit';
import { createDescriptionClient } from '../client/description.ts';
import type { EndpointError } from '../client/errors.ts';
import type { ConfigurationController } from '../config/configuration-controller.ts';
import type { EndpointIdentity, Hotline } from '../contract/identity.ts';
import { EndpointRead } from './endpoint-read.ts';

/** What the endpoint says of itself. A widget works without it; it only knows less. */
export class DescriptionController {
  readonly #read: EndpointRead<EndpointIdentity>;
  readonly retry: () => void;

  constructor(host: ReactiveControllerHost & HTMLElement, configuration: ConfigurationController) {
    this.#read = new EndpointRead(
      host,
      () => configuration.question('', 'description'),
      (request) =>
        configuration
          .client('description', createDescriptionClient)!
          .describeEndpoint({ language: configuration.language, ...request }),
    );
    this.retry = this.#read.retry;
  }

  get hotline(): Hotline | undefined {
    const { state } = this.#read;
    return state.kind === 'done' ? state.value.hotline : undefined;
  }

  /** Whether the endpoint is known to offer an operation. */
  offers(operation: string): boolean {
    const { state } = this.#read;
    return state.kind === 'done' && state.value.operations?.includes(operation) === true;
  }

  /** Set when the endpoint speaks another major version: nothing it says can be trusted then. */
  get incompatible(): EndpointError | undefined {
    const { state } = this.#read;
    return state.kind === 'failed' && state.error.failure.kind === 'incompatible' ? state.error : undefined;
  }
}
