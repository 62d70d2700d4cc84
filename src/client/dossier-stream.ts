import { watchDossier, type DossierProgress } from '../contract/dossier-progress.ts';
import { bearer, LONGEST_DOSSIER_TEXT, ofDossier, type TrackingOptions } from './dossier-requests.ts';
import { EndpointError } from './errors.ts';
import { EventStreamParser, type StreamPart } from './event-stream.ts';
import { readAnswer } from './fetch-json.ts';
import { fetchStream } from './fetch-stream.ts';
import { addressOf } from './transport.ts';

export interface WatchOptions extends TrackingOptions {
  /** Version that is known already: it is not sent again. */
  readonly after?: number;
  readonly onDossier: (dossier: DossierProgress) => void;
  /** The endpoint has looked: what it said last is still so. */
  readonly onSame?: () => void;
  /** How long the endpoint wants to be left alone once the line breaks. */
  readonly onRetry?: (milliseconds: number) => void;
  /** The endpoint says that nothing more comes on this connection, and why: `expired`, `closing`, … */
  readonly onEnd: (why: string) => void;
}

/** The endpoint answers at once, and says something every fifteen seconds. */
const ANSWER_MILLISECONDS = 20_000;
const SILENCE_MILLISECONDS = 40_000;

export async function watchStream(
  endpoint: URL,
  code: string,
  token: string,
  options: WatchOptions,
): Promise<void> {
  let ended = false;
  const parser = new EventStreamParser((part) => {
    if (!ended) ended = take(part, code, options);
  });
  const { language, signal, after } = options;
  await fetchStream(addressOf(endpoint, watchDossier.path, { path: { code } }), {
    language,
    signal,
    headers: {
      Accept: 'text/event-stream',
      ...bearer(token),
      ...(after !== undefined && { 'Last-Event-ID': String(after) }),
    },
    answerMilliseconds: ANSWER_MILLISECONDS,
    silenceMilliseconds: SILENCE_MILLISECONDS,
    onAnswer: mustBeEvents,
    onBytes: (bytes) => {
      parser.feed(bytes);
      return ended;
    },
  });
  if (!ended) throw new EndpointError({ kind: 'unreachable' });
}

/** A page that a hotspot puts in the way is no stream either. */
function mustBeEvents({ headers }: Response): void {
  if (/^text\/event-stream\s*(;|$)/i.test(headers.get('Content-Type') ?? '')) return;
  throw new EndpointError({ kind: 'broken-contract', reason: 'the answer is no event stream' });
}

/** Whether this was the last of it. */
function take(part: StreamPart, code: string, options: WatchOptions): boolean {
  if (part.kind === 'comment') options.onSame?.();
  else if (part.kind === 'retry') options.onRetry?.(part.milliseconds);
  else if (part.type === 'dossier')
    options.onDossier(ofDossier(code, readAnswer(watchDossier.answer, part.data, LONGEST_DOSSIER_TEXT)));
  else if (part.type === 'end') {
    options.onEnd(part.data);
    return true;
  }
  return false;
}
