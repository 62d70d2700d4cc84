import { eq } from 'drizzle-orm';
import { Withdrawal } from '../../src/contract/dossier-changes.ts';
import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { dossiers } from '../db/schema/dossiers.ts';
import { parseBody } from '../http/json-body.ts';
import { ProblemError } from '../http/problems.ts';
import type { TrackedCreation } from '../routes/operation.ts';
import { MoveError } from './move.ts';
import { moveDossier } from './moves.ts';
import { progressOf } from './progress.ts';

const LONGEST_REASON = 500;

export async function withdrawDossier(request: TrackedCreation): Promise<DossierProgress> {
  const { transaction, now, body, tracking } = request;
  const { code } = tracking;
  const reason = readReason(body);
  await moveDossier(transaction, { code, move: { kind: 'withdraw' }, by: {}, now }).catch(
    (error: unknown) => {
      throw error instanceof MoveError ? new ProblemError('withdrawalNotPossible') : error;
    },
  );
  if (reason !== undefined)
    await transaction.update(dossiers).set({ withdrawalReason: reason }).where(eq(dossiers.code, code));
  return progressOf(request, code);
}

function readReason(body: unknown): string | undefined {
  const reason = parseBody(Withdrawal, body).reason?.trim() ?? '';
  if (reason.length <= LONGEST_REASON) return reason === '' ? undefined : reason;
  throw new ProblemError('invalidRequest', {
    errors: [
      {
        pointer: '/reason',
        detail: {
          vi: `Cần viết ngắn lại, nhiều nhất ${LONGEST_REASON} ký tự.`,
          en: `Make this shorter: at most ${LONGEST_REASON} characters.`,
        },
      },
    ],
  });
}
