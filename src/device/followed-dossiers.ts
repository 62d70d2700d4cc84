import { normaliseDossierCode } from '../domain/dossier-code.ts';

const PREFIX = 'dvc-widgets:followed ';
const MOST = 20;
/** A code of any make: it counts something, so there is a digit in it. */
const CODE = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./-]{2,59}$/u;

/**
 * Codes of dossiers a person asked this device to remember, at one endpoint, the newest first. Codes only: no
 * name, no proof and no token is ever kept, so whoever finds a code here still has to prove that it is theirs.
 * A browser that keeps nothing is no error: then nothing is remembered.
 */
export class FollowedDossiers {
  readonly #key: string;

  constructor(endpoint: string) {
    this.#key = PREFIX + endpoint;
  }

  load(): readonly string[] {
    try {
      const kept: unknown = JSON.parse(storage().getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? [...new Set(kept.filter(isCode))].slice(0, MOST) : [];
    } catch {
      // Blocked, or not what was written here.
      return [];
    }
  }

  /** Puts a code first; what is too much falls off the end. Says whether it is kept now. */
  remember(code: string): boolean {
    const normal = normaliseDossierCode(code);
    return isCode(normal) && this.#keep([normal, ...this.#without(normal)]);
  }

  /** Says whether it is gone. */
  forget(code: string): boolean {
    return this.#keep(this.#without(normaliseDossierCode(code)));
  }

  forgetAll(): boolean {
    return this.#keep([]);
  }

  #without(code: string): string[] {
    return this.load().filter((one) => one !== code);
  }

  #keep(codes: readonly string[]): boolean {
    try {
      if (codes.length === 0) storage().removeItem(this.#key);
      else storage().setItem(this.#key, JSON.stringify(codes.slice(0, MOST)));
      return true;
    } catch {
      return false;
    }
  }
}

/** The page's, under a name of our own, and only for what a person asked to be kept. Getting it throws where it is blocked. */
function storage(): Storage {
  // oxlint-disable-next-line no-restricted-globals
  return localStorage;
}

function isCode(kept: unknown): kept is string {
  return typeof kept === 'string' && CODE.test(kept);
}
