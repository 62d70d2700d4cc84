import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { Unit } from '../contract/units.ts';
import type { ReadState } from '../controllers/endpoint-read.ts';
import { appearanceOf, multiChoiceField, radioField, selectField, yesNoField } from './choice-field.ts';
import type { FieldView } from './field-view.ts';
import { fieldBaseStyles } from './field.styles.ts';
import { longTextField, textField } from './text-field.ts';

/** Provinces and wards as the widget reads them; the host is drawn anew when they change. */
export interface UnitsReader {
  provinces(): ReadState<readonly Unit[]>;
  wards(province: string): ReadState<readonly Unit[]>;
  retry(): void;
}

/** Draws every kind of question, and keeps what is not an answer: open lists, texts looked for. */
export class Fields {
  readonly #renderFile: (view: FieldView) => unknown;

  constructor(
    _host: ReactiveControllerHost & HTMLElement,
    _units: UnitsReader,
    renderFile: (view: FieldView) => unknown,
  ) {
    this.#renderFile = renderFile;
  }

  render(view: FieldView): unknown {
    switch (view.field.kind) {
      case 'longText':
        return longTextField(view);
      case 'choice':
        return appearanceOf(view.field) === 'radio' ? radioField(view) : selectField(view);
      case 'multiChoice':
        return multiChoiceField(view);
      case 'yesNo':
        return yesNoField(view);
      case 'file':
        return this.#renderFile(view);
      default:
        return textField(view);
    }
  }
}

export const fieldStyles: CSSResult = fieldBaseStyles;
