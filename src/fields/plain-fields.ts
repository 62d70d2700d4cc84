import type { TemplateResult } from 'lit';
import { appearanceOf } from './appearance.ts';
import { multiChoiceField, radioField, selectField, yesNoField } from './choice-field.ts';
import { dateField } from './date-field.ts';
import type { FieldView } from './field-view.ts';
import { longTextField, textField } from './text-field.ts';

/**
 * Draws every question that one types into or chooses from a few. Loaded with the first of them: reading what
 * is typed weighs as much as the rest of the fields, and a form's first screen only asks for a place.
 *
 * @param calendar The button of a date.
 */
export function plainField(view: FieldView, calendar: unknown): TemplateResult {
  switch (view.field.kind) {
    case 'longText':
      return longTextField(view);
    case 'date':
      return dateField(view, calendar);
    case 'choice':
      return appearanceOf(view.field) === 'radio' ? radioField(view) : selectField(view);
    case 'multiChoice':
      return multiChoiceField(view);
    case 'yesNo':
      return yesNoField(view);
    default:
      return textField(view);
  }
}
