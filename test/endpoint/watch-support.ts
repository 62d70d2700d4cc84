import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import type { DossierProgress, FoundDossier } from '../../src/contract/dossier-progress.ts';
import { rawRequest } from './support.ts';

/** One block of the stream; a comment has only `comment`. */
export interface ServerSentEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly retry?: string;
  readonly comment?: true;
}

/** An open stream of events, as a program without a browser reads it. */
export class Following {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly #request: ClientRequest;
  readonly #blocks: AsyncGenerator<ServerSentEvent, undefined>;

  private constructor(request: ClientRequest, response: IncomingMessage) {
    this.status = response.statusCode ?? 0;
    this.headers = response.headers;
    this.#request = request;
    this.#blocks = readBlocks(response);
  }

  static open(
    url: string,
    code: string,
    token: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Following> {
    return new Promise((resolve, reject) => {
      const bearer = token === undefined ? {} : { Authorization: `Bearer ${token}` };
      const request = httpRequest(
        `${url}/dossiers/${code}/events`,
        { agent: false, headers: { ...bearer, ...headers } },
        (response) => resolve(new Following(request, response)),
      );
      request.on('error', reject);
      request.end();
    });
  }

  /** The next block; undefined once the stream has ended or broken. */
  async next(): Promise<ServerSentEvent | undefined> {
    const { value } = await this.#blocks.next();
    return value;
  }

  /** The next block of a kind, whatever comes before it. */
  async until(event: string): Promise<ServerSentEvent | undefined> {
    let block = await this.next();
    while (block && block.event !== event) block = await this.next();
    return block;
  }

  async dossier(): Promise<DossierProgress> {
    const { data } = (await this.until('dossier')) ?? {};
    if (data === undefined) throw new Error('the stream ended');
    return JSON.parse(data) as DossierProgress;
  }

  close(): void {
    this.#request.destroy();
  }
}

async function* readBlocks(response: IncomingMessage): AsyncGenerator<ServerSentEvent, undefined> {
  let text = '';
  try {
    for await (const chunk of response) {
      text += String(chunk);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) yield readBlock(block);
    }
  } catch {
    // Broken off: what was whole has been read.
  }
  return undefined;
}

function readBlock(block: string): ServerSentEvent {
  if (block.startsWith(':')) return { comment: true };
  return Object.fromEntries(block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)?.slice(1) ?? []));
}

/** Proves with the code on the receipt. */
export async function lookUp(url: string, code: string, lookupCode: string): Promise<FoundDossier> {
  const { status, text } = await rawRequest(`${url}/dossiers/lookup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, proof: { kind: 'receipt', value: lookupCode } }),
  });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as FoundDossier;
}

const SOMETHING_DONE = {
  kind: 'process',
  what: { vi: 'Đối chiếu thêm.', en: 'Looked at again.' },
};

/** A move ordered of the simulated desk; gives the version. */
export async function move(url: string, code: string, order: object = SOMETHING_DONE): Promise<number> {
  const { status, text } = await rawRequest(`${url}/sandbox/dossiers/${code}/move`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(order),
  });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return (JSON.parse(text) as { version: number }).version;
}
