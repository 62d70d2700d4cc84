import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { Hotline } from '../../contract/identity.ts';
import { describedBy, fieldsetFrame, inputFrame } from '../../fields/field-frame.ts';
import type { FieldView } from '../../fields/field-view.ts';
import { keepText } from '../../fields/keep-text.ts';
import { slowLine } from '../../ui/slow-line.ts';
import type { LookupController } from './lookup-controller.ts';
import { isUnusualCode, PROOF_KINDS, type EntryIssue, type ProofKind } from './lookup-entry.ts';
import { lookupFailure } from './lookup-failure.ts';

export interface LookupForm {
  readonly lookup: LookupController;
  readonly language: Language;
  /** Nothing may be kept by the browser. */
  readonly kiosk: boolean;
  readonly hotline: Hotline | undefined;
  /** The proof alone is asked for, of a dossier that is on the screen. */
  readonly renewal: boolean;
  /** The camera's part, between the code and what proves it. */
  readonly scanner: unknown;
  /** Somebody is about to fill it in. */
  readonly onBegin: () => void;
  readonly onSubmit: (event: SubmitEvent) => void;
}

/** The dossier's code and one thing that shows it is the asker's own. */
export function lookupForm(form: LookupForm): TemplateResult {
  const { lookup, renewal } = form;
  const isAsking = lookup.state.kind === 'asking';
  const isLimited = lookup.state.kind === 'failed' && lookup.state.until !== undefined;
  return html`<form
    class="lookup screen-only"
    part="lookup-form"
    novalidate
    @focusin=${form.onBegin}
    @submit=${form.onSubmit}
  >
    ${
      renewal
        ? html`<h3 id="renewal" tabindex="-1">${msg('Xác nhận lại để xem tiếp')}</h3>
            <p>${msg('Để giữ kín hồ sơ, sau một thời gian trang hỏi lại một lần.')}</p>`
        : html`<h2 id="heading" part="title" tabindex="-1">${msg('Tra cứu hồ sơ')}</h2>
            <p>${msg('Nhập mã trên giấy biên nhận, và một thông tin cho biết hồ sơ là của bạn.')}</p>`
    }
    <div class="fields">
      ${renewal ? nothing : html`${codeField(form)} ${form.scanner}`} ${kindField(form)} ${proofField(form)}
    </div>
    <div aria-live="polite" class="answer">
      ${
        lookup.state.kind === 'again'
          ? html`<p>
              ${msg('Xin xác nhận lại để mở hồ sơ này. Để giữ kín hồ sơ, sau một thời gian trang hỏi lại một lần.')}
            </p>`
          : nothing
      }
      ${isAsking ? html`<p class="visually-hidden">${msg('Đang tra cứu…')}</p>` : nothing}
      ${lookup.state.kind === 'asking' && lookup.state.slow ? slowLine() : nothing}
      ${lookup.state.kind === 'failed' ? lookupFailure(lookup.state, form) : nothing}
    </div>
    <p>
      <button
        type="submit"
        class="button primary"
        part="lookup-button"
        aria-disabled=${isAsking || isLimited ? 'true' : nothing}
      >
        ${isAsking ? msg('Đang tra cứu…') : renewal ? msg('Xem tiếp') : msg('Tra cứu')}
      </button>
    </p>
  </form>`;
}

function codeField({ lookup }: LookupForm): TemplateResult {
  const { entry, issues } = lookup;
  const view = fieldView('code', msg('Mã hồ sơ'), {
    example: 'H18-261120-0042',
    error: issues.includes('code-missing') ? msg('Xin nhập mã hồ sơ.') : undefined,
    warning: isUnusualCode(entry.code)
      ? msg('Mã này khác dạng thường gặp; vẫn tra cứu được. Xin so lại với giấy biên nhận.')
      : undefined,
  });
  const onInput = (event: Event) => {
    const input = event.target as HTMLInputElement;
    // A receipt's text pasted here is both the code and its proof.
    if (lookup.enterCode(input.value)) input.value = lookup.entry.code;
  };
  return inputFrame(
    view,
    html`<input
      id="code"
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
      ${keepText(entry.code)}
    />`,
  );
}

function kindField({ lookup }: LookupForm): TemplateResult {
  const labels: Record<ProofKind, string> = {
    identity: msg('6 số cuối của số định danh (căn cước)'),
    phone: msg('Số điện thoại đã ghi trong hồ sơ'),
    receipt: msg('Mã tra cứu trên giấy biên nhận'),
  };
  const boxes = PROOF_KINDS.map(
    (kind) =>
      html`<label class="choice">
        <input
          type="radio"
          name="kind"
          value=${kind}
          .checked=${kind === lookup.entry.kind}
          @change=${() => lookup.choose(kind)}
        />
        <span>${labels[kind]}</span>
      </label>`,
  );
  const view = fieldView('kind', msg('Xác nhận bằng'), {});
  return fieldsetFrame(view, html`<div class="choices">${boxes}</div>`, { role: 'radiogroup' });
}

function proofField({ lookup, kiosk }: LookupForm): TemplateResult {
  const { kind, proofs } = lookup.entry;
  const labels: Record<ProofKind, string> = {
    identity: msg('6 số cuối của số định danh'),
    phone: msg('Số điện thoại'),
    receipt: msg('Mã tra cứu'),
  };
  const error = lookup.issues.map((issue) => proofError(issue, kind)).find((text) => text !== undefined);
  const view = fieldView('proof', labels[kind], {
    example: kind === 'receipt' ? '7KQ2-M4XD-9RPT' : undefined,
    help: kind === 'identity' ? msg('Của người nộp hoặc của người được nêu trong hồ sơ.') : undefined,
    error,
  });
  return inputFrame(
    view,
    html`<input
      id="proof"
      type=${kind === 'phone' ? 'tel' : 'text'}
      class="input"
      part="input"
      data-width="medium"
      inputmode=${kind === 'identity' ? 'numeric' : nothing}
      autocapitalize=${kind === 'receipt' ? 'characters' : nothing}
      autocomplete=${kind === 'phone' && !kiosk ? 'tel' : 'off'}
      spellcheck="false"
      translate="no"
      aria-required="true"
      aria-invalid=${view.error ? 'true' : nothing}
      aria-describedby=${describedBy(view)}
      @input=${(event: Event) => lookup.enterProof(kind, (event.target as HTMLInputElement).value)}
      @keydown=${letComposingEnter}
      ${keepText(proofs[kind])}
    />`,
  );
}

function proofError(issue: EntryIssue, kind: ProofKind): string | undefined {
  if (issue === 'digits-missing') return msg('Cần đủ 6 số cuối.');
  if (issue === 'phone-short') return msg('Số điện thoại chưa đủ số.');
  if (issue !== 'proof-missing') return undefined;
  if (kind === 'identity') return msg('Xin nhập 6 số cuối của số định danh.');
  return kind === 'phone' ? msg('Xin nhập số điện thoại.') : msg('Xin nhập mã tra cứu.');
}

/** The key that ends a syllable of an input method asks nothing. */
function letComposingEnter(event: KeyboardEvent): void {
  // Safari sends it after the composition has ended, under the code of keys an input method has taken.
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
}

type Said = { [Name in 'help' | 'example' | 'error' | 'warning']?: string | undefined };

function fieldView(id: string, label: string, { help, example, error, warning }: Said): FieldView {
  return {
    id,
    field: { pointer: id, kind: 'text', label, ...(help && { help }), ...(example && { example }) },
    value: undefined,
    optional: false,
    filled: false,
    private: true,
    ...(error && { error }),
    ...(warning && { warning }),
    onChange: () => undefined,
    onLeave: () => undefined,
  };
}
