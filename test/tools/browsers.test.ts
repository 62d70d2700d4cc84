import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { findBrowsers } from '../../tools/browsers.ts';

describe('findBrowsers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dvc-browsers-'));
  const before = { ...process.env };

  function program(name: string): string {
    const path = join(folder, name);
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, 0o755);
    return path;
  }

  beforeEach(() => {
    for (const name of [
      'CHROMIUM_PATH',
      'FIREFOX_PATH',
      'WEBKIT_PATH',
      'WEBKIT_DRIVER_PATH',
      'DISPLAY',
      'WAYLAND_DISPLAY',
    ]) {
      delete process.env[name];
    }
    process.env['PATH'] = folder;
  });

  afterEach(() => Object.assign(process.env, before));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('takes what the path holds', () => {
    const executable = program('firefox-esr');
    assert.deepEqual(findBrowsers(['firefox']).found, [{ name: 'firefox', executable }]);
  });

  it('takes what a variable names first', () => {
    program('chromium');
    process.env['CHROMIUM_PATH'] = program('my-chromium');
    assert.equal(findBrowsers(['chromium']).found[0]?.executable, join(folder, 'my-chromium'));
  });

  it('does not go on with a variable that names nothing', () => {
    process.env['CHROMIUM_PATH'] = join(folder, 'nothing');
    assert.throws(() => findBrowsers(['chromium']), /CHROMIUM_PATH names .*nothing, which cannot be run/);
  });

  it('says what WebKitGTK lacks', { skip: process.platform !== 'linux' }, () => {
    process.env['WEBKIT_PATH'] = program('MiniBrowser');
    assert.match(findBrowsers(['webkit']).missing[0]?.reason ?? '', /WebKitWebDriver/);
    program('WebKitWebDriver');
    assert.match(findBrowsers(['webkit']).missing[0]?.reason ?? '', /no display and no Xvfb/);
    program('Xvfb');
    assert.deepEqual(findBrowsers(['webkit']).missing, []);
  });
});
