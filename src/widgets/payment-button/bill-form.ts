import type { LitElement, TemplateResult } from 'lit';
import { createPaymentOfferClient } from '../../client/payment-offer.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { OfferedBillKind, PaymentOffer } from '../../contract/payment-offer.ts';
import { EndpointRead } from '../../controllers/endpoint-read.ts';
import { readReceiptCode } from '../../domain/receipt-code.ts';
import { adoptStyles } from '../../fields/adopt-styles.ts';
import type { ProofKind } from '../../fields/dossier-proof.ts';
import { inputStyles } from '../../fields/input.styles.ts';
import { billIssues, EMPTY_BILL, lookupOf, type BillEntry, type BillIssue } from './bill-entry.ts';
import { billFormView, formWithoutOffer } from './bill-form-view.ts';
import type { BillFormControl, BillFormPlace } from './bill-form-place.ts';
import { billFormStyles } from './bill-form.styles.ts';
import type { WantedBill } from './wanted-bill.ts';

/** Asks what a bill is found by. Whatever fails, what was typed stays. */
export class BillForm implements BillFormControl {
  readonly #host: LitElement;
  readonly #offer: EndpointRead<PaymentOffer>;
  #entry: BillEntry = EMPTY_BILL;
  #issues: readonly BillIssue[] = [];
  /** What was typed since the last answer: that answer is not one to this any more. */
  #isChanged = false;

  constructor(host: LitElement, configuration: ConfigurationController) {
    this.#host = host;
    adoptStyles(host, inputStyles);
    adoptStyles(host, billFormStyles);
    this.#offer = new EndpointRead(
      host,
      () => configuration.question('', 'paymentOffer'),
      (request) =>
        configuration
          .client('paymentOffer', createPaymentOfferClient)!
          .readOffer({ language: configuration.language, ...request }),
    );
  }

  /** Whether anything was typed. */
  get begun(): boolean {
    const { number, proof } = this.#entry;
    return [number, ...Object.values(proof.proofs)].some((text) => text !== '');
  }

  get entry(): BillEntry {
    return this.#entry;
  }

  get issues(): readonly BillIssue[] {
    return this.#issues;
  }

  /** Whether the last answer is one to what stands in the form. */
  get isAnswered(): boolean {
    return !this.#isChanged;
  }

  reset(): void {
    this.#entry = EMPTY_BILL;
    this.#issues = [];
    this.#isChanged = true;
  }

  render(place: BillFormPlace): TemplateResult {
    const { state } = this.#offer;
    const kinds = state.kind === 'done' ? kindsOf(state.value, place.wanted) : [];
    if (state.kind !== 'done' || kinds.length === 0)
      return formWithoutOffer(state, { retry: this.#offer.retry, hotline: place.hotline });
    this.#prefill(place.wanted, kinds);
    return billFormView({ ...place, form: this, kinds });
  }

  /** What the tag names is there from the beginning, and may be typed over. */
  #prefill({ kind, number = '' }: WantedBill, kinds: readonly OfferedBillKind[]): void {
    const only = kinds.length === 1 ? kinds[0]?.code : undefined;
    if (this.#entry === EMPTY_BILL) this.#entry = { ...EMPTY_BILL, kind: kind ?? only, number };
  }

  readonly chooseKind = (kind: string): void => this.#change({ kind, number: '' });

  /** A number, or the whole text of a receipt's square code. True when that changed more than was typed. */
  readonly enterNumber = (text: string): boolean => {
    const receipt = text.includes('|') ? readReceiptCode(text) : undefined;
    this.#change({ number: receipt?.code ?? text });
    if (receipt?.lookupCode !== undefined) this.enterProof('receipt', receipt.lookupCode);
    return receipt !== undefined;
  };

  readonly chooseProof = (kind: ProofKind): void => this.#change({ proof: { ...this.#entry.proof, kind } });

  readonly enterProof = (kind: ProofKind, text: string): void => {
    const { proofs } = this.#entry.proof;
    this.#change({ proof: { kind, proofs: { ...proofs, [kind]: text } } });
  };

  /** Asks, or says what is missing and leads there. */
  submit({ find, stage }: BillFormPlace): void {
    if (stage.kind === 'finding') return;
    this.#issues = billIssues(this.#entry);
    this.#isChanged = false;
    this.#host.requestUpdate();
    if (this.#issues.length === 0) return find(lookupOf(this.#entry));
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(placeOf(this.#issues[0]))?.focus(),
    );
  }

  #change(change: Partial<BillEntry>): void {
    this.#entry = { ...this.#entry, ...change };
    this.#issues = [];
    this.#isChanged = true;
    this.#host.requestUpdate();
  }
}

function placeOf(issue: BillIssue | undefined): string {
  if (issue === 'kind-missing') return '#bill-kind';
  return issue === 'number-missing' ? '#bill-number' : '#proof';
}

/** What can be found here: the kind the tag names, if the endpoint has it, else all. */
function kindsOf({ operations, billKinds = [] }: PaymentOffer, { kind }: WantedBill): OfferedBillKind[] {
  if (!operations.includes('findBill') || !operations.includes('createPayment')) return [];
  return billKinds.filter(({ code }) => kind === undefined || code === kind);
}
