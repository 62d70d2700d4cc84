import { replace } from './replace.ts';

export type Answer = (request: Request) => Response | Promise<Response>;

/** Stands where `fetch` stood until `restoreAll()`, and answers as it is told. */
export class Network {
  /** Every request, first to last. */
  readonly requests: Request[] = [];
  answer: Answer;

  constructor(answer: Answer) {
    this.answer = answer;
    replace(globalThis, 'fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      this.requests.push(request);
      if (request.signal.aborted) throw aborted();
      return new Promise<Response>((resolve, reject) => {
        // The caller's own signal: WebKit aborts that of a `Request` in a later turn.
        (init?.signal ?? request.signal).addEventListener('abort', () => reject(aborted()));
        Promise.resolve()
          .then(() => this.answer(request))
          .then(resolve, reject);
      });
    });
  }
}

export function json(body: unknown, init?: ResponseInit): Response {
  return text(JSON.stringify(body), init);
}

export function text(body: string, init: ResponseInit = {}): Response {
  return new Response(body, { ...init, headers: { 'Content-Type': 'application/json', ...init.headers } });
}

/** As the browser fails when nobody answers. */
export function unreachable(): never {
  throw new TypeError('Failed to fetch');
}

/** No answer, ever. */
export function silent(): Promise<Response> {
  return new Promise(() => undefined);
}

/** An answer the test gives later. */
export function later(): { readonly answer: Answer; readonly give: (response: Response) => void } {
  let give: (response: Response) => void = () => undefined;
  const promise = new Promise<Response>((resolve) => (give = resolve));
  return { answer: () => promise, give: (response) => give(response) };
}

function aborted(): DOMException {
  return new DOMException('The operation was aborted.', 'AbortError');
}
