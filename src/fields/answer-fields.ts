import type { ItemField } from '../contract/form.ts';
import { readAnswer, type Answers } from '../domain/form/answers.ts';
import { mayBeRequired } from '../domain/form/requirements.ts';
import type { ShownField } from '../domain/form/shown-fields.ts';
import type { FieldView } from './field-view.ts';
import type { Fields } from './fields.ts';
import { groupLimits } from './group-limits.ts';
import { ANSWERS, type ShownIssue } from './shown-issue.ts';

/** The answers that are asked for. */
export interface AnswersSession {
  readonly definition: { readonly schema: Readonly<Record<string, unknown>> };
  readonly form: {
    readonly answers: Answers;
    /** Pointers of answers that came from an identity card. */
    readonly filled?: readonly string[];
  };
  answer(pointer: string, value: unknown): void;
  /** Whether an answer has to be given now; `undefined` where that is not known. */
  requires?(pointer: string): boolean | undefined;
  /** @param whole Whether an issue within the place is one of the place. */
  issueAt(place: string, whole?: boolean): ShownIssue | undefined;
}

/** What questions are drawn from. */
export interface AnswersScreen {
  readonly session: AnswersSession;
  readonly fields: Fields;
  /** `kiosk`: the browser must keep nothing. */
  readonly kiosk: boolean;
  readonly leave: (place: string) => void;
}

/** These questions, those of a group's items within the group. */
export function answerFields(shown: readonly ShownField[], screen: AnswersScreen): unknown[] {
  return shown
    .filter(({ group }) => group === undefined)
    .map((one) => (one.field.kind === 'group' ? groupPart(one, shown, screen) : answerField(one, screen)));
}

function groupPart(group: ShownField, shown: readonly ShownField[], screen: AnswersScreen): unknown {
  const { session, fields } = screen;
  const item = (index: number) =>
    shown
      .filter((one) => one.group === group.pointer && one.index === index)
      .map((one) => answerField(one, screen));
  return fields.renderGroup(
    answerView(group, screen),
    item,
    groupLimits(session.definition.schema, group.pointer),
  );
}

function answerField(shown: ShownField, screen: AnswersScreen): unknown {
  return screen.fields.render(answerView(shown, screen));
}

function answerView({ field, pointer }: ShownField, screen: AnswersScreen): FieldView {
  const { session } = screen;
  const { schema } = session.definition;
  const place = ANSWERS + pointer;
  const isRequired = (at: string) => mayBeRequired(schema, at) && (session.requires?.(at) ?? true);
  return {
    ...issueView(place, field, screen),
    field,
    value: readAnswer(session.form.answers, pointer),
    optional: !isRequired(pointer),
    detailOptional: field.kind === 'address' && !isRequired(`${pointer}/detail`),
    filled: session.form.filled?.includes(pointer) ?? false,
    onChange: (value) => session.answer(pointer, value),
  };
}

/** What every view of a question has in common. */
export function issueView(place: string, field: ItemField, { session, kiosk, leave }: AnswersScreen) {
  const issue = session.issueAt(place, field.kind !== 'group');
  return {
    id: place,
    private: kiosk,
    ...(issue && (issue.warning ? { warning: issue.text } : { error: issue.text })),
    onLeave: () => leave(place),
  };
}
