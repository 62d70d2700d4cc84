/** Presses the button that sends, and lets happen what is to happen. */
import { setTimeout as delay } from 'node:timers/promises';
import { act, type Manner } from './page.ts';
import type { Mischief, Plan } from './plan.ts';
import type { Scene, Tab } from './scene.ts';

/** Lets happen what happens before. */
export async function befallBefore({ lane }: Scene, { mischiefs = [] }: Plan): Promise<void> {
  if (mischiefs.includes('uploads-gone')) await lane.loseUploads('gone');
  if (mischiefs.includes('uploads-expired')) await lane.loseUploads('expired');
}

/** The windows that are there in the end. */
export async function befall(scene: Scene, plan: Plan, tab: Tab, manner: Manner): Promise<readonly Tab[]> {
  const { mischiefs = [], moment = 0 } = plan;
  const sending = { ...manner, sends: sendsUnder(mischiefs) };
  const others: Tab[] = [];
  if (mischiefs.includes('two-tabs')) others.push(await sendFromTwo(scene, tab, moment, sending));
  else await tab.evaluate(act, sending);
  let first = tab;
  for (const mischief of mischiefs) {
    await delay(moment);
    first = await happen(mischief, scene, first, moment);
  }
  return [first, ...others];
}

function sendsUnder(mischiefs: readonly Mischief[]): Manner['sends'] {
  if (mischiefs.includes('enter-and-click')) return 'with-enter';
  return mischiefs.includes('double-click') ? 'twice' : 'once';
}

/** The second window goes on with the draft of the first; both send. */
async function sendFromTwo(scene: Scene, first: Tab, moment: number, manner: Manner): Promise<Tab> {
  const second = await scene.open();
  const prepared = { ...manner, sends: 'no' } as const;
  await scene.until(second, prepared, 'review', 'receipt');
  await scene.until(first, prepared, 'review', 'receipt');
  const send = (tab: Tab) => tab.evaluate(act, manner);
  const later = delay(moment / 10).then(() => send(second));
  await Promise.all([send(first), later]);
  return second;
}

/** The window in which one goes on. */
async function happen(mischief: Mischief, scene: Scene, tab: Tab, moment: number): Promise<Tab> {
  const { profile } = scene;
  switch (mischief) {
    case 'kill':
      await tab.close();
      return scene.open();
    case 'crash':
      await profile.crash(tab);
      return scene.open();
    case 'reload':
      await tab.reload();
      return tab;
    case 'back-and-forward':
      await scene.travel(tab, 'back');
      await delay(moment);
      await scene.travel(tab, 'forward');
      return tab;
    case 'freeze':
      await profile.freeze(tab, moment);
      return tab;
    case 'offline':
      await profile.setOffline(true);
      await delay(moment);
      await profile.setOffline(false);
      return tab;
    default:
      return tab;
  }
}
