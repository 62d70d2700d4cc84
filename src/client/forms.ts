import { getForm, type FormDefinition, type FormDocument } from '../contract/form.ts';
import { cutTexts } from './cut-texts.ts';
import type { ReadOptions } from './read-options.ts';
import { addressOf, type Transport } from './transport.ts';

/** Reads the online form of a procedure. */
export interface FormsClient {
  getForm(code: string, options: ReadOptions): Promise<FormDefinition>;
}

export function createFormsClient(transport: Transport): FormsClient {
  return {
    async getForm(code, options) {
      const form = cutTexts(await transport.read(getForm, { path: { code } }, options));
      const home = addressOf(transport.endpoint, '/', {});
      return { ...form, documents: form.documents.map((document) => withTemplate(document, home)) };
    },
  };
}

/** The page would take an address of the endpoint's own for one of its own. */
function withTemplate(document: FormDocument, home: URL): FormDocument {
  const { template } = document;
  return template ? { ...document, template: { ...template, url: absolute(template.url, home) } } : document;
}

function absolute(address: string, home: URL): string {
  try {
    return new URL(address, home).href;
  } catch {
    return '';
  }
}
