import type { ReactiveControllerHost } from 'lit';
import { createUnitsClient } from '../client/units.ts';
import type { ConfigurationController } from '../config/configuration-controller.ts';
import type { Unit, UnitList } from '../contract/units.ts';
import { EndpointRead, type ReadState } from './endpoint-read.ts';

/** The provinces and the wards of each, read when they are first asked for and kept. */
export class UnitsController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #configuration: ConfigurationController;
  readonly #reads = new Map<string, EndpointRead<readonly Unit[]>>();

  constructor(host: ReactiveControllerHost & HTMLElement, configuration: ConfigurationController) {
    this.#host = host;
    this.#configuration = configuration;
  }

  provinces(): ReadState<readonly Unit[]> {
    return this.#read('');
  }

  wards(province: string): ReadState<readonly Unit[]> {
    return this.#read(province);
  }

  /** Asks again for whatever did not come. */
  readonly retry = (): void => {
    for (const read of this.#reads.values()) if (read.state.kind === 'failed') read.retry();
  };

  /** The unit of this code, if the list it is in has come. */
  find(code: string): Unit | undefined {
    for (const { state } of this.#reads.values()) {
      const unit = state.kind === 'done' ? state.value.find((one) => one.code === code) : undefined;
      if (unit) return unit;
    }
    return undefined;
  }

  #read(parent: string): ReadState<readonly Unit[]> {
    const known = this.#reads.get(parent);
    if (known) return known.state;
    const read = new EndpointRead<readonly Unit[]>(
      this.#host,
      () => this.#configuration.question(`units ${parent}`, 'units'),
      async (request) => {
        const client = this.#configuration.client('units', createUnitsClient)!;
        const list: UnitList = await client.listUnits(parent ? { parent } : {}, {
          language: this.#configuration.language,
          ...request,
        });
        return list.items;
      },
    );
    this.#reads.set(parent, read);
    // First asked for while the host is being drawn: it would wait for whatever draws the host next.
    read.hostUpdate();
    return read.state;
  }
}
