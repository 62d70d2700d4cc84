import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import { type Environment, replaceAnswer } from './environment.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below it the headers cost more than is saved. */
const SMALLEST = 860;

type Encoding = 'br' | 'gzip';

/** The better of the two encodings a client takes (RFC 9110, 12.5.3). */
function chooseEncoding(header: string | undefined): Encoding | undefined {
  const accepted = (header ?? '').split(',').map((part) => part.replaceAll(' ', '').toLowerCase());
  return (['br', 'gzip'] as const).find((encoding) =>
    accepted.some(
      (part) => part === encoding || (part.startsWith(`${encoding};`) && !/q=0(\.0*)?$/.test(part)),
    ),
  );
}

async function compress(encoding: Encoding, body: Buffer): Promise<Buffer> {
  return encoding === 'br'
    ? brotli(body, {
        // Level 5 is about as fast as gzip and a fifth smaller; the higher ones cost more than a slow line saves.
        params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
      })
    : gzipped(body);
}

export const compression: MiddlewareHandler<Environment> = async (context, next) => {
  await next();
  const response = context.res;
  // One object stands for every answer that was sent otherwise: it must not gather headers.
  if (response === RESPONSE_ALREADY_SENT) return;
  const encoding = chooseEncoding(context.req.header('Accept-Encoding'));
  response.headers.append('Vary', 'Accept-Encoding');
  const type = response.headers.get('Content-Type') ?? '';
  if (encoding === undefined || !type.includes('json') || context.req.method === 'HEAD') return;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  if (body.length < SMALLEST) {
    replaceAnswer(
      context,
      new Response(body.length === 0 ? null : new Uint8Array(body), { status: response.status, headers }),
    );
    return;
  }
  headers.set('Content-Encoding', encoding);
  // A strong tag names the bytes, so each encoding has its own (RFC 9110, 8.8.3.3).
  const tag = headers.get('ETag');
  if (tag !== null) headers.set('ETag', tag.replace(/"$/, `-${encoding}"`));
  const packed = new Uint8Array(await compress(encoding, body));
  replaceAnswer(context, new Response(packed, { status: response.status, headers }));
};
