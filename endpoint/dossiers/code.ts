import { sql } from 'drizzle-orm';
import { writeDossierCode } from '../../src/domain/dossier-code.ts';
import type { Transaction } from '../db/connect.ts';
import { dossierCounters } from '../db/schema/dossiers.ts';

/**
 * The next code of an agency on a day. The counter's row stays locked until the transaction ends, so those
 * who want a number of the same agency wait their turn, and a number given back was never given.
 */
export async function nextDossierCode(
  transaction: Transaction,
  agency: string,
  date: string,
): Promise<string> {
  const [counter] = await transaction
    .insert(dossierCounters)
    .values({ agency, day: date, last: 1 })
    .onConflictDoUpdate({
      target: [dossierCounters.agency, dossierCounters.day],
      set: { last: sql`${dossierCounters.last} + 1` },
    })
    .returning({ number: dossierCounters.last });
  return writeDossierCode({ agency, date, number: counter?.number ?? 0 });
}
