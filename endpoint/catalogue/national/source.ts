import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import * as z from 'zod/mini';
import { StartError } from '../../errors.ts';
import { WITH_INPUT } from '../../issues.ts';
import { describeIssue } from '../own.ts';
import { CatalogueProcedure } from '../record.ts';
import type { CatalogueEntry, CatalogueSource } from '../source.ts';
import { NationalLine } from './line.ts';
import { tidy } from './tidy.ts';

/** No record is anywhere near it: a longer line means the file is not one object a line. */
const LONGEST_LINE = 10_000_000;

const LINE_END = 0x0a;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** JSON Lines, gzipped or not, in the shape of the published records. Read as a stream, line by line. */
export async function nationalCatalogue(file: string): Promise<CatalogueSource> {
  const isGzip = await looksGzipped(file);
  if (file.endsWith('.gz') && !isGzip) throw new StartError(`${file}: not a gzip file`);
  return {
    name: file,
    fingerprint: () => hashOf(file),
    entries: () => readEntries(file, isGzip),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'a folder, not a file';
  return code ?? error.message;
}

async function looksGzipped(file: string): Promise<boolean> {
  try {
    await using handle = await open(file);
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.equals(GZIP_MAGIC);
  } catch (error) {
    throw new StartError(`--catalogue ${file}: ${reasonOf(error)}`);
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function* readEntries(file: string, isGzip: boolean): AsyncGenerator<CatalogueEntry> {
  const lineOf = new Map<string, number>();
  for await (const { number, text } of readLines(file, isGzip)) {
    if (text.trim() === '') continue;
    const entry = readEntry(text, `${file}:${number}`);
    const earlier = lineOf.get(entry.record.code);
    if (earlier !== undefined)
      throw new StartError(`${file}:${number}: code: ${entry.record.code} already stands in line ${earlier}`);
    lineOf.set(entry.record.code, number);
    yield entry;
  }
  if (lineOf.size === 0) throw new StartError(`${file}: no procedure in it`);
}

function readEntry(text: string, place: string): CatalogueEntry {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch (error) {
    throw new StartError(`${place}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  const line = z.safeParse(NationalLine, object, WITH_INPUT);
  if (!line.success) throw new StartError(`${place}: ${firstIssue(line.error)}`);
  const entry = tidy(line.data);
  const record = z.safeParse(CatalogueProcedure, entry.record, WITH_INPUT);
  if (!record.success) throw new StartError(`${place}: ${firstIssue(record.error)}`);
  return entry;
}

function firstIssue(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return issue ? describeIssue(issue) : 'not as described';
}

interface Line {
  readonly number: number;
  readonly text: string;
}

async function* readLines(file: string, isGzip: boolean): AsyncGenerator<Line> {
  let number = 1;
  let rest: Buffer = Buffer.alloc(0);
  const decode = (bytes: Buffer): Line => {
    if (!isUtf8(bytes)) throw new StartError(`${file}:${number}: not valid UTF-8`);
    return { number, text: new TextDecoder().decode(bytes) };
  };
  try {
    for await (const chunk of chunks(file, isGzip)) {
      rest = Buffer.concat([rest, chunk]);
      // Split as bytes, so that a wrong one is found in its own line: UTF-8 uses 0x0A for nothing else.
      for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END)) {
        yield decode(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
        number += 1;
      }
      if (rest.length > LONGEST_LINE) throw new StartError(`${file}:${number}: a line of more than 10 MB`);
    }
    yield decode(rest);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${file}:${number}: cannot be read (${reasonOf(error)})`);
  }
}

async function* chunks(file: string, isGzip: boolean): AsyncGenerator<Buffer> {
  const raw = createReadStream(file);
  if (!isGzip) {
    for await (const chunk of raw) yield chunk as Buffer;
    return;
  }
  const unpacked = createGunzip();
  // pipe() does not carry errors on.
  raw.on('error', (error) => unpacked.destroy(error));
  for await (const chunk of raw.pipe(unpacked)) yield chunk as Buffer;
}
