import { msg } from '../../i18n/message.ts';
import type { DossierSubmission } from '../../contract/dossier-submission.ts';
import type { AddressAnswer, FormDefinition, FormField, ItemField } from '../../contract/form.ts';
import type { Problem } from '../../contract/problems.ts';
import { readAnswer, writeAnswer, type Answers } from '../../domain/form/answers.ts';
import { shownFields, type ShownField } from '../../domain/form/shown-fields.ts';
import type { Check } from './checking.ts';
import { emptyForm, type FilledForm, type PendingSubmission } from './filled-form.ts';
import { formSteps, type Step } from './form-steps.ts';
import { withFirstItems } from '../../fields/group-limits.ts';
import { ANSWERS, placeOfSent, type ShownIssue } from '../../fields/shown-issue.ts';
import { ToldIssues } from '../../fields/told-issues.ts';

export interface SessionHost {
  /** Loads the evaluation of JSON Schema, when it is first needed; `undefined` when it does not come. */
  readonly loadCheck: () => Promise<Check | undefined>;
  /** Something was filled in: it is to be kept, and drawn. */
  readonly changed: () => void;
  /** Something else is to be drawn. */
  readonly drawn: () => void;
}

/** The questions asked under these answers; the map is there because every key typed asks for many of them. */
interface Shown {
  readonly answers: Answers;
  readonly fields: readonly ShownField[];
  readonly byPointer: ReadonlyMap<string, ShownField>;
}

/**
 * A form being filled in: the answers, the step one is at, and what there is to mend. Issues are shown when
 * a field is left, and all of a step's when one wants to go on: nobody is told off for what they have not
 * come to yet.
 */
export class FormSession {
  readonly definition: FormDefinition;
  readonly #host: SessionHost;
  #first: FilledForm | undefined;
  #form: FilledForm;
  #shown: Shown | undefined;
  #check: Check | undefined;
  #consented = false;
  readonly #issues = new ToldIssues((place) => this.#ended.has(this.stepOf(place)));
  #ended = new Set<string>();
  /** True while something is mended from the review: going on leads back there. */
  #mending = false;
  /** Fields of a form that has changed since the draft was saved. */
  readonly changedFields: readonly string[];

  /**
   * @param draft What was filled in before.
   * @param changedFields Pointers of answers to look at again, because the form has changed since.
   */
  constructor(
    definition: FormDefinition,
    draft: FilledForm | undefined,
    changedFields: readonly string[],
    host: SessionHost,
  ) {
    this.definition = definition;
    this.#host = host;
    this.#form = draft ?? emptyForm(definition.version);
    this.changedFields = changedFields;
    for (const pointer of changedFields) this.#issues.leave(ANSWERS + pointer);
    this.#first = draft ? undefined : this.#form;
  }

  get form(): FilledForm {
    return this.#form;
  }

  /** The questions asked under the present answers. */
  get shown(): readonly ShownField[] {
    return this.#present.fields;
  }

  get #present(): Shown {
    const { answers } = this.#form;
    if (this.#shown?.answers === answers) return this.#shown;
    const fields = shownFields(this.definition, answers);
    // The first of two with one pointer counts.
    const byPointer = new Map(fields.toReversed().map((field) => [field.pointer, field]));
    return (this.#shown = { answers, fields, byPointer });
  }

  get steps(): readonly Step[] {
    return formSteps(this.definition, this.#form.answers);
  }

  get step(): Step {
    const { steps } = this;
    return steps.find(({ id }) => id === this.#form.step) ?? steps[0]!;
  }

  get mending(): boolean {
    return this.#mending;
  }

  /** What is shown as wrong now. */
  get issues(): readonly ShownIssue[] {
    return this.#issues.all;
  }

  /** Whether one has tried to go on from a step that had something to mend. */
  ended(step: Step): boolean {
    return this.#ended.has(step.id);
  }

  issuesOf(step: Step): readonly ShownIssue[] {
    return this.issues.filter(({ place }) => this.stepOf(place) === step.id);
  }

  /** Whether an answer has to be given now; `undefined` as long as what checks it is not there. */
  requires(pointer: string): boolean | undefined {
    return this.#check?.requires(this.#form.answers, pointer);
  }

  /** The issue of a field, or of a part of it (an address without its ward). */
  issueAt(place: string, whole = true): ShownIssue | undefined {
    return this.#issues.at(place, whole);
  }

  /** Changes anything but an answer. */
  update(change: Partial<FilledForm>): void {
    this.#form = { ...this.#form, ...change };
    this.#host.changed();
  }

  /** Notes what the form's fields are like, for a draft to be compared with a later form. */
  keepMarks(marks: FilledForm['marks']): void {
    const untouched = !this.touched;
    this.#form = { ...this.#form, marks };
    if (untouched) this.#first = this.#form;
  }

  /** Notes the submission on its way; the caller keeps it on the device. */
  keepPending(pending: PendingSubmission | undefined): void {
    const { pending: _, ...form } = this.#form;
    this.#form = pending ? { ...form, pending } : form;
  }

  /** Where the page would file it, unless the person has chosen a place. */
  suggestReceiving(receiving: AddressAnswer): void {
    if (this.#form.receiving.province) return;
    this.#form = { ...this.#form, receiving };
    this.#host.drawn();
  }

  /** Whether the person has filled in anything. */
  get touched(): boolean {
    return this.#form !== this.#first;
  }

  answer(pointer: string, value: unknown, filled = false): void {
    const answers = writeAnswer(this.#form.answers, pointer, value);
    const others = this.#form.filled.filter((one) => one !== pointer);
    this.#form = { ...this.#form, answers, filled: filled ? [...others, pointer] : others };
    this.forgetRefusal(ANSWERS + pointer);
    this.#host.changed();
  }

  /** Whether the person agrees to what the endpoint asks them to agree to. Never kept. */
  get consented(): boolean {
    return this.#consented;
  }

  consent(agreed: boolean): void {
    this.#consented = agreed;
    this.#issues.settle('/consent');
    this.#host.drawn();
  }

  forgetRefusal(place: string): void {
    this.#issues.forgetRefusal(place);
  }

  /** A field was left: from now on its issues are shown. */
  async leave(place: string): Promise<void> {
    this.#issues.leave(place);
    await this.#look();
  }

  /** Goes on if the present step has nothing left to mend; says whether it did. */
  async next(): Promise<boolean> {
    const { step, steps } = this;
    if (!(await this.#look())) return false;
    this.#ended.add(step.id);
    if (this.issuesOf(step).some((issue) => !issue.warning && !this.#issues.isRefusal(issue))) {
      this.#host.drawn();
      return false;
    }
    const after = steps[steps.findIndex(({ id }) => id === step.id) + 1] ?? step;
    // Mended from the review: back there, unless the change has brought up something new on the way.
    this.goTo(this.#mending ? 'review' : after.id);
    return true;
  }

  back(): void {
    const { step, steps } = this;
    const before = steps[steps.findIndex(({ id }) => id === step.id) - 1];
    if (before) this.goTo(before.id);
  }

  goTo(id: string, mending = false): void {
    this.#mending = mending;
    this.#form = { ...this.#form, step: id, answers: this.#withFirstItems(id) };
    this.#host.changed();
  }

  /** A group that needs items shows them open, rather than a button to ask for the first. */
  #withFirstItems(step: string): Answers {
    const groups = this.shown.filter(
      ({ pointer, field }) => field.kind === 'group' && this.stepOf(ANSWERS + pointer) === step,
    );
    return withFirstItems(this.definition.schema, groups, this.#form.answers);
  }

  /**
   * Checks everything; the first step with something to mend, or nothing. What the endpoint said the last time
   * is for the endpoint to say again: what it found may have been mended at another field. Where nothing could
   * be checked, one stays.
   */
  async checkAll(): Promise<Step | undefined> {
    this.#issues.refuse([]);
    if (!(await this.#look())) return this.step;
    for (const { id } of this.steps) this.#ended.add(id);
    this.#host.drawn();
    return this.steps.find((step) => this.issuesOf(step).some(({ warning }) => !warning));
  }

  /** The endpoint found something: its sentences are shown at the same fields. */
  refuse(errors: NonNullable<Problem['errors']>, sent: DossierSubmission): void {
    this.#issues.refuse(
      errors.map(({ pointer = '', detail }) => ({
        place: pointer === '/receivingUnit' ? '/receiving' : placeOfSent(pointer, sent.documents),
        text: detail,
        warning: false,
      })),
    );
    this.#host.drawn();
  }

  /** Id of the step a place is asked in. */
  stepOf(place: string): string {
    if (place.startsWith('/receiving')) return 'start';
    if (place.startsWith('/delivery')) return 'delivery';
    if (place.startsWith('/documents')) return 'documents';
    if (!place.startsWith(ANSWERS)) return 'review';
    const shown = this.fieldAt(place);
    return shown ? `answers/${shown.step.id}` : 'review';
  }

  /** The field an answer's place belongs to. */
  fieldAt(place: string): ShownField | undefined {
    const { byPointer } = this.#present;
    let pointer = place.slice(ANSWERS.length);
    // The nearest one above: an item's field rather than its group.
    while (pointer !== '' && !byPointer.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf('/'));
    return byPointer.get(pointer);
  }

  /** "Thành viên 2", of a question that is asked of each of them. */
  itemOf({ group, index = 0 }: ShownField): string | undefined {
    const field = group === undefined ? undefined : this.#present.byPointer.get(group)?.field;
    if (!field) return undefined;
    return `${('itemLabel' in field && field.itemLabel) || field.label} ${index + 1}`;
  }

  valueOf(field: FormField | ItemField, pointer = field.pointer): unknown {
    return readAnswer(this.#form.answers, pointer);
  }

  /** Looks for what is wrong now; false when the evaluation of schemas could not be loaded. */
  async #look(): Promise<boolean> {
    this.#check ??= await this.#host.loadCheck();
    if (!this.#check) return false;
    this.#issues.find([
      ...this.#check(this.#form, (place) => this.fieldAt(place)),
      ...(this.#consented
        ? []
        : [{ place: '/consent', text: msg('Xin đánh dấu đồng ý để gửi hồ sơ'), warning: false }]),
    ]);
    this.#host.drawn();
    return true;
  }
}
