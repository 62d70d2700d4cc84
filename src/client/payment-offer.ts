import { readPaymentOffer, type PaymentOffer } from '../contract/payment-offer.ts';
import { fetchJson, type FetchOptions } from './fetch-json.ts';
import { addressOf, type Transport } from './transport.ts';

/** Reads which bills can be found and paid. */
export interface PaymentOfferClient {
  readOffer(options: Pick<FetchOptions, 'language' | 'signal' | 'reload'>): Promise<PaymentOffer>;
}

export function createPaymentOfferClient({ endpoint }: Transport): PaymentOfferClient {
  return {
    // Beside the transport: it would hand out the answer to whoever reads less of the same description.
    readOffer: (options) =>
      fetchJson(addressOf(endpoint, readPaymentOffer.path, {}), readPaymentOffer.answer, options),
  };
}
