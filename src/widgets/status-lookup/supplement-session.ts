import type { Supplement, SupplementForm } from '../../contract/dossier-changes.ts';
import type { FormDefinition, FormDocument } from '../../contract/form.ts';
import type { Problem } from '../../contract/problems.ts';
import type { PendingRequest } from '../../controllers/exactly-once.ts';
import { randomId } from '../../device/random-id.ts';
import { isComing, uploadsOf, type AttachedFiles } from '../../documents/attached-file.ts';
import { documentIssues, withRefusedFiles } from '../../documents/document-issues.ts';
import { writeAnswer, type Answers } from '../../domain/form/answers.ts';
import { sendableAnswers } from '../../domain/form/sendable-answers.ts';
import { shownDocuments, shownFields, type ShownField } from '../../domain/form/shown-fields.ts';
import type { AnswerCheck } from '../../fields/answer-check.ts';
import { withFirstItems } from '../../fields/group-limits.ts';
import { ANSWERS, placeOfSent, type ShownIssue } from '../../fields/shown-issue.ts';
import { ToldIssues } from '../../fields/told-issues.ts';

/** What is filled in of what an office has asked for: all that the device keeps of it. */
export interface FilledSupplement {
  /** `SupplementForm.id`. */
  readonly request: string;
  /** Made up on the device; uploads belong to it. */
  readonly draft: string;
  readonly answers: Answers;
  readonly files: AttachedFiles;
  readonly pending?: PendingRequest<Supplement>;
}

export interface SupplementSessionHost {
  /** Loads the evaluation of JSON Schema, when it is first needed. */
  readonly loadCheck: (definition: FormDefinition) => Promise<AnswerCheck>;
  /** Something was filled in: it is to be kept, and drawn. */
  readonly changed: () => void;
  readonly drawn: () => void;
}

/** What an office has asked for, being answered: questions and papers on one screen. */
export class SupplementSession {
  readonly #host: SupplementSessionHost;
  readonly #issues = new ToldIssues(() => this.#ended);
  #asked: SupplementForm;
  #definition: FormDefinition;
  #form: FilledSupplement;
  #check: AnswerCheck | undefined;
  #ended = false;

  constructor(asked: SupplementForm, kept: FilledSupplement | undefined, host: SupplementSessionHost) {
    this.#host = host;
    this.#asked = asked;
    this.#definition = definitionOf(asked);
    this.#form = kept ?? { request: asked.id, draft: randomId(), answers: {}, files: {} };
    const groups = this.shown.filter(({ field }) => field.kind === 'group');
    const answers = withFirstItems(asked.schema, groups, this.#form.answers);
    this.#form = { ...this.#form, answers };
  }

  get asked(): SupplementForm {
    return this.#asked;
  }

  /** Whether one has wanted to send it. */
  get ended(): boolean {
    return this.#ended;
  }

  get definition(): FormDefinition {
    return this.#definition;
  }

  get form(): FilledSupplement {
    return this.#form;
  }

  get shown(): readonly ShownField[] {
    return shownFields(this.#definition, this.#form.answers);
  }

  get documents(): readonly FormDocument[] {
    return shownDocuments(this.#definition, this.#form.answers);
  }

  get issues(): readonly ShownIssue[] {
    return this.#issues.all;
  }

  /** Files on their way. */
  get unfinished(): number {
    const places = [...this.documents.map(({ id }) => id), ...this.shown.map(({ pointer }) => pointer)];
    return places.flatMap((place) => this.#form.files[place] ?? []).filter(isComing).length;
  }

  /** The same questions in another language. */
  ask(asked: SupplementForm): void {
    this.#asked = asked;
    this.#definition = definitionOf(asked);
    this.#check = undefined;
  }

  issueAt(place: string, whole = true): ShownIssue | undefined {
    return this.#issues.at(place, whole);
  }

  /** The question an answer's place belongs to. */
  fieldAt(place: string): ShownField | undefined {
    const byPointer = new Map(this.shown.map((shown) => [shown.pointer, shown]));
    let pointer = place.slice(ANSWERS.length);
    while (pointer !== '' && !byPointer.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf('/'));
    return byPointer.get(pointer);
  }

  update(change: Partial<FilledSupplement>): void {
    this.#form = { ...this.#form, ...change };
    this.#host.changed();
  }

  answer(pointer: string, value: unknown): void {
    this.forgetRefusal(ANSWERS + pointer);
    this.update({ answers: writeAnswer(this.#form.answers, pointer, value) });
  }

  forgetRefusal(place: string): void {
    this.#issues.forgetRefusal(place);
  }

  /** Notes the request on its way; the caller keeps it on the device. */
  keepPending(pending: PendingRequest<Supplement> | undefined): void {
    const { pending: _, ...form } = this.#form;
    this.#form = pending ? { ...form, pending } : form;
  }

  async leave(place: string): Promise<void> {
    this.#issues.leave(place);
    // Without what checks it, nothing is said now; sending asks for it again, and says so.
    await this.#look().catch(() => undefined);
  }

  /** Sends for what checks the answers, so that it is there when it is needed. */
  prepare(): void {
    void this.#host.loadCheck(this.#definition).catch(() => undefined);
  }

  /** Checks everything; says whether there is nothing to mend. Rejects when what checks it could not be loaded. */
  async check(): Promise<boolean> {
    this.#issues.refuse([]);
    await this.#look();
    this.#ended = true;
    this.#host.drawn();
    return this.issues.every(({ warning }) => warning);
  }

  /** The endpoint found something: its sentences are shown at the same fields. */
  refuse(errors: NonNullable<Problem['errors']>, { documents }: Supplement): void {
    this.#issues.refuse(
      errors.map(({ pointer = '', detail }) => ({
        place: placeOfSent(pointer, documents),
        text: detail,
        warning: false,
      })),
    );
    this.#host.drawn();
  }

  /** What is sent: hidden answers and papers stay behind. */
  body(): Supplement {
    const { request, draft, answers, files } = this.#form;
    return {
      request,
      draft,
      answers: sendableAnswers(this.#definition, answers),
      documents: this.documents
        .map(({ id }) => ({ id, uploads: uploadsOf(files[id]) }))
        .filter(({ uploads }) => uploads.length > 0),
    };
  }

  async #look(): Promise<void> {
    this.#check ??= await this.#host.loadCheck(this.#definition);
    const { answers, files } = this.#form;
    const fieldAt = (place: string) => this.fieldAt(place);
    const found = this.#check(answers, {
      fieldAt,
      isArriving: (pointer) => files[pointer]?.some(isComing) ?? false,
    });
    this.#issues.find([...withRefusedFiles(found, files, fieldAt), ...documentIssues(this.documents, files)]);
    this.#host.drawn();
  }
}

/** As a form of one step, which the rules of forms know how to read. */
function definitionOf({ id, fields, schema, documents }: SupplementForm): FormDefinition {
  return {
    procedureCode: '',
    procedureName: '',
    version: id,
    conditions: [],
    receivingLevel: 'MINISTRY',
    schema,
    layout: { steps: [{ id: 'supplement', title: '', sections: [{ id: 'supplement', fields }] }] },
    rules: [],
    documents,
    delivery: [],
    charges: [],
    consent: { version: '', text: [] },
  };
}
