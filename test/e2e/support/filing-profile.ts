import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, findBrowsers } from '../../../tools/browsers.ts';

/** A browser with a profile of its own on the disk, which stays when the browser has gone. */
export class Profile {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), 'dvc-profile-')));
  }

  /** Somebody opens the browser, does something on a page, and closes the browser. */
  async use(work: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.open();
    try {
      await work(context.pages()[0] ?? (await context.newPage()));
    } finally {
      await context.close();
    }
  }

  open(): Promise<BrowserContext> {
    const executablePath = findBrowsers(['chromium']).found[0]!.executable;
    return chromium.launchPersistentContext(this.folder, { executablePath, args: chromiumFlags() });
  }

  /** Files in which one of the words stands, in UTF-8 or UTF-16, whole in either normal form. */
  async filesWith(...words: string[]): Promise<string[]> {
    const needles = words.flatMap((word) => {
      const forms = new Set([word.normalize('NFC'), word.normalize('NFD')]);
      return [...forms].flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')]);
    });
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const contents = await Promise.all(files.map((file) => readFile(file)));
    return files
      .filter((_, index) => needles.some((needle) => contents[index]!.includes(needle)))
      .map((file) => relative(this.folder, file));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
