import { refusal, requestError } from './fetch-json.ts';

/** A chunk may take this long, and as much longer as its bytes need on the slowest line that is still a line. */
const SHORTEST_ATTEMPT_MILLISECONDS = 30_000;
const SLOWEST_BYTES_PER_MILLISECOND = 2;

export interface UploadRequest {
  readonly method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer;
}

export interface UploadRequestOptions {
  /** BCP 47 tag of the language in which the endpoint explains a refusal. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** One request of the tus protocol; an answer that is not its success throws an `EndpointError`. */
export async function sendUploadRequest(
  url: URL,
  { method, headers, body }: UploadRequest,
  options: UploadRequestOptions,
): Promise<Headers> {
  const milliseconds =
    SHORTEST_ATTEMPT_MILLISECONDS + (body?.byteLength ?? 0) / SLOWEST_BYTES_PER_MILLISECOND;
  const attempt = new AbortController();
  const cancel = () => attempt.abort();
  const timer = setTimeout(cancel, milliseconds);
  options.signal.addEventListener('abort', cancel);
  try {
    if (options.signal.aborted) cancel();
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': options.language,
        'Tus-Resumable': '1.0.0',
        ...headers,
      },
      body,
      credentials: 'omit',
      cache: 'no-store',
      // Documents go to the endpoint the page was given and to nobody it points at.
      redirect: 'error',
      signal: attempt.signal,
    });
    const text = await response.text();
    if (!response.ok) throw refusal(response, text);
    return response.headers;
  } catch (error) {
    throw requestError(error, options.signal, attempt.signal, milliseconds);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', cancel);
  }
}
