import { getDossierResult } from '../contract/dossier-progress.ts';
import { bearer, type TrackingOptions } from './dossier-requests.ts';
import { EndpointError } from './errors.ts';
import { fetchStream } from './fetch-stream.ts';
import { addressOf } from './transport.ts';

const ANSWER_MILLISECONDS = 30_000;
const SILENCE_MILLISECONDS = 30_000;
/** A phone holds a document in its memory before it is saved. */
const LARGEST_RESULT = 64 * 1024 * 1024;
/** What a page may do with these is show them; anything else, a page of HTML above all, is only saved. */
const SHOWN_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
const BYTES = 'application/octet-stream';

export async function readResult(
  endpoint: URL,
  code: string,
  token: string,
  result: string,
  { language, signal }: TrackingOptions,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  let type = BYTES;
  let size = 0;
  await fetchStream(addressOf(endpoint, getDossierResult.path, { path: { code, result } }), {
    language,
    signal,
    headers: { Accept: '*/*', ...bearer(token) },
    answerMilliseconds: ANSWER_MILLISECONDS,
    silenceMilliseconds: SILENCE_MILLISECONDS,
    onAnswer: ({ headers }) => {
      const said = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      type = SHOWN_TYPES.includes(said) ? said : BYTES;
    },
    onBytes: (bytes) => {
      size += bytes.length;
      if (size > LARGEST_RESULT) {
        throw new EndpointError({ kind: 'broken-contract', reason: 'a document without end' });
      }
      parts.push(bytes.slice());
      return false;
    },
  });
  return new Blob(parts, { type });
}
