/** What became of the `endpoint` setting. */
export type EndpointAddress =
  | { readonly kind: 'ready'; readonly url: URL }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly value: string };

/**
 * Only https, or http on the same machine: what citizens type must not cross a network in the clear. An
 * address with a user name, query or fragment is refused too; nothing good is meant by one.
 */
export function endpointAddress(value: string | undefined): EndpointAddress {
  if (value === undefined || value.trim() === '') return { kind: 'missing' };
  try {
    const url = new URL(value);
    if (isSafe(url)) return { kind: 'ready', url };
  } catch {
    // Not an address at all.
  }
  return { kind: 'refused', value: value.slice(0, 200) };
}

function isSafe(url: URL): boolean {
  if (url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** This machine itself. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}
