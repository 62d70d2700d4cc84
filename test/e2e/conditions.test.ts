import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { Fault } from '../../endpoint/simulation/faults.ts';
import { startEndpoint, type RunningEndpoint } from '../../endpoint/start.ts';
import { SearchPage } from './support/search-page.ts';
import { Stage } from './support/stage.ts';

/** Trouble that the endpoint is ordered to make, and the words it is shown with. */
const TROUBLES: Readonly<Record<string, { readonly fault: Fault; readonly words: RegExp }>> = {
  'connections that break': {
    fault: { operation: '*', kind: 'lost-request', times: 'forever' },
    words: /Hệ thống quốc gia chưa trả lời/,
  },
  'a web page instead of JSON': {
    fault: { operation: '*', kind: 'html-body', times: 'forever' },
    words: /Câu trả lời của hệ thống quốc gia không đọc được/,
  },
  'an answer cut off halfway': {
    fault: { operation: '*', kind: 'truncated-body', times: 'forever' },
    words: /Hệ thống quốc gia chưa trả lời/,
  },
  'an internal error': {
    fault: { operation: '*', kind: 'status', status: 500, times: 'forever' },
    words: /Hệ thống quốc gia chưa trả lời/,
  },
  'status 503 with Retry-After': {
    fault: { operation: '*', kind: 'status', status: 503, retryAfter: 120, times: 'forever' },
    words: /Hệ thống quốc gia đang quá tải/,
  },
  'status 429 with Retry-After': {
    fault: { operation: '*', kind: 'status', status: 429, retryAfter: 60, times: 'forever' },
    words: /Hệ thống quốc gia đang quá tải/,
  },
};

const PAGES = {
  search: { path: '/', done: 'dvc-procedure-search .result' },
  detail: { path: '/thu-tuc.html?dvc-procedure=1.001193', done: 'dvc-procedure-detail article' },
} as const;

describe('an endpoint in trouble', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.sandbox.reset());
  after(() => stage.close());

  for (const [widget, { path, done }] of Object.entries(PAGES)) {
    for (const [trouble, { fault, words }] of Object.entries(TROUBLES)) {
      test(`${widget}: ${trouble} is said, and the button mends it`, async () => {
        await stage.sandbox.order(fault);
        await using visit = await stage.page();
        const { notice, retry } = new SearchPage(visit.page);
        await visit.goto(path);
        await notice.getByText(words).waitFor();
        assert.match(await notice.innerText(), /1800 1096/, 'whom to call');
        await stage.sandbox.clear();
        await retry.click();
        await visit.page.locator(done).first().waitFor();
        assert.equal(await notice.count(), 0);
      });
    }

    test(`${widget}: another major version of the contract, and back`, async () => {
      await stage.sandbox.order({
        operation: 'describeEndpoint',
        kind: 'contract-version',
        version: '2.0',
        times: 'forever',
      });
      await using visit = await stage.page();
      const { notice, retry } = new SearchPage(visit.page);
      await visit.goto(path);
      await notice.getByText(/Trang này cần được cập nhật/).waitFor();
      assert.match(await notice.innerText(), /phiên bản 2\.0/);
      assert.equal(await visit.page.locator(done).count(), 0, 'nothing it says is trusted');
      await stage.sandbox.clear();
      await retry.click();
      await visit.page.locator(done).first().waitFor();
    });
  }

  test('search: without a network it is said, and mends itself when the network is back', async () => {
    await using visit = await stage.page();
    const search = new SearchPage(visit.page);
    await visit.goto('/');
    await search.firstResult.waitFor();
    await visit.context.setOffline(true);
    await search.search('khai sinh');
    await search.notice.getByText(/Máy đang mất mạng/).waitFor();
    await visit.context.setOffline(false);
    await search.firstResult.filter({ hasText: /khai sinh/i }).waitFor();
    assert.equal(await search.notice.count(), 0);
  });

  test('detail: without a network it is said, and mends itself when the network is back', async () => {
    await using visit = await stage.page();
    const { notice } = new SearchPage(visit.page);
    await visit.goto('/thu-tuc.html');
    await notice.getByText('Chưa chọn thủ tục nào').waitFor();
    await visit.context.setOffline(true);
    await visit.page.evaluate(() => {
      history.pushState(null, '', '?dvc-procedure=1.001193');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await notice.getByText(/Máy đang mất mạng/).waitFor();
    await visit.context.setOffline(false);
    await visit.page.locator('dvc-procedure-detail article').waitFor();
  });

  test('a slow line is named, and what comes at last is shown', async () => {
    await stage.sandbox.order({ operation: 'searchProcedures', kind: 'latency', milliseconds: 5_000 });
    await using visit = await stage.page();
    await visit.page.clock.install();
    const search = new SearchPage(visit.page);
    await visit.goto('/');
    await visit.page.locator('[aria-busy=true]').waitFor();
    await visit.page.clock.fastForward(4_000);
    await visit.page.locator('.slow').getByText('Đường truyền chậm, vẫn đang tải…').waitFor();
    await search.firstResult.waitFor();
    assert.equal(await visit.page.locator('.slow').count(), 0);
    assert.deepEqual(visit.errors, []);
  });

  test('an answer that never comes is given up, said, and asked for again by itself', async () => {
    await stage.sandbox.order({
      operation: 'searchProcedures',
      kind: 'latency',
      milliseconds: 600_000,
      times: 3,
    });
    await using visit = await stage.page();
    await visit.page.clock.install();
    const search = new SearchPage(visit.page);
    await visit.goto('/');
    await visit.page.locator('[aria-busy=true]').waitFor();
    await passTimeUntil(visit.page, search.notice.getByText(/Hệ thống quốc gia chưa trả lời/));
    await passTimeUntil(visit.page, search.firstResult);
  });

  test('nothing found is said with the words typed, and another text finds', async () => {
    await using visit = await stage.page();
    const search = new SearchPage(visit.page);
    await visit.goto('/');
    await search.search('xyzzyx qwrtpsd');
    await search.notice.getByText('Chưa tìm thấy thủ tục nào cho “xyzzyx qwrtpsd”.').waitFor();
    await search.search('khai sinh');
    await search.firstResult.waitFor();
    assert.deepEqual(visit.errors, []);
  });

  test('a procedure nobody knows is said so', async () => {
    await using visit = await stage.page();
    await visit.goto('/thu-tuc.html?dvc-procedure=9.999999');
    await visit.page.getByText('Không có thủ tục nào mang mã “9.999999”').waitFor();
  });
});

/** Moves the page's clock on, a quarter of a minute at a time, until something is there. */
async function passTimeUntil(page: Page, wanted: Locator): Promise<void> {
  for (let quarters = 0; quarters < 16; quarters += 1) {
    if ((await wanted.count()) > 0) return;
    await page.clock.fastForward(15_000);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await wanted.waitFor();
}

describe('an endpoint that is down altogether', () => {
  let stage: Stage;
  let port: number;
  let endpoint: RunningEndpoint | undefined;
  before(async () => {
    port = await freePort();
    stage = await Stage.open({ endpoint: `http://127.0.0.1:${port}` });
  });
  after(async () => {
    await stage.close();
    await endpoint?.close();
  });

  test('is said, and mended by the button once it has started', async () => {
    await using visit = await stage.page();
    const search = new SearchPage(visit.page);
    await visit.goto('/');
    await search.notice.getByText(/Hệ thống quốc gia chưa trả lời/).waitFor();
    endpoint = await startEndpoint({ port });
    await search.retry.click();
    await search.firstResult.waitFor();
  });
});

/** One that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
