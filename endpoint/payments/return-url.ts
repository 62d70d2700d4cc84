import { isLoopbackHost } from '../http/loopback.ts';
import { ProblemError, type Sentence } from '../http/problems.ts';

/** Names the payment in the address a payer comes back to; the page asks the endpoint about it, and believes nothing else. */
export const RETURN_PARAMETER = 'dvc-payment';

const LONGEST = 1_500;

/**
 * The page to come back to, with the payment named in it. Only of the origin that asks: a payment shall send
 * nobody to a page that its payer was not on.
 */
export function returnAddress(written: string, origin: string | undefined, payment: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || written.length > LONGEST || url.username !== '' || url.password !== '')
    throw refused({ vi: 'Cần một địa chỉ web.', en: 'A web address is expected.' });
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.host));
  if (!isSafe) throw refused({ vi: 'Cần địa chỉ https.', en: 'An https address is expected.' });
  if (url.origin !== origin)
    throw refused({
      vi: 'Cần địa chỉ thuộc chính trang đang yêu cầu.',
      en: 'An address of the origin that asks is expected.',
    });
  // The rest of the query stays as it is written: it is the page's own.
  const others = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && part.split('=')[0] !== RETURN_PARAMETER);
  url.search = [...others, `${RETURN_PARAMETER}=${payment}`].join('&');
  return url.href;
}

function refused(detail: Sentence): ProblemError {
  return new ProblemError('invalidRequest', { errors: [{ pointer: '/returnUrl', detail }] });
}
