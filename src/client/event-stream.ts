import { EndpointError } from './errors.ts';

/** What a stream says, one thing at a time. */
export type StreamPart =
  | { readonly kind: 'event'; readonly type: string; readonly data: string; readonly id: string }
  | { readonly kind: 'comment' }
  | { readonly kind: 'retry'; readonly milliseconds: number };

/** In characters, of one event; a stream that never ends one would fill the memory. */
const LONGEST_EVENT = 1_000_000;

/**
 * Reads server-sent events from bytes, however they are cut, as the HTML standard has it (section 9.2.6).
 * `EventSource` itself cannot be used: it sends no `Authorization`.
 */
export class EventStreamParser {
  readonly #take: (part: StreamPart) => void;
  /** Drops a byte order mark and puts letters together whose bytes come apart. */
  readonly #decoder = new TextDecoder();
  #line = '';
  /** A line ended with CR; an LF that comes next belongs to it. */
  #isAfterReturn = false;
  #type = '';
  #data: string[] = [];
  #length = 0;
  #id = '';

  constructor(take: (part: StreamPart) => void) {
    this.#take = take;
  }

  feed(bytes: Uint8Array): void {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (text === '') return;
    if (this.#isAfterReturn && text.startsWith('\n')) text = text.slice(1);
    this.#isAfterReturn = text.endsWith('\r');
    const lines = text.split(/\r\n|\n|\r/);
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#line += line;
      this.#grow(line.length);
      const whole = this.#line;
      this.#line = '';
      this.#read(whole);
    }
    this.#line += rest;
    this.#grow(rest.length);
  }

  #grow(length: number): void {
    this.#length += length;
    if (this.#length > LONGEST_EVENT) {
      throw new EndpointError({ kind: 'broken-contract', reason: 'an event without end' });
    }
  }

  #read(line: string): void {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') return void this.#data.push(value);
    this.#length -= line.length;
    if (name === '') this.#take({ kind: 'comment' });
    else if (name === 'event') this.#type = value;
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
    else if (name === 'retry' && /^\d+$/.test(value))
      this.#take({ kind: 'retry', milliseconds: Number(value) });
  }

  #dispatch(): void {
    const data = this.#data;
    const type = this.#type || 'message';
    this.#data = [];
    this.#type = '';
    this.#length = 0;
    if (data.length > 0) this.#take({ kind: 'event', type, data: data.join('\n'), id: this.#id });
  }
}
