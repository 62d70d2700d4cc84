import { and, asc, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { BILL_KIND, LINE_DUE } from '../../../src/contract/bills.ts';
import { DOSSIER_STATUS } from '../../../src/contract/dossier-progress.ts';
import type { Database } from '../../db/connect.ts';
import { dossiers } from '../../db/schema/dossiers.ts';
import { dossierEvents } from '../../db/schema/following.ts';
import { bills, settledLines } from '../../db/schema/payments.ts';
import type { PathDossier } from './paths.ts';

/** What the desk has to know of a dossier. Nothing of the person. */
export interface DeskDossier extends PathDossier {
  readonly status: string;
  readonly version: number;
  /** Kinds of all moves so far, oldest first. */
  readonly moves: readonly string[];
  readonly movedAt: Date;
}

const { notReceived, withdrawn, stopped, returned } = DOSSIER_STATUS;
const ENDED: readonly string[] = [notReceived, withdrawn, stopped, returned];

/** No list of the desk is longer: the newest count. */
const MOST = 200;

export function isEnded(status: string): boolean {
  return ENDED.includes(status);
}

/** One dossier, whatever state it is in. */
export async function readDossier(database: Database, code: string): Promise<DeskDossier | undefined> {
  const [dossier] = await read(database, eq(dossiers.code, code));
  return dossier;
}

/** Those that are not at their end, the newest first. */
export function readOpenDossiers(database: Database): Promise<DeskDossier[]> {
  return read(database, notInArray(dossiers.status, [...ENDED]));
}

async function read(database: Database, which: SQL): Promise<DeskDossier[]> {
  const rows = await database
    .select({
      code: dossiers.code,
      procedureCode: dossiers.procedureCode,
      status: dossiers.status,
      version: dossiers.version,
      charges: dossiers.charges,
      posted: sql<boolean>`${dossiers.delivery} ? 'address'`,
    })
    .from(dossiers)
    .where(which)
    .orderBy(desc(dossiers.filedAt), asc(dossiers.code))
    .limit(MOST);
  const events = await eventsOf(
    database,
    rows.map(({ code }) => code),
  );
  const settled = await settledOf(
    database,
    rows.map(({ code }) => code),
  );
  return rows.map(({ charges, ...row }) => {
    const own = events.filter(({ dossier }) => dossier === row.code);
    const awaited = charges.filter(
      ({ id, due }) => due !== LINE_DUE.onReturn && !settled.has(`${row.code} ${id}`),
    );
    return {
      ...row,
      total: awaited.reduce((sum, { total }) => sum + total, 0),
      moves: own.map(({ move }) => move),
      movedAt: own.at(-1)?.at ?? new Date(0),
    };
  });
}

/** `<code> <line>` of what was paid online. */
async function settledOf(database: Database, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await database
    .select({ number: bills.number, line: settledLines.line })
    .from(settledLines)
    .innerJoin(bills, eq(bills.id, settledLines.bill))
    .where(and(eq(bills.kind, BILL_KIND.dossier), inArray(bills.number, [...codes])));
  return new Set(rows.map(({ number, line }) => `${number} ${line}`));
}

/** Oldest first. */
async function eventsOf(database: Database, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return database
    .select({ dossier: dossierEvents.dossier, move: dossierEvents.move, at: dossierEvents.at })
    .from(dossierEvents)
    .where(inArray(dossierEvents.dossier, [...codes]))
    .orderBy(asc(dossierEvents.version));
}
