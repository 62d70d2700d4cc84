import { eq } from 'drizzle-orm';
import type { FeeRange, Procedure, ProcessingTime } from '../../src/contract/index.ts';
import type { CatalogueProcedure } from '../catalogue/record.ts';
import type { Store } from '../db/connect.ts';
import { procedures } from '../db/schema/catalogue.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import type { TermBook } from './terms.ts';

export async function findProcedure(
  store: Pick<Store, 'database'>,
  code: string,
): Promise<CatalogueProcedure> {
  const [row] = await store.database
    .select({ record: procedures.record })
    .from(procedures)
    .where(eq(procedures.code, code));
  if (row) return row.record;
  throw new ProblemError('procedureNotFound', {
    detail: {
      vi: `Không có thủ tục nào mang mã ${code}.`,
      en: `No procedure has the code ${code}.`,
    },
  });
}

/** The contract's record: codes become terms, what only the catalogue needs is left out. */
export function labelProcedure(
  record: CatalogueProcedure,
  terms: TermBook,
  language: Language,
  onlineFiling: boolean,
): Procedure {
  const { aliases: _aliases, popularity: _popularity, ...rest } = record;
  const term = (set: Parameters<TermBook['term']>[0], code: string) => terms.term(set, code, language);
  return {
    ...rest,
    state: rest.state === undefined ? undefined : term('procedureStates', rest.state),
    serviceLevel: term('serviceLevels', rest.serviceLevel),
    administrativeLevels: rest.administrativeLevels.map((code) => term('administrativeLevels', code)),
    subjectTypes: rest.subjectTypes.map((code) => term('subjectTypes', code)),
    lifeEvents: rest.lifeEvents.map((code) => term('lifeEvents', code)),
    formalityType: rest.formalityType === undefined ? undefined : term('formalityTypes', rest.formalityType),
    executionMethods: rest.executionMethods.map((method) => ({
      ...method,
      submissionMethod: term('submissionMethods', method.submissionMethod),
      processingTime: method.processingTime && labelTime(method.processingTime, terms, language),
      fees: method.fees.map((fee) => ({ ...fee, type: term('feeTypes', fee.type) })),
    })),
    onlineFiling,
  };
}

type CatalogueTime = NonNullable<CatalogueProcedure['executionMethods'][number]['processingTime']>;

export function labelTime(time: CatalogueTime, terms: TermBook, language: Language): ProcessingTime {
  return { value: time.value, unit: terms.term('processingTimeUnits', time.unit, language) };
}

/** Least and greatest sum over all channels; undefined where no channel has a figure. */
export function feeRange(record: CatalogueProcedure): FeeRange | undefined {
  const sums = record.executionMethods
    .flatMap((method) => method.fees.map((fee) => fee.value))
    .filter((value) => value !== undefined);
  return sums.length === 0 ? undefined : { minimum: Math.min(...sums), maximum: Math.max(...sums) };
}

/** Calendar days, only to tell which of two limits is shorter: a week has five working days. */
const DAYS: Readonly<Record<string, number>> = { HOUR: 1 / 8, DAY: 1, WORKING_DAY: 7 / 5, MONTH: 30 };

export function shortestTime(record: CatalogueProcedure): CatalogueTime | undefined {
  const length = (time: CatalogueTime) => time.value * (DAYS[time.unit] ?? Infinity);
  return record.executionMethods
    .flatMap((method) => method.processingTime ?? [])
    .toSorted((a, b) => length(a) - length(b))[0];
}
