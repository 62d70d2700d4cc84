import { findProcedure, labelProcedure } from '../services/procedures.ts';
import * as search from '../services/search/search.ts';
import type { Answer } from './operation.ts';

const DEFAULT_PAGE = 10;

export const searchProcedures: Answer = ({ parameters, ...context }) =>
  search.searchProcedures(context, {
    q: parameters.text('q'),
    unit: parameters.text('unit'),
    filters: {
      subject: parameters.codes('subject'),
      category: parameters.codes('category'),
      agency: parameters.codes('agency'),
      level: parameters.codes('level'),
      lifeEvent: parameters.codes('lifeEvent'),
    },
    cursor: parameters.text('cursor'),
    limit: parameters.integer('limit') ?? DEFAULT_PAGE,
  });

export const suggestProcedures: Answer = ({ parameters, ...context }) =>
  search.suggestProcedures(context, parameters.text('q') ?? '', parameters.text('unit'));

export const getProcedure: Answer = async ({ parameters, store, catalogue, forms, language }) => {
  const code = parameters.text('code') ?? '';
  const record = forms.sandboxProcedure(code) ?? (await findProcedure(store, code));
  return labelProcedure(record, catalogue.terms, language, forms.find(code) !== undefined);
};
