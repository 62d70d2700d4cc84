import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { EndpointError } from '../../src/client/errors.ts';
import type { FormField, ItemField } from '../../src/contract/form.ts';
import type { Unit } from '../../src/contract/units.ts';
import type { ReadState } from '../../src/controllers/endpoint-read.ts';
import { register } from '../../src/define/register.ts';
import type { FieldView } from '../../src/fields/field-view.ts';
import { Fields, fieldStyles } from '../../src/fields/fields.ts';
import type { GroupLimits } from '../../src/fields/group-field.ts';
import { LocalizationController } from '../../src/i18n/localization.ts';
import { base } from '../../src/theme/base.styles.ts';
import { tokens } from '../../src/theme/tokens.styles.ts';
import { PROVINCES, WARDS } from './fixtures/units.ts';

/** A question with what a test or a story wants of it. */
export interface Question extends Partial<
  Pick<FieldView, 'optional' | 'detailOptional' | 'error' | 'warning' | 'filled'>
> {
  readonly field: FormField;
  readonly value?: unknown;
  readonly private?: boolean;
  readonly limits?: GroupLimits;
}

/** Units that come, fail, or keep one waiting. */
export class FakeUnits {
  state: 'done' | 'loading' | 'failed' = 'done';
  retries = 0;
  readonly asked: string[] = [];

  provinces(): ReadState<readonly Unit[]> {
    return this.#read(PROVINCES);
  }

  wards(province: string): ReadState<readonly Unit[]> {
    this.asked.push(province);
    return this.#read(province === '79' ? WARDS : []);
  }

  retry(): void {
    this.retries += 1;
  }

  #read(value: readonly Unit[]): ReadState<readonly Unit[]> {
    if (this.state === 'done') return { kind: 'done', value };
    if (this.state === 'loading') return { kind: 'loading', slow: false };
    return { kind: 'failed', error: new EndpointError({ kind: 'unreachable' }) };
  }
}

/** Stands in for the form: a shadow root that asks questions and keeps the answers, as the form would. */
export class FieldHostElement extends LitElement {
  static override styles = [tokens, base, fieldStyles];

  @property() override lang = 'vi';
  @property({ attribute: false }) questions: readonly Question[] = [];

  readonly units = new FakeUnits();
  readonly fields = new Fields(this, this.units, (view) => html`<p id=${view.id}>${view.field.label}</p>`);
  readonly #localization = new LocalizationController(this, () => (this.lang === 'en' ? 'en' : 'vi'));
  /** Answers by question, and every answer there was. */
  readonly answers = new Map<number, unknown>();
  readonly changes: unknown[] = [];
  /** Ids of fields in the order they were left. */
  readonly left: string[] = [];

  /** The answer to the only question. */
  get answer(): unknown {
    return this.#answerTo(0);
  }

  protected override render(): unknown {
    if (!this.#localization.ready) return '';
    const questions = this.questions.map((question, index) => this.#question(question, index));
    return html`<div class="root" lang=${this.lang}>
      <form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()}>${questions}</form>
    </div>`;
  }

  #question(question: Question, index: number): unknown {
    const id = `question-${index}`;
    const change = (value: unknown) => this.#change(index, value);
    const view = this.#view(id, question, this.#answerTo(index), change);
    if (question.field.kind !== 'group') return this.fields.render(view);
    const item = (at: number) => question.field.fields?.map((field) => this.#itemField(id, field, index, at));
    return this.fields.renderGroup(view, item, question.limits);
  }

  #itemField(id: string, field: ItemField, index: number, at: number): unknown {
    const items = () => (this.#answerTo(index) ?? []) as readonly Record<string, unknown>[];
    const name = field.pointer.slice(2);
    const change = (value: unknown) => {
      const next = [...items()];
      next[at] = { ...next[at], [name]: value };
      this.#change(index, next);
    };
    return this.fields.render(this.#view(`${id}-${at}-${name}`, { field }, items()[at]?.[name], change));
  }

  #view(id: string, question: Question, value: unknown, onChange: (value: unknown) => void): FieldView {
    return {
      optional: false,
      filled: false,
      private: false,
      ...question,
      id,
      value,
      onChange,
      onLeave: () => this.left.push(id),
    };
  }

  #answerTo(index: number): unknown {
    return this.answers.has(index) ? this.answers.get(index) : this.questions[index]?.value;
  }

  #change(index: number, value: unknown): void {
    this.answers.set(index, value);
    this.changes.push(value);
    this.requestUpdate();
  }
}

export function defineFieldHost(): void {
  register('test-fields', FieldHostElement);
}
