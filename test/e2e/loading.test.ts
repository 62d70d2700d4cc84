import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { weighEmbeds } from '../../tools/budgets.ts';
import { ROOT, Stage } from './support/stage.ts';

describe('what a page loads', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.sandbox.reset());
  after(() => stage.close());

  const embeds = {
    'procedure search': { path: '/', shown: '.result' },
    'procedure detail': { path: '/thu-tuc.html?dvc-procedure=1.001193', shown: 'article' },
  };
  for (const [embed, { path, shown }] of Object.entries(embeds)) {
    test(`${embed}: until the first result, exactly the files its budget weighs`, async () => {
      await using visit = await stage.page();
      const loaded = new Set<string>();
      visit.page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/dvc/') && pathname.endsWith('.js'))
          loaded.add(pathname.slice('/dvc/'.length));
      });
      await visit.goto(path);
      await visit.page.locator(shown).first().waitFor();
      const weighed = weighEmbeds(ROOT).find((weight) => weight.embed === embed)?.files ?? [];
      assert.deepEqual([...loaded].toSorted(), weighed.toSorted());
    });
  }

  test('each is loaded once, whoever asks', async () => {
    await using visit = await stage.page();
    const loaded: string[] = [];
    visit.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await visit.goto('/');
    await visit.page.locator('.result').first().waitFor();
    const scripts = loaded.filter((path) => path.endsWith('.js'));
    assert.deepEqual(scripts, [...new Set(scripts)]);
  });

  test('asked again as a widget asks again, an unchanged answer costs no body (304)', async () => {
    await using visit = await stage.page();
    const read = visit.page.waitForRequest((request) => /\/procedures\?/.test(request.url()));
    await visit.goto('/');
    const url = (await read).url();
    await visit.page.locator('.result').first().waitFor();
    await stage.sandbox.reset();
    const status = await visit.page.evaluate(async (address) => {
      const headers = { Accept: 'application/json', 'Accept-Language': 'vi' };
      const answer = await fetch(address, { headers, credentials: 'omit', cache: 'no-cache' });
      await answer.json();
      return answer.status;
    }, url);
    assert.equal(status, 200, 'the page sees a whole answer');
    const { recent } = await stage.sandbox.ledger();
    // The page's own question who the endpoint is may come as late as this.
    const [entry, ...others] = recent.filter(({ operation }) => operation !== 'describeEndpoint');
    assert.deepEqual([entry?.operation, entry?.conditional, entry?.status], ['searchProcedures', true, 304]);
    assert.deepEqual(others, [], 'and no preflight');
  });

  test('without script, the fallback leads to the national portal', async () => {
    await using visit = await stage.page({ javaScriptEnabled: false });
    for (const path of [
      '/',
      '/thu-tuc.html',
      '/english.html',
      '/english-procedure.html',
      '/he-thong-cu.html',
    ]) {
      await visit.goto(path);
      const fallback = visit.page
        .locator('dvc-procedure-search, dvc-procedure-detail')
        .getByRole('link')
        .first();
      assert.ok(await fallback.isVisible(), path);
      assert.equal(await fallback.getAttribute('href'), 'https://dichvucong.gov.vn/');
    }
  });

  test('a widget whose files do not come keeps its fallback, and appears when the network is back', async () => {
    await using visit = await stage.page();
    const files = '**/dvc/procedure-search-*.js';
    await visit.page.route(files, (route) => route.abort('connectionfailed'));
    const failed = visit.page.waitForEvent('requestfailed');
    await visit.goto('/');
    await failed;
    const fallback = visit.page.getByRole('link', { name: 'Cổng Dịch vụ công quốc gia' });
    assert.ok(await fallback.isVisible());
    await visit.page.unroute(files);
    await visit.context.setOffline(true);
    await visit.context.setOffline(false);
    await visit.page.locator('.result').first().waitFor();
    assert.equal(await fallback.isVisible(), false);
  });
});
