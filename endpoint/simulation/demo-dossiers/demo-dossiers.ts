import { eq, sql } from 'drizzle-orm';
import type { Store } from '../../db/connect.ts';
import { dossiers } from '../../db/schema/dossiers.ts';
import { moveDossier } from '../../dossiers/moves.ts';
import { type GivenCodes, submitDossier } from '../../dossiers/submit.ts';
import type { Form, Forms } from '../../forms/forms.ts';
import type { CreationRequest } from '../../routes/operation.ts';
import type { CatalogueWatch } from '../../services/catalogue.ts';
import { answerSupplement, makeSceneMove } from './scene-moves.ts';
import { sceneTimes } from './scene-times.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes.ts';
import { writeSubmission } from './filing.ts';

export interface DemoOptions {
  readonly store: Store;
  readonly catalogue: CatalogueWatch;
  readonly forms: Forms;
  readonly now: () => Date;
}

const LOCK = 7_331_002_622;

/**
 * Dossiers of people who do not exist, in every state there is. Filed and moved by what files and moves real
 * ones, at times before now; those that are there already stay as they are.
 */
export async function insertDemoDossiers(options: DemoOptions): Promise<void> {
  // Read first: the embedded database does one thing at a time.
  const catalogue = await options.catalogue.current();
  for (const { scene, code, lookupCode } of SCENES)
    await options.store.database.transaction(async (transaction) => {
      // Another process of the same database may start at the same moment.
      await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      const there = await transaction
        .select({ code: dossiers.code })
        .from(dossiers)
        .where(eq(dossiers.code, code));
      const form = options.forms.find(scene.procedure);
      // Without its form, as in a folder of other forms, nothing could be filed.
      if (there.length === 0 && form)
        await play({ ...options, catalogue, transaction }, scene, form, { code, lookupCode });
    });
}

type Stage = Pick<CreationRequest, 'store' | 'catalogue' | 'forms' | 'transaction'> &
  Pick<DemoOptions, 'now'>;

async function play(stage: Stage, scene: Scene, form: Form, codes: GivenCodes): Promise<void> {
  const { transaction } = stage;
  const { code } = codes;
  const now = stage.now();
  const times = await sceneTimes(scene, form.handling, now);
  await submitDossier({
    ...stage,
    given: codes,
    language: 'vi',
    parameters: NO_PARAMETERS,
    now: times.filed,
    address: '',
    body: await writeSubmission(transaction, scene, form, times.filed),
    key: `demo-${code}`,
  });
  for (const move of scene.moves) {
    const at = times.after(move.hours);
    if (move.move.kind === 'supplement') await answerSupplement(transaction, code, at);
    await moveDossier(transaction, {
      code,
      now: at,
      ...(await makeSceneMove(move, { code, at, now, times })),
    });
  }
}

const NO_PARAMETERS = { text: () => undefined, integer: () => undefined, codes: () => [] };
