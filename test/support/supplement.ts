import type { SupplementForm } from '../../src/contract/dossier-changes.ts';
import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { SupplementPart } from '../../src/widgets/status-lookup/supplement-part.ts';
import { findRole } from './accessible.ts';
import { DOSSIERS } from './every-dossier.ts';
import { FakeEndpoint } from './fake-clients.ts';
import { FakeDossierTracking } from './fake-dossier-tracking.ts';
import { changeDevice, clearDevice as removeDrafts, endpointOfDrafts } from './filled-form.ts';
import { inside, textOf, until } from './mount.ts';
import { mountPart, type PartHostElement } from './part-host.ts';

export const NOTE = '/answers/note';
export const PROOF = '/documents/BIRTH_PROOF';

/** One question and one paper. */
export function supplementForm(change: Partial<SupplementForm> = {}): SupplementForm {
  return {
    id: 'bs-1',
    requestedAt: '2026-11-19T09:00:00+07:00',
    until: '2026-11-30T17:00:00+07:00',
    reasons: ['Giấy chứng sinh bị mờ, không đọc được ngày sinh.'],
    fields: [{ pointer: '/note', label: 'Giải trình', kind: 'longText' }],
    schema: {
      type: 'object',
      required: ['note'],
      properties: { note: { type: 'string', minLength: 1, maxLength: 200 } },
    },
    documents: [
      {
        id: 'BIRTH_PROOF',
        name: 'Giấy chứng sinh',
        required: true,
        formats: ['application/pdf', 'image/jpeg'],
        maximumBytes: 10_000_000,
        maximumFiles: 2,
      },
    ],
    ...change,
  };
}

export interface OpenedSupplement {
  readonly host: PartHostElement;
  readonly part: SupplementPart;
  readonly tracking: FakeDossierTracking;
  readonly endpoint: FakeEndpoint;
  readonly sent: DossierProgress[];
  readonly closed: (DossierProgress | undefined)[];
}

export interface SupplementTestOptions {
  readonly tracking?: FakeDossierTracking;
  readonly endpoint?: FakeEndpoint;
  readonly form?: SupplementForm;
  readonly kiosk?: boolean;
  readonly token?: () => string;
}

/** What an office has asked for, on a page; the endpoint may be one that is known from before. */
export async function startSupplement(options: SupplementTestOptions = {}): Promise<OpenedSupplement> {
  const { kiosk = false, token = () => 'thí dụ', endpoint = new FakeEndpoint() } = options;
  const tracking = options.tracking ?? new FakeDossierTracking(DOSSIERS.supplement);
  if (!options.tracking) tracking.supplementForm = options.form ?? supplementForm();
  const sent: DossierProgress[] = [];
  const closed: (DossierProgress | undefined)[] = [];
  const { host, part } = await mountPart(
    (element) =>
      new SupplementPart(element, {
        progress: DOSSIERS.supplement,
        get token() {
          return token();
        },
        configuration: element.configuration,
        kiosk,
        sent: (progress) => sent.push(progress),
        closed: (progress) => closed.push(progress),
      }),
    {
      clients: { ...endpoint.clients, dossierTracking: tracking },
      endpoint: endpointOfDrafts() || undefined,
    },
  );
  return { host, part, tracking, endpoint, sent, closed };
}

/** The same, as far as its questions. */
export async function openSupplement(options: SupplementTestOptions = {}): Promise<OpenedSupplement> {
  const opened = await startSupplement(options);
  const root = opened.host.shadowRoot;
  await until(
    'the questions',
    () => root?.querySelector('.supplement form') && !root.querySelector('.field-skeleton'),
  );
  return opened;
}

/** For `beforeEach`: nobody has used this device before. */
export async function clearDevice(): Promise<void> {
  changeDevice();
  await removeDrafts();
}

export function wordsOf(host: Element): string {
  return textOf(host.shadowRoot?.querySelector('.root'));
}

export async function says(host: Element, words: string | RegExp): Promise<void> {
  const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  await until(`“${String(words)}”, not “${wordsOf(host)}”`, () => fits(wordsOf(host)));
}

export async function press(host: Element, name: string | RegExp): Promise<void> {
  const button = await until(`a button ${String(name)}`, () => findRole<HTMLElement>(host, 'button', name));
  button.focus();
  button.click();
}

export function typeNote(host: Element, text: string): void {
  const field = inside<HTMLTextAreaElement>(host, `[id="${NOTE}"]`);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.blur();
}
