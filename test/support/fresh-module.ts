let copies = 0;

/**
 * A module as a page just opened has it, with its state at the start; `edit` may put something else in
 * place of what it loads. Loaded by a script of the page, because Vite adds its own client to a module that
 * imports by a variable name.
 */
export async function freshModule<Module>(path: string, edit?: (code: string) => string): Promise<Module> {
  copies += 1;
  const loaded = `fresh-module-${copies}`;
  const address = edit ? await editedModule(path, edit) : `${path}?copy=${copies}`;
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = `import * as module from '${address}';
    dispatchEvent(new CustomEvent('${loaded}', { detail: module }));`;
  return new Promise((resolve, reject) => {
    addEventListener(loaded, (event) => resolve((event as CustomEvent<Module>).detail), { once: true });
    script.addEventListener('error', () => reject(new Error(`${path} did not load`)));
    script.addEventListener('load', () => script.remove());
    document.head.append(script);
  });
}

async function editedModule(path: string, edit: (code: string) => string): Promise<string> {
  const before = await (await fetch(path)).text();
  const after = edit(before);
  if (after === before) throw new Error(`nothing to edit in ${path}`);
  // A module in a blob has no folder: what it imports needs whole addresses.
  const code = after.replaceAll(/\b(from|import)(\s*\(?\s*["'])\//g, `$1$2${location.origin}/`);
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
