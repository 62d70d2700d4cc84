import type { Locator, Page } from 'playwright-core';
import { DEMO_DOSSIERS } from '../../../endpoint/simulation/demo-dossiers/scenes.ts';

/** A dossier for show, by a part of what it shows. */
export function sample(part: string) {
  const found = DEMO_DOSSIERS.find(({ shows }) => shows.en.includes(part));
  if (!found) throw new Error(`no dossier for show: ${part}`);
  return found;
}

/** Orders the simulated desk to move a dossier on: along its path, or as told. */
export async function moveOn(endpoint: string, code: string, order?: object): Promise<string> {
  const path = order ? 'move' : 'next';
  const response = await fetch(`${endpoint}/sandbox/dossiers/${code}/${path}`, {
    method: 'POST',
    ...(order && { body: JSON.stringify(order) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return (JSON.parse(text) as { move: string }).move;
}

export const WORKED_ON = {
  kind: 'process',
  department: { vi: 'Bộ phận Thí Dụ', en: 'Sample department' },
  what: { vi: 'Đối chiếu thêm một lần.', en: 'Looked at once more.' },
};

/** The look-up, as somebody reads it who sees it. */
export class StatusPage {
  readonly page: Page;
  readonly widget: Locator;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('dvc-status-lookup');
  }

  part(name: string): Locator {
    return this.widget.locator(`[part~=${name}]`);
  }

  /** The state in one sentence. */
  get title(): Locator {
    return this.part('dossier').locator('#heading');
  }

  get freshness(): Locator {
    return this.part('freshness');
  }

  async prove(kind: string, value: string): Promise<void> {
    await this.widget.getByRole('radio', { name: kind }).check();
    await this.widget.locator('#proof').fill(value);
    await this.part('lookup-button').click();
  }

  /** A dossier for show, proved with the code on its receipt. */
  async open(portal: string, part: string): Promise<string> {
    const { code, lookupCode } = sample(part);
    await this.page.goto(`${portal}/tra-cuu.html?dvc-dossier=${code}`);
    await this.prove('Mã tra cứu', lookupCode);
    await this.title.waitFor();
    return code;
  }

  /** Waits until the screen says so, and that it is so now. */
  async says(words: string | RegExp): Promise<void> {
    await this.title.filter({ hasText: words }).waitFor();
    await this.isLive();
  }

  async isLive(): Promise<void> {
    await this.freshness.filter({ hasText: 'Đang theo dõi' }).waitFor();
  }

  /** Waits until the screen says that it may be old. */
  async isStale(words: string | RegExp): Promise<void> {
    await this.freshness
      .filter({ hasText: /^\s*Thông tin lúc/ })
      .filter({ hasText: words })
      .waitFor();
  }
}
