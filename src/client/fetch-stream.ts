import { refusal, requestError } from './fetch-json.ts';

export interface StreamOptions {
  /** Language of the sentences in the answer. */
  readonly language: string;
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
  /** How long the endpoint may take to answer, and then to send the first byte of the body. */
  readonly answerMilliseconds: number;
  /** A line on which nothing comes for so long counts as dead. */
  readonly silenceMilliseconds: number;
  /** The head of a good answer; may throw. */
  readonly onAnswer: (response: Response) => void;
  /** May throw. `true` says that nothing more is wanted. */
  readonly onBytes: (bytes: Uint8Array) => boolean;
}

/**
 * One request whose answer is read as it comes, for as long as it comes. Nothing of it is kept by the
 * browser, and a token it carries goes to the endpoint and to nobody it points at.
 */
export async function fetchStream(url: URL, options: StreamOptions): Promise<void> {
  const attempt = new AbortController();
  const cancel = () => attempt.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let patience = options.answerMilliseconds;
  const waitFor = (milliseconds: number) => {
    clearTimeout(timer);
    patience = milliseconds;
    timer = setTimeout(cancel, milliseconds);
  };
  options.signal.addEventListener('abort', cancel);
  try {
    if (options.signal.aborted) cancel();
    waitFor(options.answerMilliseconds);
    const response = await fetch(url, {
      headers: { 'Accept-Language': options.language, ...options.headers },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: attempt.signal,
    });
    if (!response.ok) throw refusal(response, await response.text());
    options.onAnswer(response);
    waitFor(options.answerMilliseconds);
    await readBody(response, attempt.signal, (bytes) => {
      waitFor(options.silenceMilliseconds);
      return options.onBytes(bytes);
    });
  } catch (error) {
    throw requestError(error, options.signal, attempt.signal, patience);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', cancel);
    // What is left of the answer is of no use to anybody.
    cancel();
  }
}

async function readBody(
  { body }: Response,
  signal: AbortSignal,
  onBytes: (bytes: Uint8Array) => boolean,
): Promise<void> {
  const reader = body?.getReader();
  const leave = () => void reader?.cancel().catch(() => undefined);
  signal.addEventListener('abort', leave);
  try {
    for (;;) {
      const part = await reader?.read();
      signal.throwIfAborted();
      if (part === undefined || part.done) return;
      if (part.value.length > 0 && onBytes(part.value)) return;
    }
  } finally {
    signal.removeEventListener('abort', leave);
    leave();
  }
}
