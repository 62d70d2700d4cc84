import { nothing, type ReactiveControllerHost } from 'lit';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import type { DossierView } from './dossier-view.ts';
import { missingPart } from '../../ui/missing-part.ts';
import type { OutcomePart } from './outcome-part.ts';

/** What has come of a dossier, which is nothing for most of the time. */
export class DossierOutcome {
  readonly #host: ReactiveControllerHost;
  readonly #configuration: ConfigurationController;
  readonly #code: LazyPart<typeof import('./outcome-part.ts')>;
  #part: OutcomePart | undefined;

  constructor(host: ReactiveControllerHost, configuration: ConfigurationController) {
    this.#host = host;
    this.#configuration = configuration;
    this.#code = new LazyPart(host, () => import('./outcome-part.ts'));
  }

  /** Once this is done, the dossier can be drawn as it will stay. */
  async prepare(dossier: DossierProgress): Promise<void> {
    if (hasOutcome(dossier)) await this.#code.arrival();
  }

  render(view: DossierView): unknown {
    if (!hasOutcome(view.dossier)) return nothing;
    const code = this.#code.part;
    if (!code) return missingPart(this.#code);
    this.#part ??= new code.OutcomePart(this.#host, this.#configuration);
    return this.#part.render(view);
  }

  reset(): void {
    this.#part?.reset();
  }
}

function hasOutcome({ results, shipment }: DossierProgress): boolean {
  return results.length > 0 || shipment !== undefined;
}
