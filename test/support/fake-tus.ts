import type { Answer } from './network.ts';

interface Held {
  readonly length: number;
  readonly metadata: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What happens to one request on its way. */
export type Fate =
  | 'arrives'
  /** The line breaks half-way: the endpoint gets part of the bytes and nobody gets an answer. */
  | 'cut'
  /** All of it arrives, and the answer is lost. */
  | 'answer lost'
  /** A bit is turned over on the way. */
  | 'damaged'
  /** The endpoint has thrown away every upload it held. */
  | 'forgotten'
  | 'unavailable'
  /** A page of the hotspot answers in the endpoint's place. */
  | 'page';

/** An endpoint of the tus protocol that keeps a chunk only if its checksum is right. */
export class FakeTus {
  readonly uploads = new Map<string, Held>();
  readonly log: string[] = [];
  readonly checksums: (string | null)[] = [];
  /** Bytes of documents that went over the line, arrived or not. */
  bytesSent = 0;
  fate: (request: Request) => Fate = () => 'arrives';
  locationOf: (id: string) => string = (id) => `https://endpoint.example/v1/uploads/${id}`;
  #last = 0;

  readonly answer: Answer = async (request) => {
    const fate = this.fate(request);
    const body = new Uint8Array(await request.arrayBuffer());
    this.log.push(`${request.method} ${fate}`);
    if (fate === 'cut') {
      this.bytesSent += Math.floor(body.length / 2);
      throw new TypeError('Failed to fetch');
    }
    this.bytesSent += body.length;
    if (fate === 'unavailable') return new Response(null, { status: 503, headers: { 'Retry-After': '2' } });
    if (fate === 'page') return new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
    if (fate === 'forgotten') this.uploads.clear();
    if (fate === 'damaged' && body[0] !== undefined) body[0] ^= 1;
    const response = await this.#handle(request, body);
    if (fate === 'answer lost') throw new TypeError('Failed to fetch');
    return response;
  };

  async #handle(request: Request, body: Uint8Array<ArrayBuffer>): Promise<Response> {
    if (request.headers.get('Tus-Resumable') !== '1.0.0') return new Response(null, { status: 412 });
    if (request.method === 'POST') return this.#create(request);
    const id = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const held = this.uploads.get(id);
    if (!held) return new Response(null, { status: 404 });
    if (request.method === 'DELETE') this.uploads.delete(id);
    if (request.method === 'PATCH') return this.#append(held, request, body);
    return answer(request.method === 'HEAD' ? 200 : 204, {
      'Upload-Offset': held.bytes.length,
      'Upload-Length': held.length,
    });
  }

  #create(request: Request): Response {
    this.#last += 1;
    const id = `u-${this.#last}`;
    this.uploads.set(id, {
      length: Number(request.headers.get('Upload-Length')),
      metadata: request.headers.get('Upload-Metadata') ?? '',
      bytes: new Uint8Array(),
    });
    return answer(201, { Location: this.locationOf(id) });
  }

  async #append(held: Held, request: Request, body: Uint8Array<ArrayBuffer>): Promise<Response> {
    if (Number(request.headers.get('Upload-Offset')) !== held.bytes.length)
      return new Response(null, { status: 409 });
    const checksum = request.headers.get('Upload-Checksum');
    this.checksums.push(checksum);
    if (checksum !== null && checksum !== (await sha256(body))) return new Response(null, { status: 460 });
    const bytes = new Uint8Array(held.bytes.length + body.length);
    bytes.set(held.bytes);
    bytes.set(body, held.bytes.length);
    held.bytes = bytes;
    return answer(204, { 'Upload-Offset': bytes.length });
  }
}

function answer(status: number, headers: Record<string, string | number>): Response {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]);
  return new Response(null, { status, headers: [...texts, ['Tus-Resumable', '1.0.0']] });
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256 ${btoa(String.fromCharCode(...digest))}`;
}
