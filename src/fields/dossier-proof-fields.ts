import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { PROOF_KINDS, type ProofEntry, type ProofIssue, type ProofKind } from './dossier-proof.ts';
import { describedBy, fieldsetFrame, inputFrame } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { keepText } from './keep-text.ts';

export interface ProofFields {
  readonly entry: ProofEntry;
  readonly issue: ProofIssue | undefined;
  /** Nothing may be kept by the browser. */
  readonly kiosk: boolean;
  readonly choose: (kind: ProofKind) => void;
  readonly enter: (kind: ProofKind, text: string) => void;
}

/** By what one shows that a dossier is one's own: which way, and then the thing itself. */
export function proofFields(fields: ProofFields): TemplateResult {
  return html`${kindField(fields)} ${proofField(fields)}`;
}

function kindField({ entry, choose }: ProofFields): TemplateResult {
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
          name="proof-kind"
          value=${kind}
          .checked=${kind === entry.kind}
          @change=${() => choose(kind)}
        />
        <span>${labels[kind]}</span>
      </label>`,
  );
  const view = plainView('proof-kind', msg('Xác nhận bằng'));
  return fieldsetFrame(view, html`<div class="choices">${boxes}</div>`, { role: 'radiogroup' });
}

function proofField({ entry, issue, kiosk, enter }: ProofFields): TemplateResult {
  const { kind, proofs } = entry;
  const labels: Record<ProofKind, string> = {
    identity: msg('6 số cuối của số định danh'),
    phone: msg('Số điện thoại'),
    receipt: msg('Mã tra cứu'),
  };
  const view = plainView('proof', labels[kind], {
    example: kind === 'receipt' ? '7KQ2-M4XD-9RPT' : undefined,
    help: kind === 'identity' ? msg('Của người nộp hoặc của người được nêu trong hồ sơ.') : undefined,
    error: issue && proofError(issue, kind),
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
      @input=${(event: Event) => enter(kind, (event.target as HTMLInputElement).value)}
      @keydown=${letComposingEnter}
      ${keepText(proofs[kind])}
    />`,
  );
}

function proofError(issue: ProofIssue, kind: ProofKind): string {
  if (issue === 'digits-missing') return msg('Cần đủ 6 số cuối.');
  if (issue === 'phone-short') return msg('Số điện thoại chưa đủ số.');
  if (kind === 'identity') return msg('Xin nhập 6 số cuối của số định danh.');
  return kind === 'phone' ? msg('Xin nhập số điện thoại.') : msg('Xin nhập mã tra cứu.');
}

/** The key that ends a syllable of an input method asks nothing. */
export function letComposingEnter(event: KeyboardEvent): void {
  // Safari sends it after the composition has ended, under the code of keys an input method has taken.
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
}

type Said = { [Name in 'help' | 'example' | 'error' | 'warning']?: string | undefined };

/** Of a field that is asked by a widget itself, and of no form of the endpoint's. */
export function plainView(id: string, label: string, said: Said = {}): FieldView {
  const { help, example, error, warning } = said;
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
