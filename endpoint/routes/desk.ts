import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { MoveError } from '../dossiers/move.ts';
import type { Environment, RequestContext } from '../http/environment.ts';
import { parseBody, readJsonBody } from '../http/json-body.ts';
import { ProblemError, type Sentence } from '../http/problems.ts';
import { type Moved, type Standstill, StandstillError } from '../simulation/desk/desk.ts';
import { MoveOrderBody, readMove } from '../simulation/desk/move-order.ts';
import { OFFICERS } from '../simulation/desk/officers.ts';
import { FASTEST_DESK } from '../simulation/desk/speed.ts';
import type { Office } from '../simulation/simulation.ts';

const DeskOrder = z.strictObject({
  /** Working minutes that pass in a second; 0: nothing moves by itself. */
  speed: z.number().check(z.gte(0), z.lte(FASTEST_DESK)),
});

const STANDSTILLS: Readonly<Record<Standstill, Sentence>> = {
  ended: {
    vi: 'Hồ sơ đã kết thúc.',
    en: 'The dossier is at its end.',
  },
  'waits for the citizen': {
    vi: 'Hồ sơ đang chờ người nộp bổ sung.',
    en: 'The dossier waits for what the citizen was asked for.',
  },
  'off its path': {
    vi: 'Hồ sơ không còn bước nào theo lộ trình.',
    en: 'The path of this dossier has no further step.',
  },
  'held still': { vi: 'Hồ sơ được giữ nguyên.', en: 'The dossier is held still.' },
};

/** The simulated office: where every dossier is on its path, and orders to move one on. */
export function serveDesk(app: Hono<Environment>, { desk, demoDossiers, now }: Office): void {
  const state = async () => ({ speed: desk.speed, dossiers: await desk.entries() });
  app.get('/sandbox/desk', async (context) => context.json(await state()));
  app.put('/sandbox/desk', async (context) => {
    desk.setSpeed(parseBody(DeskOrder, await readJsonBody(context)).speed);
    return context.json(await state());
  });
  app.get('/sandbox/demo-dossiers', (context) => context.json({ items: demoDossiers }));
  app.post('/sandbox/dossiers/:code/next', (context) =>
    answer(context, () => desk.next(context.req.param('code'))),
  );
  app.post('/sandbox/dossiers/:code/move', async (context) => {
    const code = context.req.param('code');
    const order = parseBody(MoveOrderBody, await readJsonBody(context));
    return answer(context, () => desk.move(code, readMove(order, code, now()), OFFICERS[order.by ?? 'desk']));
  });
}

async function answer(context: RequestContext, act: () => Promise<Moved | undefined>): Promise<Response> {
  const moved = await act().catch(refuse);
  if (!moved) throw new ProblemError('dossierNotFound');
  return context.json(moved);
}

function refuse(error: unknown): never {
  if (error instanceof StandstillError) throw conflict(STANDSTILLS[error.standstill]);
  // Questions that contradict themselves.
  if (error instanceof TypeError)
    throw new ProblemError('invalidRequest', { detail: { vi: error.message, en: error.message } });
  if (!(error instanceof MoveError)) throw error;
  if (error.status === undefined) throw new ProblemError('dossierNotFound');
  throw conflict({
    vi: `Không làm được từ trạng thái ${error.status}: ${error.message}`,
    en: `Not possible from state ${error.status}: ${error.message}`,
  });
}

function conflict(detail: Sentence): ProblemError {
  return new ProblemError('invalidRequest', { detail }, 409);
}
