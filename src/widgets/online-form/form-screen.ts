import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormField, FormSection } from '../../contract/form.ts';
import { answerFields, issueView, type AnswersScreen } from '../../fields/answer-fields.ts';
import type { FormSession } from './form-session.ts';

/** What a screen of questions is drawn from. */
export interface FormScreen extends AnswersScreen {
  readonly session: FormSession;
  /** The camera's part for a section that a card can fill in. */
  readonly cardPart: (section: FormSection) => unknown;
}

/** The questions of one step of the form, section by section. */
export function answersStep(stepId: string, screen: FormScreen): TemplateResult {
  const shown = screen.session.shown.filter(({ step }) => step.id === stepId);
  const step = screen.session.definition.layout.steps.find(({ id }) => id === stepId);
  const sections = [...new Set(shown.map(({ section }) => section))];
  return html`${step?.help ? html`<p>${step.help}</p>` : nothing}
  ${sections.map(
    (section) =>
      html`<section class="form-section">
        ${section.title ? html`<h3>${section.title}</h3>` : nothing}
        ${section.help ? html`<p class="muted">${section.help}</p>` : nothing}
        ${section.identityCard ? screen.cardPart(section) : nothing}
        <div class="fields">
          ${answerFields(
            shown.filter((one) => one.section === section),
            screen,
          )}
        </div>
      </section>`,
  )}`;
}

/** A question on one of our own screens: where to file, how to get the result. */
export function ownField(
  field: FormField,
  value: unknown,
  screen: FormScreen,
  onChange: (value: unknown) => void,
): unknown {
  const place = field.pointer;
  return screen.fields.render({
    ...issueView(place, field, screen),
    field,
    value,
    optional: false,
    filled: false,
    onChange: (changed) => {
      screen.session.forgetRefusal(place);
      onChange(changed);
    },
  });
}

/** The two ways to go from a step. */
export function stepButtons(first: boolean, mending: boolean, back: () => void): TemplateResult {
  return html`<p class="actions step-buttons">
    <button type="submit" class="button primary" part="next-button">
      ${mending ? msg('Xong, quay lại phần xem lại') : first ? msg('Bắt đầu') : msg('Tiếp tục')}
    </button>
    ${
      first
        ? nothing
        : html`<button type="button" class="button plain" part="back-button" @click=${back}>
            ${msg('Quay lại')}
          </button>`
    }
  </p>`;
}
