import { BlockList, isIP } from 'node:net';
import type { RequestContext } from './environment.ts';

/** Proxies whose word about their clients is taken: addresses, or networks as `10.0.0.0/8`. */
export function trustedProxies(written: readonly string[]): BlockList {
  const trusted = new BlockList();
  for (const entry of written) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    const prefix = bits === undefined ? undefined : Number(bits);
    const isPrefix =
      prefix === undefined || (/^\d+$/.test(bits ?? '') && prefix <= (family === 4 ? 32 : 128));
    if (family === 0 || !isPrefix) throw new RangeError(entry);
    const type = family === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) trusted.addAddress(address, type);
    else trusted.addSubnet(address, prefix, type);
  }
  return trusted;
}

/**
 * Whose request it is: the peer of the connection. Anybody can write `X-Forwarded-For`, so it is read from
 * its end, and only as far as trusted proxies wrote it.
 */
export function clientAddress(context: RequestContext, trusted: BlockList | undefined): string {
  const peer = plainAddress(context.env.incoming.socket.remoteAddress ?? '');
  const hops = (context.req.header('X-Forwarded-For') ?? '')
    .split(',')
    .map((hop) => plainAddress(hop.trim()));
  if (trusted === undefined) return peer;
  let client = peer;
  for (const hop of hops.toReversed()) {
    if (!isTrusted(client, trusted) || isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}

/** One household has a whole `/64` of IPv6: its addresses count as one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  const groups = [...front, ...zeros, ...back].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
