import { getForm, type FormDefinition, type FormDocument } from '../contract/form.ts';
import type { ReadOptions } from './read-options.ts';
import { addressOf, type Transport } from './transport.ts';

/** Reads the online form of a procedure. */
export interface FormsClient {
  getForm(code: string, options: ReadOptions): Promise<FormDefinition>;
}

/** No text of a form is longer: hundreds of them stand on one page. */
const LONGEST_FORM_TEXT = 10_000;

export function createFormsClient(transport: Transport): FormsClient {
  return {
    async getForm(code, options) {
      const limited = { ...options, longestText: LONGEST_FORM_TEXT };
      const form = await transport.read(getForm, { path: { code } }, limited);
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
