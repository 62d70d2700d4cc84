import type { StoryContext } from '@storybook/web-components-vite';
import type { Condition } from '../../test/support/fake-clients.ts';
import { shown } from '../../test/support/mount.ts';

/** The widget a story is about. */
export function widget(canvas: HTMLElement, tag: string): HTMLElement {
  const found = canvas.querySelector<HTMLElement>(tag);
  if (!found) throw new Error(`no <${tag}> in the story`);
  return found;
}

/** Waits until the widget shows what the story is named for. The slowest is the word said after four seconds. */
export function showing(tag: string, selector: string) {
  return async ({ canvasElement }: Pick<StoryContext, 'canvasElement'>): Promise<void> => {
    await shown(widget(canvasElement, tag), selector, 8_000);
  };
}

/** A story that holds for one condition of the endpoint only; the toolbar shows it, locked. */
export function under(condition: Condition) {
  return { condition };
}

/** Puts a text into the search field as typing would. */
export function type(field: HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
}

export function press(field: HTMLElement, key: string): void {
  field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}
