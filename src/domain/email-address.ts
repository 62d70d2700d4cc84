/** What mail servers really carry: quoted names, comments and bare addresses without a dot are refused. */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LABEL = /^[a-z][a-z0-9-]*[a-z0-9]$/;

/** The address with its domain in small letters, or `undefined`. Lengths as in RFC 5321, 4.5.3.1. */
export function readEmailAddress(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  const at = typed.lastIndexOf('@');
  if (at < 1 || at > 64 || typed.length > 254) return undefined;
  const local = typed.slice(0, at);
  const domain = typed.slice(at + 1).toLowerCase();
  const labels = domain.split('.');
  const isDomain =
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1) ?? '');
  return isDomain && local.split('.').every((part) => LOCAL.test(part)) ? `${local}@${domain}` : undefined;
}
