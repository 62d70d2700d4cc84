import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/connect.ts';
import { dossierSupplements } from '../../db/schema/following.ts';
import type { Move, MoveOrder } from '../../dossiers/move.ts';
import { closingTime, resultOf } from '../desk/made-move.ts';
import { OFFICERS } from '../desk/officers.ts';
import type { SceneTimes } from './scene-times.ts';
import type { SceneMove } from './scene.ts';

interface Moment {
  readonly code: string;
  /** When it happened. */
  readonly at: Date;
  /** When the scene is set up. */
  readonly now: Date;
  readonly times: SceneTimes;
}

export async function makeSceneMove(
  scene: SceneMove,
  moment: Moment,
): Promise<Pick<MoveOrder, 'move' | 'by'>> {
  return { move: await moveOf(scene, moment), by: scene.by === 'citizen' ? {} : OFFICERS[scene.by] };
}

async function moveOf({ move, untilInDays }: SceneMove, { code, at, now, times }: Moment): Promise<Move> {
  const until = untilInDays === undefined ? {} : { until: await closingTime(now, untilInDays) };
  switch (move.kind) {
    case 'finish':
      return { kind: 'finish', results: [resultOf(code, at)] };
    case 'extend':
      return { kind: 'extend', dueAt: times.dueLater(move.workingDays), reason: move.reason };
    case 'askForPapers':
    case 'askForPayment':
      return { ...move, ...until };
    default:
      return move;
  }
}

/** What somebody who does not exist sent when they were asked. */
export async function answerSupplement(transaction: Transaction, code: string, at: Date): Promise<void> {
  await transaction
    .update(dossierSupplements)
    .set({ answeredAt: at, answers: {}, documents: [] })
    .where(and(eq(dossierSupplements.dossier, code), isNull(dossierSupplements.answeredAt)));
}
