import { findForm } from '../services/forms.ts';
import type { Answer } from './operation.ts';

export const getForm: Answer = async ({ parameters, store, forms, language }) => {
  const form = await findForm(store, forms, parameters.text('code') ?? '');
  return form.definitions[language];
};
