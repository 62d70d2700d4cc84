import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { FormField } from '../../src/contract/form.ts';
import {
  defineFieldHost,
  type FakeUnits,
  type FieldHostElement,
  type Question,
} from '../../test/support/field-host.ts';

/** The two languages of a text an endpoint would send. */
export type Text = readonly [vi: string, en: string];

/** A question as a story writes it: texts in both languages. */
export type AskedQuestion = (pick: (text: Text) => string) => Question;

/** A story about some questions. `units` sets how the lists of provinces and wards come. */
export function asking(questions: readonly AskedQuestion[], units: FakeUnits['state'] = 'done'): StoryObj {
  defineFieldHost();
  const set = (element: Element | undefined) => {
    if (element) (element as FieldHostElement).units.state = units;
  };
  return {
    render: (_args, { globals }): TemplateResult => {
      const isEnglish = globals['language'] === 'en';
      const pick = ([vi, en]: Text) => (isEnglish ? en : vi);
      return html`<test-fields
        lang=${isEnglish ? 'en' : 'vi'}
        .questions=${questions.map((question) => question(pick))}
        ${ref(set)}
      ></test-fields>`;
    },
  };
}

export function field(kind: string, label: string, more: Partial<FormField> = {}): FormField {
  return { pointer: '/answer', kind, label, ...more };
}
