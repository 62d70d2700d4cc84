import { readFile } from 'node:fs/promises';
import type { FormDefinition } from '../../src/contract/form.ts';

const forms = new URL('../../endpoint/catalogue/forms/', import.meta.url);
const answers = new URL('./form-answers/', import.meta.url);

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One entry of `lists/<name>.json`. */
export interface ListEntry {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** A complete answer, fictional and accepted on 21 November 2026 and after, and ways to spoil it. */
export interface WorkedAnswers {
  /** The ward it is sent to. */
  readonly unit: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Documents that need a file. */
  readonly documents: readonly string[];
  readonly delivery: string;
  /** What is due with that delivery, in đồng. */
  readonly total: number;
  readonly refused: readonly {
    readonly because: string;
    /** Answers put in place of those above; null takes one out. */
    readonly change: Readonly<Record<string, unknown>>;
    /** Where the form says so. */
    readonly at: string;
  }[];
}

export async function readWorkedAnswers(code: string): Promise<WorkedAnswers> {
  return JSON.parse(
    await readFile(new URL(`${code.replace(/^.*\//, '')}.json`, answers), 'utf8'),
  ) as WorkedAnswers;
}

export async function readFormSource(code: string): Promise<Json> {
  return JSON.parse(await readFile(new URL(`${code}.json`, forms), 'utf8')) as Json;
}

export async function readList(name: string): Promise<readonly ListEntry[]> {
  return JSON.parse(await readFile(new URL(`lists/${name}.json`, forms), 'utf8')) as ListEntry[];
}

/** The form as an endpoint would send it in one language, shared lists written out. */
export async function readForm(code: string, language: 'vi' | 'en' = 'vi'): Promise<FormDefinition> {
  return (await resolve(await readFormSource(code), language)) as unknown as FormDefinition;
}

async function resolve(value: Json, language: 'vi' | 'en'): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((one: Json) => resolve(one, language)));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, Json>>;
  if (isText(record)) return record[language] as string;
  if (typeof record['list'] === 'string')
    return (await readList(record['list'])).map((entry) => ({ code: entry.code, label: entry[language] }));
  const members = await Promise.all(Object.entries(record).map((member) => resolveMember(member, language)));
  return Object.fromEntries(members);
}

async function resolveMember([name, value]: [string, Json], language: 'vi' | 'en'): Promise<[string, Json]> {
  if (name === 'enumOf') return ['enum', (await readList(value as string)).map((entry) => entry.code)];
  return [name, await resolve(value, language)];
}

/** `{vi, en}`, as every text people read is written. */
export function isText(record: Readonly<Record<string, Json>>): boolean {
  return Object.keys(record).toSorted().join() === 'en,vi';
}
