import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { core } from 'zod/mini';
import { describeIssue } from '../catalogue/own.ts';
import { StartError } from '../errors.ts';
import { WITH_INPUT } from '../issues.ts';

/** The JSON files of a folder, in order; none where there is no folder. */
export async function filesOf(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name));
}

export async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  if (!isUtf8(bytes)) throw new StartError(`${file}: not valid UTF-8`);
  try {
    return JSON.parse(bytes.toString().normalize('NFC'));
  } catch (error) {
    throw new StartError(`${file}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** What a schema makes of a file; the first thing wrong with it ends the start. */
export function parse<Output>(
  schema: core.$ZodType<Output>,
  value: unknown,
  file: string,
  what: string,
): Output {
  const parsed = core.safeParse(schema, value, WITH_INPUT);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StartError(`${file}: ${issue ? describeIssue(issue, what) : 'not as described'}`);
}
