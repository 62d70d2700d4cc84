import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Hotline } from '../../contract/identity.ts';
import type { OfferedBillKind, PaymentOffer } from '../../contract/payment-offer.ts';
import type { ReadState } from '../../controllers/endpoint-read.ts';
import { letComposingEnter, plainView, proofFields } from '../../fields/dossier-proof-fields.ts';
import { describedBy, fieldsetFrame, inputFrame } from '../../fields/field-frame.ts';
import { keepText } from '../../fields/keep-text.ts';
import { missingReason, notOffered } from '../../payments/missing-view.ts';
import { errorNotice } from '../../ui/endpoint-notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import { slowLine } from '../../ui/slow-line.ts';
import type { BillFormControl, BillFormPlace } from './bill-form-place.ts';
import { DOSSIER } from './wanted-bill.ts';

export interface BillFormView extends BillFormPlace {
  readonly form: BillFormControl;
  readonly kinds: readonly OfferedBillKind[];
}

/** While it is not known what can be paid here, or when nothing can. */
export function formWithoutOffer(
  state: ReadState<PaymentOffer>,
  { retry, hotline }: { readonly retry: () => void; readonly hotline: Hotline | undefined },
): TemplateResult {
  const content =
    state.kind === 'failed'
      ? html`${errorNotice(state.error, { retry, ...(hotline && { hotline }) })}<slot></slot>`
      : state.kind === 'done'
        ? html`${notOffered(hotline)}<slot></slot>`
        : html`<div aria-busy="true">${skeletonLines('short', 'long', 'middle', 'long')}</div>
            ${state.kind === 'loading' && state.slow ? slowLine() : nothing}`;
  return html`<div class="bill-form">${title()} ${content}</div>`;
}

export function billFormView(view: BillFormView): TemplateResult {
  const { form, stage, kinds, wanted } = view;
  const kind = kinds.find(({ code }) => code === form.entry.kind);
  const isAsking = stage.kind === 'finding';
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    form.submit(view);
  };
  return html`<form class="bill-form" part="bill-form" novalidate @submit=${onSubmit}>
    ${title()}
    <div class="fields">
      ${wanted.kind === undefined && kinds.length > 1 ? kindField(view) : nothing}
      ${kind ? html`${numberField(view, kind)} ${kind.code === DOSSIER ? proof(view) : nothing}` : nothing}
    </div>
    <div aria-live="polite" class="answer">
      ${stage.kind === 'finding' && stage.slow ? slowLine() : nothing}
      ${stage.kind === 'missing' && form.isAnswered ? missingReason('bill', stage.error, view) : nothing}
    </div>
    <p>
      <button
        type="submit"
        class="button primary"
        part="find-button"
        aria-disabled=${isAsking ? 'true' : nothing}
      >
        ${isAsking ? msg('Đang tìm…') : msg('Tìm khoản phải nộp')}
      </button>
    </p>
  </form>`;
}

function title(): TemplateResult {
  return html`<h2 id="payment-heading" part="title" tabindex="-1">${msg('Tìm khoản phải nộp')}</h2>`;
}

function kindField({ form, kinds }: BillFormView): TemplateResult {
  const { entry, issues } = form;
  const error = issues.includes('kind-missing') ? msg('Xin chọn một loại.') : undefined;
  const view = plainView('bill-kind', msg('Nộp khoản gì'), { error });
  const boxes = kinds.map(
    ({ code, label }, index) =>
      html`<label class="choice">
        <input
          id=${index === 0 ? 'bill-kind' : nothing}
          type="radio"
          name="bill-kind"
          value=${code}
          .checked=${code === entry.kind}
          @change=${() => form.chooseKind(code)}
        />
        <span>${label}</span>
      </label>`,
  );
  return fieldsetFrame(view, html`<div class="choices">${boxes}</div>`, { role: 'radiogroup' });
}

function numberField({ form }: BillFormView, { numberLabel, numberHelp }: OfferedBillKind): TemplateResult {
  const view = plainView('bill-number', numberLabel, {
    help: numberHelp,
    error: form.issues.includes('number-missing') ? msg('Xin điền ô này.') : undefined,
  });
  const onInput = (event: Event) => {
    const input = event.target as HTMLInputElement;
    // A receipt's text pasted here is both the code and its proof.
    if (form.enterNumber(input.value)) input.value = form.entry.number;
  };
  return inputFrame(
    view,
    html`<input
      id="bill-number"
      type="text"
      class="input"
      part="input"
      data-width="medium"
      autocapitalize="characters"
      autocomplete="off"
      spellcheck="false"
      translate="no"
      aria-required="true"
      aria-invalid=${view.error ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
      @input=${onInput}
      @keydown=${letComposingEnter}
      ${keepText(form.entry.number)}
    />`,
  );
}

function proof({ form, kiosk }: BillFormView): TemplateResult {
  const { entry, issues, chooseProof, enterProof } = form;
  const issue = issues.find((one) => one !== 'number-missing' && one !== 'kind-missing');
  return proofFields({ entry: entry.proof, issue, kiosk, choose: chooseProof, enter: enterProof });
}
