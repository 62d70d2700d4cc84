import { sendKeys } from '@web/test-runner-commands';
import { ProcedureDetailElement } from '../../src/widgets/procedure-detail/procedure-detail.ts';
import { ProcedureSearchElement } from '../../src/widgets/procedure-search/procedure-search.ts';
import { register } from '../../src/define/register.ts';
import { byRole, everyRole } from './accessible.ts';
import { FakeEndpoint, type FakeOperation, type FakeOptions } from './fake-clients.ts';
import { inside, mount, textOf, until, type MountOptions } from './mount.ts';

/** Wide enough for the filters to stand beside the results; narrow as the smallest phone. */
export const WIDE = 900;
export const NARROW = 320;

interface Options<Element extends HTMLElement> extends FakeOptions, MountOptions<Element> {
  readonly endpoint?: FakeEndpoint;
  readonly width?: number;
}

export interface Opened<Element extends HTMLElement> {
  readonly element: Element;
  readonly endpoint: FakeEndpoint;
}

/** A search on a page, as far as its first drawing. */
export async function startSearch(
  options: Options<ProcedureSearchElement> = {},
): Promise<Opened<ProcedureSearchElement>> {
  register('dvc-procedure-search', ProcedureSearchElement);
  return start('dvc-procedure-search', options);
}

/** A search on a page that shows what it found. */
export async function openSearch(
  options: Options<ProcedureSearchElement> = {},
): Promise<Opened<ProcedureSearchElement>> {
  const opened = await startSearch(options);
  await idle(opened.element);
  return opened;
}

export async function startDetail(
  options: Options<ProcedureDetailElement> = {},
): Promise<Opened<ProcedureDetailElement>> {
  register('dvc-procedure-detail', ProcedureDetailElement);
  return start('dvc-procedure-detail', options);
}

/** A record on a page, drawn. */
export async function openDetail(
  code: string,
  options: Options<ProcedureDetailElement> = {},
): Promise<Opened<ProcedureDetailElement>> {
  const properties = { code, ...options.properties } as Partial<ProcedureDetailElement>;
  const opened = await startDetail({ ...options, properties });
  await until('the record', () => opened.element.shadowRoot?.querySelector('article'));
  return opened;
}

async function start<Element extends ProcedureSearchElement | ProcedureDetailElement>(
  tag: string,
  { endpoint: given, width = WIDE, condition, procedures, around, ...rest }: Options<Element>,
): Promise<Opened<Element>> {
  const endpoint = given ?? new FakeEndpoint({ condition, procedures });
  const element = await mount<Element>(tag, {
    ...rest,
    around: { clients: endpoint.clients, ...around },
  });
  element.style.inlineSize = `${width}px`;
  return { element, endpoint };
}

/** Waits until a search has nothing under way any more. */
export async function idle(element: ProcedureSearchElement): Promise<void> {
  await until('the search', () => element.shadowRoot?.querySelector('[aria-busy="false"]'));
  await element.updateComplete;
}

export function queryField(element: ProcedureSearchElement): HTMLInputElement {
  return byRole<HTMLInputElement>(element, 'combobox', /./);
}

/** Types into the search field as a person does, in place of what stands there. */
export async function type(element: ProcedureSearchElement, text: string): Promise<HTMLInputElement> {
  const field = queryField(element);
  field.focus();
  field.select();
  await sendKeys({ type: text });
  return field;
}

/** Types and presses Enter, and waits for the answer. */
export async function search(element: ProcedureSearchElement, text: string): Promise<void> {
  await type(element, text);
  await sendKeys({ press: 'Enter' });
  await element.updateComplete;
  await idle(element);
}

/** The names of the results, in order. */
export function resultNames(element: ProcedureSearchElement): string[] {
  return everyRole(element, 'link')
    .filter((link) => link.element.closest('h3'))
    .map(({ element: link }) => textOf(link));
}

/** The row of the result with that name. */
export function resultRow(element: ProcedureSearchElement, name: string | RegExp): HTMLElement {
  return byRole(element, 'link', name).closest('li')!;
}

/** How many of what is announced: "12 thủ tục". */
export function announced(element: Element): string {
  return textOf(inside(element, '[role="status"]'));
}

/** What the last read of that operation was about. */
export function lastAsked<About = Record<string, unknown>>(
  endpoint: FakeEndpoint,
  operation: FakeOperation,
): About {
  return endpoint.reads.findLast((read) => read.operation === operation)?.about as About;
}
