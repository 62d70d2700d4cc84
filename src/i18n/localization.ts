import { _installMsgImplementation } from '@lit/localize/init/install.js';
import { defaultMsg } from '@lit/localize/internal/default-msg.js';
import type { MsgFn, MsgOptions } from '@lit/localize/internal/types.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Language } from '../config/settings.ts';

/** Vietnamese is the language of the source; the others are loaded when a widget first needs them. */
const LOADERS: Partial<Record<Language, () => Promise<{ translate: MsgFn }>>> = {
  en: () => import('./english.ts'),
};

const loaded = new Map<Language, MsgFn>();
let current: MsgFn = defaultMsg;
let installed = false;

/**
 * Makes `msg()` answer in the language of the widget that is rendering, so that a Vietnamese and an
 * English widget can stand on one page. lit-localize's own start-up knows one language for the whole page
 * (docs/decisions/0002), hence its building blocks are put together here. Runs once, never on import.
 */
function install(): void {
  if (installed) return;
  installed = true;
  // With `call`, because the extraction of texts would take `current(template)` for a text of ours.
  const implementation = (template: string, options?: MsgOptions) =>
    current.call(undefined, template, options);
  _installMsgImplementation(implementation as MsgFn);
}

/** Switches `msg()` to the widget's language before each of its renders. */
export class LocalizationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => Language;
  #failed: Language | undefined;

  constructor(host: ReactiveControllerHost, wanted: () => Language) {
    this.#host = host;
    this.#wanted = wanted;
    install();
    host.addController(this);
  }

  /** False while the words of the wanted language are under way. */
  get ready(): boolean {
    const language = this.#wanted();
    return !LOADERS[language] || loaded.has(language) || this.#failed === language;
  }

  /** The language the widget really speaks: Vietnamese when the wanted one could not be loaded. */
  get language(): Language {
    const language = this.#wanted();
    return this.#failed === language ? 'vi' : language;
  }

  hostUpdate(): void {
    const language = this.#wanted();
    current = loaded.get(language) ?? defaultMsg;
    if (!this.ready) void this.#load(language);
  }

  async #load(language: Language): Promise<void> {
    try {
      const { translate } = await LOADERS[language]!();
      loaded.set(language, translate);
    } catch {
      // The line is down: words in Vietnamese are better than none. The next widget tries again.
      this.#failed = language;
    }
    this.#host.requestUpdate();
  }
}
