import { html, type LitElement } from 'lit';
import type { LazyPart } from '../fields/lazy-part.ts';
import { missingPart } from '../ui/missing-part.ts';
import type { PanelPlace } from './panel-view.ts';
import type { DossierProof, PayingInPlace } from './paying-in-place.ts';

/** Paying for the dossier on the screen: the press, the code on its way, and then the payment in place. */
export class PayingOpening {
  readonly #host: LitElement;
  readonly #paying: LazyPart<PayingInPlace>;
  /** Pressed, and the code for it has not come yet. */
  #isAsked = false;

  constructor(host: LitElement, paying: LazyPart<PayingInPlace>) {
    this.#host = host;
    this.#paying = paying;
  }

  /** `undefined` while no payment of this dossier is on the screen. */
  render(code: string, proof: DossierProof, place: PanelPlace): unknown {
    const part = this.#isAsked ? this.#paying.part : this.#paying.loaded;
    if (this.#isAsked && !part) return html`<section>${missingPart(this.#paying)}</section>`;
    if (this.#isAsked) part?.begin(code, proof);
    this.#isAsked = false;
    part?.renew(code, proof);
    return part?.dossier === code ? part.render(place) : undefined;
  }

  readonly open = (): void => {
    this.#paying.retry();
    this.#isAsked = true;
    this.#host.requestUpdate();
  };

  reset(): void {
    this.#isAsked = false;
  }
}
