import { openDraftStore, type StoredDraft } from '../../src/device/draft-store.ts';
import type { DraftContent, FilledForm } from '../../src/widgets/online-form/filled-form.ts';
import { personAnswers } from './form-definition.ts';
import { inside } from './mount.ts';

/** Code of the form of `formDefinition()`. */
export const FORM = '1.000000';
const DRAFT = '6f1a1f43-9c0e-4a53-8a3b-2d1f7c9b0a11';

/** Everything one has to fill in, for a person. */
export function filledForm(change: Partial<FilledForm> = {}): FilledForm {
  return {
    draft: DRAFT,
    version: '2026-11-01',
    marks: {},
    answers: personAnswers,
    receiving: { province: '79', ward: '26740' },
    files: {
      DECLARATION: [
        {
          key: 'file-1',
          name: 'to-khai.pdf',
          type: 'application/pdf',
          size: 1200,
          upload: '0d5c2a1e-58f4-4b7a-9c7e-aaaaaaaaaaaa',
          done: true,
        },
      ],
    },
    delivery: { id: 'ONLINE' },
    filled: [],
    step: 'review',
    ...change,
  };
}

let device = '';

/** Address of the endpoint whose drafts are meant; none where the page names no endpoint, as in a story. */
export const endpointOfDrafts = () => device;

/** From now on as if on another device: what a page that is being left still writes is met by nobody. */
export function changeDevice(): void {
  const last = Number(/\d+/.exec(device)?.[0] ?? 0);
  device = `https://device-${last + 1}.example/`;
}

const draftName = (procedure: string) => `${device} ${procedure}`;

/** As if it had been typed here before the page was loaded, or in another tab. */
export async function keepDraft(content: DraftContent, procedure = FORM): Promise<void> {
  const store = openDraftStore<DraftContent>();
  const known = await store.read(draftName(procedure));
  await store.save(draftName(procedure), content, known?.revision ?? 0);
}

export async function keptDraft(procedure = FORM): Promise<StoredDraft<DraftContent> | undefined> {
  return openDraftStore<DraftContent>().read(draftName(procedure));
}

/** For `beforeEach`: nobody has used this device before. */
export function clearDevice(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('dvc-widgets');
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error));
  });
}

/** Chooses files as the file dialogue would. */
export function chooseFiles(element: HTMLElement, id: string, ...files: readonly File[]): void {
  const field = inside<HTMLInputElement>(element, `[id="${CSS.escape(id)}"]`);
  giveFiles(field, files);
}

export function giveFiles(field: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

export function pdf(name: string, size = 1200): File {
  return new File([new Uint8Array(size).fill(65)], name, { type: 'application/pdf' });
}
