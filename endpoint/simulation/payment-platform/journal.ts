import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './entries.ts';

/** Where the book is kept. */
export interface Journal {
  /** What was written before, oldest first. */
  readonly past: readonly Entry[];
  /** On the disk when it returns. */
  append(entry: Entry): void;
  close(): void;
}

export const NO_JOURNAL: Journal = { past: [], append: () => undefined, close: () => undefined };

/** A file of lines in this folder. What a crash has left half written never happened. */
export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'journal.jsonl');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const file = openSync(path, 'a', 0o600);
  return {
    past: whole
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Entry),
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}
