import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const EXPOSED = 'ETag, Retry-After, Content-Language, X-Request-Id';
const ALLOWED_HEADERS =
  'Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID';

/**
 * Any page may read the endpoint, and none with the visitor's cookies: there are no credentials, so `*`
 * stands and a cache may keep one answer for every page.
 */
export const cors: MiddlewareHandler<Environment> = async (context, next) => {
  const isPreflight =
    context.req.method === 'OPTIONS' && context.req.header('Access-Control-Request-Method') !== undefined;
  if (isPreflight) {
    return new Response(null, {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': 'GET, HEAD, POST',
        'Access-Control-Allow-Headers': ALLOWED_HEADERS,
        'Access-Control-Max-Age': '86400',
      },
    });
  }
  await next();
  context.res.headers.set('Access-Control-Allow-Origin', '*');
  context.res.headers.set('Access-Control-Expose-Headers', EXPOSED);
  // A host page under Cross-Origin-Embedder-Policy may still read it.
  context.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
};
