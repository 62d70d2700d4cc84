import { register } from '../../src/define/register.ts';
// There when a form is opened, as for everybody but the first on a slow line.
import '../../src/fields/plain-fields.ts';
import type { DraftContent, FilledForm } from '../../src/widgets/online-form/filled-form.ts';
import { OnlineFormElement } from '../../src/widgets/online-form/online-form.ts';
import { byRole, findRole } from './accessible.ts';
import type { Clock } from './clock.ts';
import { FakeEndpoint, type FakeOptions } from './fake-clients.ts';
import {
  changeDevice,
  clearDevice as removeDrafts,
  endpointOfDrafts,
  filledForm,
  FORM,
  keepDraft,
  keptDraft,
} from './filled-form.ts';
import { mount, textOf, until, type MountOptions } from './mount.ts';

export { chooseFiles, filledForm, giveFiles, keepDraft, keptDraft, pdf } from './filled-form.ts';

export interface FormOptions extends FakeOptions, MountOptions<OnlineFormElement> {
  readonly endpoint?: FakeEndpoint;
  readonly width?: number;
}

export interface OpenedForm {
  readonly element: OnlineFormElement;
  readonly endpoint: FakeEndpoint;
}

/** A form on a page, as far as its first drawing. */
export async function startForm(options: FormOptions = {}): Promise<OpenedForm> {
  const { endpoint: given, width = 900, condition, forms, around, properties, ...rest } = options;
  register('dvc-online-form', OnlineFormElement);
  const endpoint = given ?? new FakeEndpoint({ condition, forms });
  const element = await mount<OnlineFormElement>('dvc-online-form', {
    ...rest,
    properties: { procedure: FORM, ...properties },
    around: { clients: endpoint.clients, endpoint: endpointOfDrafts() || undefined, ...around },
  });
  element.style.inlineSize = `${width}px`;
  return { element, endpoint };
}

/** A form on a page that shows its first screen, or what it found on the device. */
export async function openForm(options: FormOptions = {}): Promise<OpenedForm> {
  const opened = await startForm(options);
  await until('the form', () => opened.element.shadowRoot?.querySelector('#heading'));
  return opened;
}

/** A form that somebody has filled in as far as the last screen, with nothing left to mend. */
export async function openReview(
  options: FormOptions = {},
  change: Partial<FilledForm> = {},
): Promise<OpenedForm> {
  await keepDraft(filledForm(change));
  const opened = await openForm(options);
  await click(opened.element, 'Điền tiếp');
  await at(opened.element, 'Xem lại và gửi');
  await until('the last screen', () => opened.element.shadowRoot?.querySelector('[part="submit-button"]'));
  return opened;
}

/** Waits for what the device keeps to be as told. */
export async function untilKept(
  what: string,
  look: (content: DraftContent | undefined) => boolean,
): Promise<void> {
  let kept = await keptDraft();
  await until(what, () => {
    void keptDraft().then((draft) => (kept = draft));
    return look(kept?.content);
  });
}

/** For `beforeEach`: nobody has used this device before. */
export async function clearDevice(): Promise<void> {
  changeDevice();
  await removeDrafts();
}

/** The title of the screen. */
export function heading(element: OnlineFormElement): string {
  return textOf(element.shadowRoot?.querySelector('#heading'));
}

/** Waits for a screen, with the focus on its title. */
export async function at(element: OnlineFormElement, title: string): Promise<void> {
  await until(`the screen “${title}”, and not “${heading(element)}”`, () => heading(element) === title);
  await until('the focus on the title', () => focused(element)?.id === 'heading');
  await until('the questions', () => !element.shadowRoot?.querySelector('.field-skeleton:not(.failed)'));
}

export function focused(element: Element): HTMLElement | null {
  return (element.shadowRoot?.activeElement ?? null) as HTMLElement | null;
}

export function wordsOf(element: Element): string {
  return textOf(element.shadowRoot?.querySelector('.root'));
}

/** Waits for words anywhere on the screen. */
export async function says(element: Element, words: string | RegExp): Promise<void> {
  const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  await until(`“${String(words)}”`, () => fits(wordsOf(element)));
}

export async function click(element: OnlineFormElement, name: string | RegExp): Promise<void> {
  const button = await until(`a button ${String(name)}`, () =>
    findRole<HTMLElement>(element, 'button', name),
  );
  button.focus();
  button.click();
  await element.updateComplete;
}

/** Puts an answer in as typing would, and leaves the field. */
export async function fill(element: OnlineFormElement, name: string, text: string): Promise<void> {
  const field = byRole<HTMLInputElement>(element, 'textbox', name);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.blur();
  await element.updateComplete;
}

export async function tick(
  element: OnlineFormElement,
  name: string | RegExp,
  role: 'radio' | 'checkbox' = 'radio',
): Promise<void> {
  const box = await until(`a box ${String(name)}`, () => findRole<HTMLInputElement>(element, role, name));
  box.click();
  await element.updateComplete;
}

/** Agrees and sends. */
export async function agreeAndSend(element: OnlineFormElement): Promise<void> {
  await tick(element, /^Tôi đã đọc/, 'checkbox');
  await click(element, 'Gửi hồ sơ');
}

export async function receiptCode(element: OnlineFormElement): Promise<string> {
  return textOf(await until('the receipt', () => element.shadowRoot?.querySelector('.receipt .code')));
}

/** Lets time pass on a stopped clock, second by second, until something holds. */
export async function passUntil(clock: Clock, what: string, look: () => unknown): Promise<void> {
  const start = performance.now();
  while (!look()) {
    if (performance.now() - start > 5_000) throw new Error(`waited in vain: ${what}`);
    await clock.pass(1_000);
  }
}
