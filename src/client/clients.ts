import type { DescriptionClient } from './description.ts';
import type { DossierTrackingClient } from './dossier-tracking.ts';
import type { DossiersClient } from './dossiers.ts';
import type { FormsClient } from './forms.ts';
import type { PaymentOfferClient } from './payment-offer.ts';
import type { PaymentsClient } from './payments.ts';
import type { ProcedureRecordClient } from './procedure-record.ts';
import type { ProcedureSearchClient } from './procedure-search.ts';
import { createTransport, type Transport } from './transport.ts';
import type { UnitsClient } from './units.ts';
import type { UploadsClient } from './uploads.ts';

/**
 * The clients a widget may ask for, one per resource. A host may register any of them itself (tests, a
 * native shell, a cache of its own); what it leaves out goes over HTTP to the configured endpoint.
 */
export interface EndpointClients {
  description: DescriptionClient;
  procedureSearch: ProcedureSearchClient;
  procedureRecord: ProcedureRecordClient;
  units: UnitsClient;
  forms: FormsClient;
  dossiers: DossiersClient;
  dossierTracking: DossierTrackingClient;
  uploads: UploadsClient;
  payments: PaymentsClient;
  paymentOffer: PaymentOfferClient;
}

const transports = new Map<string, Transport>();

/** The page's one transport to an endpoint. */
export function transportTo(endpoint: URL): Transport {
  const known = transports.get(endpoint.href);
  if (known) return known;
  const transport = createTransport(endpoint);
  transports.set(endpoint.href, transport);
  return transport;
}
