import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startPortal, type RunningPortal } from '../../tools/portal/portal.ts';

const ENDPOINT = 'http://127.0.0.1:8990';

describe('the demo portal', () => {
  let widgets: string;
  let portal: RunningPortal;

  before(async () => {
    widgets = mkdtempSync(join(tmpdir(), 'dvc-portal-'));
    writeFileSync(join(widgets, 'dvc-widgets.js'), 'export {};');
    portal = await startPortal({ endpoint: `${ENDPOINT}/`, widgets });
  });

  after(async () => {
    await portal.close();
    rmSync(widgets, { recursive: true, force: true });
  });

  it('serves the pages with the running endpoint in them, under the strict policy', async () => {
    const response = await fetch(`${portal.url}/`);
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html; charset=utf-8/);
    assert.ok(page.includes(`data-endpoint="${ENDPOINT}"`), 'the page names the running endpoint');
    assert.ok(!page.includes('127.0.0.1:8787'), 'and no other');
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      `connect-src 'self' ${ENDPOINT};`,
      "img-src 'self' data: blob:",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      assert.ok(policy.includes(part), part);
    }
    assert.doesNotMatch(policy, /unsafe|\*/);
  });

  it('serves the script-tag build and the old library of the old page', async () => {
    for (const path of ['/dvc/dvc-widgets.js', '/vendor/jquery.min.js', '/he-thong-cu.html']) {
      assert.equal((await fetch(portal.url + path)).status, 200, path);
    }
  });

  it('serves nothing outside its folders', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/dvc/..%2f..%2fpackage.json',
      '/none.html',
      '/%',
    ]) {
      assert.ok((await statusOf(path)) >= 400, path);
    }
  });

  it('lists what browsers report as violations', async () => {
    assert.deepEqual(await (await fetch(`${portal.url}/csp-report`)).json(), []);
    const report = { 'csp-report': { 'violated-directive': 'script-src' } };
    const headers = { 'content-type': 'application/csp-report' };
    await fetch(`${portal.url}/csp-report`, { method: 'POST', headers, body: JSON.stringify(report) });
    assert.deepEqual(await (await fetch(`${portal.url}/csp-report`)).json(), [report]);
    assert.deepEqual(portal.reports, [report]);
  });

  /** Without `fetch`, which tidies the path before it sends it. */
  function statusOf(path: string): Promise<number> {
    const { port } = new URL(portal.url);
    return new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .once('error', reject)
        .end();
    });
  }
});
