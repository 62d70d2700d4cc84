/** The library for bundlers: classes, events and types. Importing it registers nothing. */
export { EndpointError, type EndpointFailure } from './client/errors.ts';
export type { EndpointClients } from './client/clients.ts';
export type { DescriptionClient } from './client/description.ts';
export type { TrackingOptions } from './client/dossier-requests.ts';
export type { WatchOptions } from './client/dossier-stream.ts';
export type { DossierTrackingClient } from './client/dossier-tracking.ts';
export type { DossiersClient, SubmitOptions } from './client/dossiers.ts';
export type { FormsClient } from './client/forms.ts';
export type { PaymentOfferClient } from './client/payment-offer.ts';
export type { PaymentOptions, PaymentsClient } from './client/payments.ts';
export type { ProcedureRecordClient } from './client/procedure-record.ts';
export type { ProcedureSearchClient } from './client/procedure-search.ts';
export type { ReadOptions } from './client/read-options.ts';
export type { UnitsClient } from './client/units.ts';
export type { UploadOptions, UploadsClient, UploadSubject } from './client/uploads.ts';
export { configure } from './config/page-configuration.ts';
export type { Configuration, Language, Settings, Theme } from './config/settings.ts';
export * from './contract/index.ts';
export { ActivityEvent, type ActivityDetail } from './controllers/activity-event.ts';
export {
  ApplyRequestedEvent,
  BeforeApplyEvent,
  type ProcedureEventDetail,
} from './controllers/apply-events.ts';
export { register } from './define/register.ts';
export {
  BeforePaymentEvent,
  PaymentFailedEvent,
  PaymentSettledEvent,
  PaymentStartedEvent,
  type BeforePaymentDetail,
  type PaymentEventDetail,
} from './payments/payment.events.ts';
export { ConfigElement } from './widgets/config/config.ts';
export {
  DossierSubmittedEvent,
  type DossierSubmittedDetail,
} from './widgets/online-form/online-form.events.ts';
export { OnlineFormElement } from './widgets/online-form/online-form.ts';
export { PaymentButtonElement } from './widgets/payment-button/payment-button.ts';
export {
  ProcedureLoadedEvent,
  type ProcedureLoadedDetail,
} from './widgets/procedure-detail/procedure-detail.events.ts';
export { ProcedureDetailElement } from './widgets/procedure-detail/procedure-detail.ts';
export {
  ProcedureSelectedEvent,
  type ProcedureSelectedDetail,
} from './widgets/procedure-search/procedure-search.events.ts';
export { ProcedureSearchElement } from './widgets/procedure-search/procedure-search.ts';
export {
  DossierChangedEvent,
  DossierFoundEvent,
  DossierWithdrawnEvent,
  SupplementSentEvent,
  type DossierChangedDetail,
  type DossierEventDetail,
} from './widgets/status-lookup/status-lookup.events.ts';
export { StatusLookupElement } from './widgets/status-lookup/status-lookup.ts';
