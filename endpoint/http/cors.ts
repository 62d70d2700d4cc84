import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const EXPOSED = 'ETag, Retry-After, Content-Disposition, Content-Language, WWW-Authenticate, X-Request-Id';
const ALLOWED_HEADERS =
  'Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID';

/** The tus protocol speaks in headers. */
const UPLOADS = {
  exposed:
    'Location, Upload-Offset, Upload-Length, Upload-Expires, Upload-Metadata, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Tus-Checksum-Algorithm',
  allowedHeaders: 'Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset, Upload-Checksum',
} as const;

/**
 * Any page may read the endpoint, and none with the visitor's cookies: there are no credentials, so `*`
 * stands and a cache may keep one answer for every page.
 */
export const cors: MiddlewareHandler<Environment> = async (context, next) => {
  const isPreflight =
    context.req.method === 'OPTIONS' && context.req.header('Access-Control-Request-Method') !== undefined;
  const isUpload = /^\/uploads(\/|$)/.test(context.req.path);
  if (isPreflight) {
    return new Response(null, {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': isUpload ? 'POST, HEAD, PATCH, DELETE, OPTIONS' : 'GET, HEAD, POST',
        'Access-Control-Allow-Headers': isUpload
          ? `${ALLOWED_HEADERS}, ${UPLOADS.allowedHeaders}`
          : ALLOWED_HEADERS,
        'Access-Control-Max-Age': '86400',
      },
    });
  }
  await next();
  context.res.headers.set('Access-Control-Allow-Origin', '*');
  context.res.headers.set(
    'Access-Control-Expose-Headers',
    isUpload ? `${EXPOSED}, ${UPLOADS.exposed}` : EXPOSED,
  );
  // A host page under Cross-Origin-Embedder-Policy may still read it.
  context.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
};
