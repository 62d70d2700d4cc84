import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { Stage } from './support/stage.ts';

const WIDGETS = 1_000;
/** What the endpoint is asked about itself, and the second and third attempt of the first read that failed. */
const FEW = 6;

describe(`${WIDGETS} widgets and an endpoint that is down`, () => {
  let requests = 0;
  let stage: Stage;
  // As the proxy in front of it answers; connections that break take Chromium 30 ms each.
  const down = createServer((_request, response) => {
    requests += 1;
    response.writeHead(502, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  before(async () => {
    down.listen(0, '127.0.0.1');
    await once(down, 'listening');
    stage = await Stage.open({ endpoint: `http://127.0.0.1:${(down.address() as AddressInfo).port}` });
  });
  after(async () => {
    await stage.close();
    down.close();
  });

  test('ask once each, and once more half a minute later', async () => {
    await using visit = await stage.page();
    const { page } = visit;
    await page.clock.install();
    await visit.goto('/thu-tuc.html');
    await page.locator('dvc-procedure-detail .notice').waitFor();
    // From here on time passes only when told to.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    requests = 0;
    await addWidgets(page);
    const passed = await passTimeUntilAllFailed(page);
    assert.ok(requests <= WIDGETS + FEW, `${requests} requests to begin with`);

    requests = 0;
    await page.clock.fastForward(29_000 - passed);
    await page.evaluate(() => fetch('/site.css'));
    assert.ok(requests <= FEW, `${requests} requests within the half minute after`);

    // Half a minute, and up to half as long again by chance, so that they do not come back together.
    await page.clock.fastForward(17_000 + passed);
    await until(async () => {
      await page.clock.runFor(100);
      return requests >= WIDGETS;
    });
    await passTimeUntilAllFailed(page);
    assert.ok(requests <= WIDGETS + FEW, `${requests} requests the second time`);
  });
});

describe('a widget that comes and goes', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  for (const tag of ['dvc-procedure-search', 'dvc-procedure-detail']) {
    test(`${WIDGETS} times <${tag}> leaves nothing behind`, async () => {
      await using visit = await stage.page();
      await visit.goto('/thu-tuc.html?dvc-procedure=1.001193');
      await visit.page.locator('article').waitFor();
      const session = await visit.context.newCDPSession(visit.page);
      await comeAndGo(visit.page, tag, 200);
      const before = await measure(session);
      await comeAndGo(visit.page, tag, WIDGETS);
      const after = await measure(session);
      // One node or listener left by each mount would be a thousand; one widget not collected yet is a few hundred.
      const grown = (what: keyof typeof before) => after[what] - before[what];
      assert.ok(grown('nodes') < WIDGETS / 2, `nodes ${before.nodes} → ${after.nodes}`);
      assert.ok(grown('listeners') < WIDGETS / 10, `listeners ${before.listeners} → ${after.listeners}`);
      assert.ok(after.heap <= before.heap * 1.1, `heap ${before.heap} → ${after.heap}`);
    });
  }
});

/** Each asks for a procedure of its own, so that no read can be shared. */
async function addWidgets(page: Page): Promise<void> {
  await page.evaluate((count) => {
    const place = document.querySelector('main')!;
    for (let number = 0; number < count; number += 1) {
      const widget = document.createElement('dvc-procedure-detail');
      widget.setAttribute('code', `1.${String(number).padStart(6, '0')}`);
      place.append(widget);
    }
  }, WIDGETS);
}

/** Moves the page's clock on in small steps, because the first read to fail is tried again; tells how far. */
async function passTimeUntilAllFailed(page: Page): Promise<number> {
  let passed = 0;
  await until(async () => {
    if ((await countFailed(page)) === WIDGETS) return true;
    await page.clock.runFor(100);
    passed += 100;
    return false;
  });
  return passed;
}

/** Looked up in the page at one go: a locator would walk every shadow root each time. */
function countFailed(page: Page): Promise<number> {
  return page.evaluate(() => {
    const widgets = [...document.querySelectorAll('main > dvc-procedure-detail[code]')];
    return widgets.filter((widget) => widget.shadowRoot?.querySelector('[part=retry-button]')).length;
  });
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await reached())) assert.ok(Date.now() < deadline, 'it never came to that');
}

/** Mounts a widget, lets it draw what it reads, and takes it away: fifty at a time, as a list in a page would. */
async function comeAndGo(page: Page, tag: string, times: number): Promise<void> {
  await page.evaluate(
    async ([name, total]) => {
      const place = document.querySelector('main')!;
      for (let done = 0; done < total; done += 50) {
        const widgets = Array.from({ length: 50 }, () => document.createElement(name));
        place.append(...widgets);
        for (const widget of widgets) {
          while (!widget.shadowRoot?.querySelector('.result, article'))
            await new Promise(requestAnimationFrame);
        }
        for (const widget of widgets) widget.remove();
      }
    },
    [tag, times] as const,
  );
}

async function measure(session: CDPSession): Promise<{ nodes: number; listeners: number; heap: number }> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  // Weak references are let go one collection later.
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { nodes: value('Nodes'), listeners: value('JSEventListeners'), heap: value('JSHeapUsedSize') };
}
