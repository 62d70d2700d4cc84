import { getForm, type FormDefinition } from '../contract/form.ts';
import { cutTexts } from './cut-texts.ts';
import type { ReadOptions } from './read-options.ts';
import type { Transport } from './transport.ts';

/** Reads the online form of a procedure. */
export interface FormsClient {
  getForm(code: string, options: ReadOptions): Promise<FormDefinition>;
}

export function createFormsClient(transport: Transport): FormsClient {
  return {
    getForm: async (code, options) => cutTexts(await transport.read(getForm, { path: { code } }, options)),
  };
}
