/**
 * `npm ci` refuses a lock file that lacks an optional package, even one for another system; `npm install` leaves
 * it out without a word when a registry does not have it (yet).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

describe('package-lock.json', () => {
  it('names every optional package in the version that is asked for', () => {
    const missing = Object.entries(packages).flatMap(([path, { version, optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, range]) => !satisfies(find(path, name), range))
        .map(([name, range]) => `${path}@${version ?? ''} wants ${name}@${range}`),
    );
    assert.deepEqual(missing, []);
  });

  it('names no registry', () => {
    const named = Object.entries(packages).filter(([, { resolved }]) => /^https?:/.test(resolved ?? ''));
    assert.deepEqual(named, []);
  });
});

/** As Node looks for a package: beside the one that asks, then further up. */
function find(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (found !== undefined || folder === '') return found;
  }
}

/** Exact versions are compared; a range is trusted. */
function satisfies(found: Locked | undefined, range: string): boolean {
  return found !== undefined && (!/^\d/.test(range) || found.version === range);
}
