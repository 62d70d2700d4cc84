import type { Hono } from 'hono';
import type { Environment, RequestContext } from '../http/environment.ts';
import { ProblemError } from '../http/problems.ts';
import { strike } from '../simulation/strike.ts';
import { RequestBody } from '../uploads/body.ts';
import { BYTE_PATIENCE } from '../uploads/limits.ts';
import { UUID } from '../uploads/metadata.ts';
import { TUS_VERSION, UPLOAD_OPERATION } from '../uploads/protocol.ts';
import type { Clock } from '../uploads/records.ts';
import { Uploads } from '../uploads/uploads.ts';
import type { Services } from './operation.ts';

const COLLECTION = { path: '/uploads', methods: ['POST', 'OPTIONS'] };
const ITEM = { path: '/uploads/:id', methods: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'] };

export interface UploadOptions {
  readonly now?: Clock | undefined;
  /** How long a body may pause, in milliseconds. */
  readonly patience?: number | undefined;
}

/** Puts the tus protocol on its addresses. Nothing here gives out the bytes of a file. */
export function serveUploads(
  app: Hono<Environment>,
  { store, simulation }: Services,
  { now, patience = BYTE_PATIENCE }: UploadOptions,
): void {
  const uploads = new Uploads(store, now);
  for (const { path, methods } of [COLLECTION, ITEM]) {
    app.all(path, async (context, next) => {
      context.set('operation', UPLOAD_OPERATION);
      if (!methods.includes(context.req.method))
        throw new ProblemError('methodNotAllowed', { headers: { Allow: methods.join(', ') } });
      await next();
      context.res.headers.set('Tus-Resumable', TUS_VERSION);
    });
    if (simulation) app.all(path, strike(simulation.faults, UPLOAD_OPERATION));
    app.all(path, (context) => answer(uploads, context, patience));
  }
}

async function answer(uploads: Uploads, context: RequestContext, patience: number): Promise<Response> {
  const { method } = context.req;
  const id = context.req.param('id');
  if (id !== undefined && !UUID.test(id)) throw new ProblemError('uploadNotFound');
  // Ordered of the sandbox: the endpoint has lost it.
  if (id !== undefined && context.get('forgotten')) await uploads.records.remove(id);
  const body = new RequestBody(context.env.incoming, { patience, cutAfter: context.get('cutAfter') });
  const header = (name: string) => context.req.header(name);
  let event: 'created' | 'completed' | undefined;
  try {
    const { status, headers, completed } = await uploads.handle({
      method,
      id: id?.toLowerCase(),
      header,
      body,
    });
    if (method === 'POST') event = 'created';
    // Asked again behind the last byte, it says so again.
    if (completed && body.received > 0) event = 'completed';
    headers.set('Cache-Control', 'no-store');
    return new Response(null, { status, headers });
  } finally {
    context.set('upload', { bytesReceived: body.received, ...(event && { event }) });
  }
}
