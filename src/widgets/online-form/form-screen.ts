import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormField, FormSection, ItemField } from '../../contract/form.ts';
import { mayBeRequired } from '../../domain/form/requirements.ts';
import type { ShownField } from '../../domain/form/shown-fields.ts';
import type { FieldView } from '../../fields/field-view.ts';
import type { Fields } from '../../fields/fields.ts';
import type { FormSession } from './form-session.ts';
import { ANSWERS } from '../../fields/shown-issue.ts';
import { groupLimits } from '../../fields/group-limits.ts';

/** What a screen of questions is drawn from. */
export interface FormScreen {
  readonly session: FormSession;
  readonly fields: Fields;
  /** `kiosk`: the browser must keep nothing. */
  readonly kiosk: boolean;
  /** The camera's part for a section that a card can fill in. */
  readonly cardPart: (section: FormSection) => unknown;
  readonly leave: (place: string) => void;
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
          ${shown
            .filter((one) => one.section === section && one.group === undefined)
            .map((one) =>
              one.field.kind === 'group' ? groupPart(one, shown, screen) : answerField(one, screen),
            )}
        </div>
      </section>`,
  )}`;
}

function groupPart(group: ShownField, shown: readonly ShownField[], screen: FormScreen): unknown {
  const { session, fields } = screen;
  const item = (index: number) =>
    shown
      .filter((one) => one.group === group.pointer && one.index === index)
      .map((one) => answerField(one, screen));
  return fields.renderGroup(
    answerView(group, screen),
    item,
    groupLimits(session.definition.schema, group.pointer),
  );
}

function answerField(shown: ShownField, screen: FormScreen): unknown {
  return screen.fields.render(answerView(shown, screen));
}

function answerView({ field, pointer }: ShownField, screen: FormScreen): FieldView {
  const { session } = screen;
  const { schema } = session.definition;
  const place = ANSWERS + pointer;
  return {
    ...issueView(place, field, screen),
    field,
    value: session.valueOf(field, pointer),
    optional: !mayBeRequired(schema, pointer),
    detailOptional: field.kind === 'address' && !mayBeRequired(schema, `${pointer}/detail`),
    filled: session.form.filled.includes(pointer),
    onChange: (value) => session.answer(pointer, value),
  };
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

function issueView(place: string, field: ItemField, { session, kiosk, leave }: FormScreen) {
  const issue = session.issueAt(place, field.kind !== 'group');
  return {
    id: place,
    private: kiosk,
    ...(issue && (issue.warning ? { warning: issue.text } : { error: issue.text })),
    onLeave: () => leave(place),
  };
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
