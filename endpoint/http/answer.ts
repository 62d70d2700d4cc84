import { createHash } from 'node:crypto';
import type { Operation } from '../../src/contract/operation.ts';
import type { RequestContext } from './environment.ts';
import type { Language } from './language.ts';

/** How long a cache may still answer with an old copy while it fetches a new one, in maximum ages. */
const STALE_FACTOR = 10;

/** The good answer of an operation that reads: JSON with a validator, or 304 when the client has it already. */
export function jsonAnswer(context: RequestContext, operation: Operation, answer: object): Response {
  const body = JSON.stringify(answer);
  const language = context.get('language');
  // A dossier says when it was asked, and is the same dossier all the same: its tag is a weak one.
  const isPrivate = operation.bearer || operation.secretPath;
  const said = isPrivate ? JSON.stringify({ ...answer, asOf: '' }) : body;
  const mark = isPrivate ? 'W/' : '';
  const tag = createHash('sha256').update(language).update(said).digest('base64url').slice(0, 22);
  const headers = {
    'Content-Type': 'application/json',
    'Content-Language': language,
    ...cachingOf(operation),
    ETag: `${mark}"${tag}"`,
  };
  const given = context.req.header('If-None-Match');
  if (given !== undefined && !context.get('unconditional') && matches(given, tag))
    return new Response(null, { status: 304, headers: { ...headers, ETag: mark + sentTag(given, tag) } });
  return new Response(body, { status: 200, headers });
}

/** What a token or a secret address opens stays with its holder, who asks again each time. */
function cachingOf({ bearer, secretPath, maximumAge = 0 }: Operation): Record<string, string> {
  if (secretPath) return { 'Cache-Control': 'private, no-cache', Vary: 'Accept-Language' };
  return bearer
    ? { 'Cache-Control': 'private, no-cache', Vary: 'Accept-Language, Authorization' }
    : {
        'Cache-Control': `public, max-age=${maximumAge}, stale-while-revalidate=${maximumAge * STALE_FACTOR}`,
        Vary: 'Accept-Language',
      };
}

/** The good answer of an operation that makes something: for the one who asked, and for no cache. */
export function privateAnswer(body: string, status: number, language: Language): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
    },
  });
}

/** The tags of a header, without quotes; weak ones compare alike here (RFC 9110, 13.1.2). */
function tagsOf(header: string): string[] {
  return Array.from(header.matchAll(/"([^"]*)"/g), (match) => match[1] ?? '');
}

function isSame(sent: string, tag: string): boolean {
  return sent === tag || sent === `${tag}-br` || sent === `${tag}-gzip`;
}

function matches(header: string, tag: string): boolean {
  return header.trim() === '*' || tagsOf(header).some((sent) => isSame(sent, tag));
}

/** A 304 names the very representation the client holds, encoding included. */
function sentTag(header: string, tag: string): string {
  return `"${tagsOf(header).find((sent) => isSame(sent, tag)) ?? tag}"`;
}
