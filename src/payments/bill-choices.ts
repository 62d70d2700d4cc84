import { html, nothing, type TemplateResult } from 'lit';
import type { BillChoice } from '../contract/bills.ts';

/** More than these are better folded away. */
const MOST_RADIOS = 6;

/** What the payer may choose: how many months, how many members. The sum above follows at once. */
export function choicesPart(
  choices: readonly BillChoice[],
  choose: (id: string, value: string) => void,
  isLocked: boolean,
): TemplateResult {
  return html`${choices.map((choice, index) =>
    choice.options.length > MOST_RADIOS
      ? select(choice, index, choose, isLocked)
      : radios(choice, index, choose, isLocked),
  )}`;
}

type Choose = (id: string, value: string) => void;

function radios(choice: BillChoice, index: number, choose: Choose, isLocked: boolean): TemplateResult {
  const { id, label, help, chosen, options } = choice;
  const helpId = `payment-choice-${index}-help`;
  return html`<fieldset class="field" part="choice" aria-describedby=${help ? helpId : nothing}>
    <legend class="field-label">${label}</legend>
    ${help ? html`<p id=${helpId} class="field-help">${help}</p>` : nothing}
    <div class="pills">
      ${options.map(
        (option) =>
          html`<label class="pill">
            <input
              type="radio"
              name="payment-choice-${index}"
              value=${option.value}
              ?disabled=${isLocked}
              .checked=${option.value === chosen}
              @change=${() => choose(id, option.value)}
            />
            <span>${option.label}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function select(choice: BillChoice, index: number, choose: Choose, isLocked: boolean): TemplateResult {
  const { id, label, help, chosen, options } = choice;
  const field = `payment-choice-${index}`;
  return html`<div class="field" part="choice">
    <label class="field-label" for=${field}>${label}</label>
    ${help ? html`<p id="${field}-help" class="field-help">${help}</p>` : nothing}
    <select
      id=${field}
      class="input select-box"
      part="input"
      aria-describedby=${help ? `${field}-help` : nothing}
      ?disabled=${isLocked}
      @change=${(event: Event) => choose(id, (event.target as HTMLSelectElement).value)}
    >
      ${options.map(
        (option) =>
          html`<option value=${option.value} .selected=${option.value === chosen}>${option.label}</option>`,
      )}
    </select>
  </div>`;
}
