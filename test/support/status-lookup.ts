import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { register } from '../../src/define/register.ts';
import { StatusLookupElement } from '../../src/widgets/status-lookup/status-lookup.ts';
import { findRole } from './accessible.ts';
import { DOSSIERS, PROOFS } from './every-dossier.ts';
import { FakeEndpoint, type Condition } from './fake-clients.ts';
import { FakeDossierTracking } from './fake-dossier-tracking.ts';
import { inside, mount, shown, textOf, until, type MountOptions } from './mount.ts';

export interface LookupOptions extends MountOptions<StatusLookupElement> {
  /** The dossiers there are; the first one is looked up. */
  readonly dossiers?: readonly DossierProgress[];
  readonly tracking?: FakeDossierTracking;
  readonly condition?: Condition;
  readonly width?: number;
}

export interface OpenedLookup {
  readonly element: StatusLookupElement;
  readonly tracking: FakeDossierTracking;
}

/** A look-up on a page, as far as its first drawing. */
export async function startLookup(options: LookupOptions = {}): Promise<OpenedLookup> {
  const { dossiers = [DOSSIERS.processing], condition, width = 900, around, ...rest } = options;
  register('dvc-status-lookup', StatusLookupElement);
  const tracking = options.tracking ?? new FakeDossierTracking(...dossiers);
  const clients = { ...new FakeEndpoint({ condition }).clients, dossierTracking: tracking };
  const element = await mount<StatusLookupElement>('dvc-status-lookup', {
    ...rest,
    around: { clients, ...around },
  });
  element.style.inlineSize = `${width}px`;
  return { element, tracking };
}

/** A dossier that somebody has looked up, drawn. */
export async function openDossier(
  dossier: DossierProgress = DOSSIERS.processing,
  options: LookupOptions = {},
): Promise<OpenedLookup> {
  const opened = await startLookup({ dossiers: [dossier], ...options });
  await lookUp(opened.element, dossier.code);
  await shown(opened.element, 'article');
  return opened;
}

/** Puts a text in as typing would. */
export async function fillIn(
  element: StatusLookupElement,
  id: 'code' | 'proof',
  text: string,
): Promise<void> {
  const input = await shown<HTMLInputElement>(element, `#${id}`);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
  input.blur();
  await element.updateComplete;
}

/** Asks as a person does; the answer may take its time. */
export async function lookUp(
  element: StatusLookupElement,
  code: string,
  proof: string = PROOFS.identity,
): Promise<void> {
  await fillIn(element, 'code', code);
  await fillIn(element, 'proof', proof);
  inside<HTMLFormElement>(element, 'form').requestSubmit();
  await element.updateComplete;
}

export async function clickButton(element: StatusLookupElement, name: string | RegExp): Promise<HTMLElement> {
  const button = await until(`a button ${String(name)}`, () =>
    findRole<HTMLElement>(element, 'button', name),
  );
  button.focus();
  button.click();
  await element.updateComplete;
  return button;
}

export function wordsOf(element: Element): string {
  return textOf(element.shadowRoot?.querySelector('.root'));
}

/** Waits for words anywhere on the screen. */
export async function says(element: Element, words: string | RegExp): Promise<void> {
  const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  await until(`“${String(words)}” in “${wordsOf(element).slice(0, 300)}”`, () => fits(wordsOf(element)));
}

export function focused(element: Element): HTMLElement | null {
  return (element.shadowRoot?.activeElement ?? null) as HTMLElement | null;
}
