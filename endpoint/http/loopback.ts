import { isIP } from 'node:net';

export function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** Host name of a `Host` or `Origin` header that can only mean this machine. */
export function isLoopbackHost(host: string): boolean {
  const [name = ''] = /^(\[[^\]]*\]|[^:]*)/.exec(host) ?? [];
  return name === 'localhost' || name === '[::1]' || isLoopbackAddress(name);
}
