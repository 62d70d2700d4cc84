import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ProblemError } from '../../http/problems.ts';

/** The last row of a page: the next one begins after it, whatever the page size. */
export interface Place {
  readonly score: number;
  readonly position: number;
}

const Written = z.tuple([z.string(), z.int(), z.int()]);

/** Text, filters and catalogue version a cursor belongs to. */
export function cursorKey(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}

export function writeCursor(key: string, place: Place): string {
  return Buffer.from(JSON.stringify([key, place.score, place.position])).toString('base64url');
}

/** Refuses what was not written for this very search on this very catalogue. */
export function readCursor(key: string, cursor: string): Place {
  const parsed = z.safeParse(Written, decode(cursor));
  if (!parsed.success || parsed.data[0] !== key)
    throw new ProblemError('invalidCursor', {
      errors: [
        {
          parameter: 'cursor',
          detail: {
            vi: 'Không thuộc về lượt tìm kiếm này, hoặc danh mục đã được cập nhật.',
            en: 'It does not belong to this search, or the catalogue has been updated.',
          },
        },
      ],
    });
  return { score: parsed.data[1], position: parsed.data[2] };
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
