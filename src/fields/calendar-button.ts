import { msg, str } from '../i18n/message.ts';
import { css, html, svg, type TemplateResult } from 'lit';
import { icon } from '../ui/icon.ts';
import { adoptStyles } from './adopt-styles.ts';
import type { FieldView } from './field-view.ts';

const CALENDAR = svg`<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8" />`;
const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Draws the button beside a date. */
export function createCalendarButton(host: HTMLElement): (view: FieldView) => TemplateResult {
  adoptStyles(host, styles);
  return calendarButton;
}

/**
 * Opens the browser's own calendar. It belongs to a date input of its own, which nobody else meets: in the
 * question's own field people type, and a date input would not take half a date or one written another way.
 */
function calendarButton(view: FieldView): TemplateResult {
  return html`<button
      type="button"
      class="button calendar-button"
      aria-label=${msg(str`Chọn từ lịch: ${view.field.label}`)}
      @click=${open(view)}
    >
      ${icon(CALENDAR)}
    </button>
    <input
      type="date"
      class="calendar-input"
      tabindex="-1"
      aria-hidden="true"
      autocomplete="off"
      @change=${choose(view)}
    />`;
}

function open({ value }: FieldView) {
  return (event: Event): void => {
    const input = (event.currentTarget as Element).nextElementSibling as HTMLInputElement;
    input.value = typeof value === 'string' && WHOLE_DATE.test(value) ? value : '';
    try {
      input.showPicker();
    } catch {
      // Refused inside a frame of another site: then the date is typed.
      input.closest('.input-row')?.querySelector('input')?.focus();
    }
  };
}

function choose(view: FieldView) {
  return (event: Event): void => {
    const input = event.target as HTMLInputElement;
    if (!WHOLE_DATE.test(input.value)) return;
    view.onChange(input.value);
    view.onLeave();
    (input.previousElementSibling as HTMLElement).focus();
  };
}

const styles = css`
  .calendar-button {
    width: 48px;
    min-height: 48px;
    padding: 0;
    border-color: var(--_field-line);
  }
  .calendar-input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    min-width: 0;
    padding: 0;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }
`;
