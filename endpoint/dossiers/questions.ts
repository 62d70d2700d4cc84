import * as z from 'zod/mini';
import { FormDocument, FormField, type FormDefinition } from '../../src/contract/form.ts';
import { compileAnswerSchema } from '../forms/answer-schema.ts';
import { definitionFaults } from '../forms/definition-check.ts';
import type { Form } from '../forms/forms.ts';
import { withItemPointers } from '../forms/source.ts';
import { localise } from '../forms/texts.ts';
import type { Language } from '../http/language.ts';
import type { KeptQuestions } from './kept.ts';

/** What is asked of a citizen later, as a form of a single section: it is checked and answered like one. */
export type QuestionForm = Pick<Form, 'definitions' | 'schema'>;

export function questionForm(questions: KeptQuestions): QuestionForm {
  return {
    definitions: { vi: definitionOf(questions, 'vi'), en: definitionOf(questions, 'en') },
    schema: compileAnswerSchema(questions.schema),
  };
}

/** Questions that contradict themselves are a mistake of those who ask, and not asked. */
export function checkQuestions(questions: KeptQuestions): void {
  const { definitions } = questionForm(questions);
  const [fault] = definitionFaults(definitions.vi);
  if (fault !== undefined) throw new TypeError(`what is asked for: ${fault}`);
}

const Fields = z.array(FormField);
const Documents = z.array(FormDocument);

function definitionOf(questions: KeptQuestions, language: Language): FormDefinition {
  const title = 'supplement';
  return withItemPointers({
    procedureCode: '',
    procedureName: title,
    version: title,
    conditions: [],
    receivingLevel: 'MINISTRY',
    schema: questions.schema,
    layout: {
      steps: [
        {
          id: title,
          title,
          sections: [{ id: title, fields: z.parse(Fields, localise(questions.fields, language)) }],
        },
      ],
    },
    rules: [],
    documents: z.parse(Documents, localise(questions.documents, language)),
    delivery: [{ id: title, label: title, needsAddress: false }],
    charges: [],
    consent: { version: title, text: [] },
  });
}
