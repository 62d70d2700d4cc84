import { mergeConfigurations, type Configuration } from './settings.ts';

let configuration: Configuration | undefined;
const changes = new EventTarget();

/**
 * Configures every widget of the page that is not told otherwise by its tag or a `<dvc-config>`. May be
 * called at any time and again; what is left out stays as it was.
 */
export function configure(settings: Configuration): void {
  configuration = mergeConfigurations(pageConfiguration(), settings);
  changes.dispatchEvent(new Event('change'));
}

export function pageConfiguration(): Configuration {
  return (configuration ??= scriptTagConfiguration());
}

/** Calls back after each `configure()`; returns the function that stops it. */
export function onPageConfiguration(callback: () => void): () => void {
  changes.addEventListener('change', callback);
  return () => changes.removeEventListener('change', callback);
}

/**
 * `data-endpoint`, `data-unit`, `data-lang`, `data-theme` of the script tag that loaded the library: the one
 * whose file lies in the folder this module was loaded from. The method is taken from the prototype because
 * a page may hold an element named `querySelectorAll` that hides the document's own.
 */
function scriptTagConfiguration(): Configuration {
  const folder = import.meta.url.replace(/[^/]*$/, '');
  const scripts = Document.prototype.querySelectorAll.call(document, 'script[src]');
  for (const { src, dataset } of scripts as NodeListOf<HTMLScriptElement>) {
    const { endpoint, unit, lang, theme } = dataset;
    if (src.startsWith(folder) && (endpoint || unit || lang || theme)) return { endpoint, unit, lang, theme };
  }
  return {};
}
