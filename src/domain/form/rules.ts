import type { FormDefinition, FormRule } from '../../contract/form.ts';
import { addDays, ageOn, compareDates, daysInMonth } from '../calendar-date.ts';
import { isEmpty, isRecord, readAnswer, type Answers } from './answers.ts';
import { holds } from './conditions.ts';

/** Whether an answer breaks a rule. Of a date known in part, only what is known is held against it. */
type Test = (answer: unknown, rule: FormRule, other: unknown, today: string) => boolean;

const PARTIAL_DATE = /^\d{4}(?:-\d\d){0,2}$/;
const EACH_ITEM = '/*/';
const DAY = 24 * 60 * 60 * 1000;

const TESTS: Readonly<Record<string, Test>> = {
  notAfterToday: (answer, _, __, today) => isDate(answer) && compareDates(answer, today) > 0,
  notBeforeToday: (answer, _, __, today) => isDate(answer) && compareDates(answer, today) < 0,
  minimumAge: (answer, { amount }, _, today) =>
    isDate(answer) && amount !== undefined && ageOn(answer, today) < amount,
  maximumAge: (answer, { amount }, _, today) =>
    isDate(answer) && amount !== undefined && ageOn(lastDay(answer), today) > amount,
  notBefore: (answer, _, other) => isDate(answer) && isDate(other) && compareDates(answer, other) < 0,
  withinDays: (answer, { amount }, other) =>
    isDate(answer) && isDate(other) && amount !== undefined && daysBetween(answer, other) > amount,
  different: (answer, _, other) => isAlike(answer, other),
};

/** A rule, and the answer that breaks it: of a rule about the items of a group, that of one item. */
export interface BrokenRule {
  readonly rule: FormRule;
  readonly pointer: string;
}

/**
 * The rules that answers break. They are tested against what is sent, so hidden answers break none; unknown
 * rules are left to the endpoint. Days are counted to today where a rule names no other answer.
 */
export function brokenRules(definition: FormDefinition, sendable: Answers, today: string): BrokenRule[] {
  return definition.rules.flatMap((rule) =>
    placesOf(rule, sendable)
      .filter((place) => isBroken(rule, place, sendable, today))
      .map(({ pointer }) => ({ rule, pointer })),
  );
}

interface Place {
  readonly pointer: string;
  /** Of an answer within a group: the pointer of its item. */
  readonly item?: string;
}

// `/members/*/born` stands for the answer in each item there is.
function placesOf({ pointer }: FormRule, sendable: Answers): Place[] {
  const at = pointer.indexOf(EACH_ITEM);
  if (at < 0) return [{ pointer }];
  const group = pointer.slice(0, at);
  const items = readAnswer(sendable, group);
  if (!Array.isArray(items)) return [];
  return items.map((_, index) => {
    const item = `${group}/${index}`;
    return { pointer: `${item}/${pointer.slice(at + EACH_ITEM.length)}`, item };
  });
}

function isBroken(rule: FormRule, { pointer, item }: Place, sendable: Answers, today: string): boolean {
  const answer = readAnswer(sendable, pointer);
  const test = Object.hasOwn(TESTS, rule.test) ? TESTS[rule.test] : undefined;
  if (!test || isEmpty(answer)) return false;
  const holder = item === undefined ? undefined : readAnswer(sendable, item);
  if (!holds(rule.when, sendable, isRecord(holder) ? holder : {})) return false;
  const { other } = rule;
  if (other === undefined) return test(answer, rule, today, today);
  const place = other.startsWith('./') ? `${item ?? ''}${other.slice(1)}` : other;
  return test(answer, rule, readAnswer(sendable, place), today);
}

/** Also of two addresses, part by part. */
function isAlike(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function isDate(answer: unknown): answer is string {
  return typeof answer === 'string' && PARTIAL_DATE.test(answer);
}

function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 4);
}

/** The last day a date known in part may be. */
function lastDay(date: string): string {
  const month = date.length === 4 ? `${date}-12` : date.slice(0, 7);
  const [year = 0, number = 1] = month.split('-').map(Number);
  return date.length > 7 ? date : addDays(`${month}-01`, daysInMonth(year, number) - 1);
}

/** The least they can be apart, whichever comes first. */
function daysBetween(one: string, other: string): number {
  const gap = (from: string, to: string) => (Date.parse(firstDay(to)) - Date.parse(lastDay(from))) / DAY;
  return Math.max(0, gap(one, other), gap(other, one));
}
