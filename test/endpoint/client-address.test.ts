import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientAddress, networkOf, trustedProxies } from '../../endpoint/http/client-address.ts';
import type { RequestContext } from '../../endpoint/http/environment.ts';
import { lookUp } from './following-support.ts';
import { startForTest } from './support.ts';

function from(peer: string, forwarded?: string): RequestContext {
  return {
    env: { incoming: { socket: { remoteAddress: peer } } },
    req: { header: (name: string) => (name === 'X-Forwarded-For' ? forwarded : undefined) },
  } as unknown as RequestContext;
}

const trusted = trustedProxies(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);

describe('whose request it is', () => {
  const cases: readonly [peer: string, forwarded: string | undefined, client: string, why: string][] = [
    ['192.0.2.1', undefined, '192.0.2.1', 'no proxy'],
    ['::ffff:192.0.2.1', undefined, '192.0.2.1', 'IPv4 in IPv6'],
    ['192.0.2.1', '203.0.113.9', '192.0.2.1', 'a header of somebody nobody trusts'],
    ['127.0.0.1', '203.0.113.9', '203.0.113.9', 'a proxy here'],
    ['::ffff:127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9', 'the same, IPv4 in IPv6'],
    ['10.1.2.3', '198.51.100.7, 203.0.113.9', '203.0.113.9', 'what the client wrote itself stands before'],
    ['10.1.2.3', '203.0.113.9, 10.9.9.9', '203.0.113.9', 'two proxies'],
    ['10.1.2.3', '10.9.9.9', '10.9.9.9', 'a client within'],
    ['10.1.2.3', 'unknown', '10.1.2.3', 'no address'],
    ['10.1.2.3', '', '10.1.2.3', 'an empty header'],
    ['fd00::1', '2001:db8::5', '2001:db8::5', 'IPv6'],
  ];
  for (const [peer, forwarded, client, why] of cases)
    test(why, () => assert.equal(clientAddress(from(peer, forwarded), trusted), client));

  test('without proxies that are named, no header counts', () => {
    assert.equal(clientAddress(from('127.0.0.1', '203.0.113.9'), undefined), '127.0.0.1');
  });

  for (const wrong of ['gateway', '10.0.0.0/33', '10.0.0.0/x', '', '::/129'])
    test(`"${wrong}" is no proxy`, () => assert.throws(() => trustedProxies([wrong]), RangeError));
});

test('one household has one network', () => {
  assert.equal(networkOf('203.0.113.9'), '203.0.113.9');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2');
  assert.equal(networkOf('2001:0DB8:0001:0002::9'), '2001:db8:1:2');
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(networkOf('::1'), '0:0:0:0');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0');
});

test('behind a trusted proxy each client has its own attempts', async () => {
  const { url } = await startForTest({ trusted });
  const ask = (client: string, number: number) =>
    lookUp(url, `H26-261120-${1_000 + number}`, { headers: { 'X-Forwarded-For': client } });
  for (let number = 0; number < 30; number += 1) assert.equal((await ask('203.0.113.9', number)).status, 404);
  assert.equal((await ask('203.0.113.9', 31)).status, 429);
  assert.equal((await ask('203.0.113.10', 32)).status, 404);
});
