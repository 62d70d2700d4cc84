import type { Browser, CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Of the processor's time, in microseconds: other work on the machine does not count. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest tasks of the page's main thread while something is done, in milliseconds of processor time. */
export async function longestTasks(browser: Browser, work: () => Promise<Page>): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  const page = await work();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await end(session);
  await session.detach();
  await page.context().close();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return tasksOf(events, renderers);
}

async function end(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
}

function tasksOf(events: readonly TraceEvent[], renderers: readonly number[]): number[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, ph, pid, tid }) => {
      return name.endsWith('RunTask') && ph === 'X' && renderers.includes(pid) && main.has(`${pid} ${tid}`);
    })
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((one, other) => other - one);
}
