import { nothing, type ReactiveControllerHost } from 'lit';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { DossierView } from './dossier-view.ts';
import { ResultDownloads } from './result-downloads.ts';
import { resultsPart } from './results-part.ts';
import { shipmentPart } from './shipment-part.ts';

/** What has come of a dossier: documents, and the parcel that brings them. Loaded for those that have any. */
export class OutcomePart {
  readonly #downloads: ResultDownloads;

  constructor(host: ReactiveControllerHost, configuration: ConfigurationController) {
    this.#downloads = new ResultDownloads(host, configuration);
  }

  render(view: DossierView): unknown {
    const { results, shipment } = view.dossier;
    return [
      results.length > 0 ? resultsPart(view, this.#downloads) : nothing,
      shipment ? shipmentPart(shipment, view.language) : nothing,
    ];
  }

  reset(): void {
    this.#downloads.reset();
  }
}
