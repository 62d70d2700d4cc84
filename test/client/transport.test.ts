import { expect } from 'chai';
import {
  addressOf,
  createTransport,
  type ReadOperation,
  type Transport,
} from '../../src/client/transport.ts';
import * as z from '../../src/contract/schema.ts';
import { Clock, settled } from '../support/clock.ts';
import { failureOf } from '../support/failure.ts';
import { json, later, Network, silent, text, unreachable } from '../support/network.ts';
import { replace, setOnline } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const ENDPOINT = new URL('https://endpoint.example/v1');
const thing: ReadOperation<{ name: string }> = {
  path: '/things/{code}',
  answer: z.object({ name: z.string() }),
};

function readThing(
  transport: Transport,
  code = '1',
  options: { language?: string; signal?: AbortSignal; reload?: boolean } = {},
) {
  return transport.read(thing, { path: { code } }, { language: 'vi', ...options });
}

/** Chance always falls in the middle: delays of exactly 500 and 1,000 ms. */
function withoutJitter(): void {
  replace(Math, 'random', () => 0.5);
}

describe('createTransport: shared reads', () => {
  tidyAfterEach();

  it('sends one request for identical reads and answers them all', async () => {
    const { answer, give } = later();
    const network = new Network(answer);
    const transport = createTransport(ENDPOINT);
    const reads = [readThing(transport), readThing(transport), readThing(transport)];
    await settled();
    give(json({ name: 'a' }));
    expect(await Promise.all(reads)).to.deep.equal([{ name: 'a' }, { name: 'a' }, { name: 'a' }]);
    expect(network.requests).to.have.length(1);
  });

  it('asks apart for another code, another language, and for a reload', async () => {
    const network = new Network(silent);
    const transport = createTransport(ENDPOINT);
    void failureOf(readThing(transport));
    void failureOf(readThing(transport, '2'));
    void failureOf(readThing(transport, '1', { language: 'en' }));
    void failureOf(readThing(transport, '1', { reload: true }));
    await settled();
    expect(network.requests).to.have.length(4);
  });

  it('asks anew once the first answer has come', async () => {
    const network = new Network(() => json({ name: 'a' }));
    const transport = createTransport(ENDPOINT);
    await readThing(transport);
    await readThing(transport);
    expect(network.requests).to.have.length(2);
  });

  it('fails all who share a read alike', async () => {
    new Network(() => text('<html>'));
    const transport = createTransport(ENDPOINT);
    const failures = await Promise.all([failureOf(readThing(transport)), failureOf(readThing(transport))]);
    expect(failures.map(({ kind }) => kind)).to.deep.equal(['broken-contract', 'broken-contract']);
  });

  it('lets one reader leave without taking the answer from the other', async () => {
    const { answer, give } = later();
    const network = new Network(answer);
    const transport = createTransport(ENDPOINT);
    const first = new AbortController();
    const left = failureOf(readThing(transport, '1', { signal: first.signal }));
    const stayed = readThing(transport, '1', { signal: new AbortController().signal });
    await settled();
    first.abort();
    expect(await left).to.deep.equal({ kind: 'aborted' });
    give(json({ name: 'a' }));
    expect(await stayed).to.deep.equal({ name: 'a' });
    expect(network.requests).to.have.length(1);
  });

  it('cancels the request when the last reader has left, and asks anew for the next', async () => {
    const network = new Network(silent);
    const transport = createTransport(ENDPOINT);
    const readers = [new AbortController(), new AbortController()];
    const left = readers.map(({ signal }) => failureOf(readThing(transport, '1', { signal })));
    await settled();
    for (const reader of readers) reader.abort();
    await Promise.all(left);
    await settled();
    expect(network.requests[0]?.signal.aborted).to.equal(true);
    network.answer = () => json({ name: 'b' });
    expect(await readThing(transport)).to.deep.equal({ name: 'b' });
    expect(network.requests).to.have.length(2);
  });

  it('does not ask at all for a reader who has already left', async () => {
    const network = new Network(silent);
    const transport = createTransport(ENDPOINT);
    const failure = await failureOf(readThing(transport, '1', { signal: AbortSignal.abort() }));
    expect(failure).to.deep.equal({ kind: 'aborted' });
    expect(network.requests).to.deep.equal([]);
  });

  it('stops waiting for the next attempt when everybody has left', async () => {
    const clock = new Clock();
    setOnline(true);
    const network = new Network(unreachable);
    const reader = new AbortController();
    const failure = failureOf(readThing(createTransport(ENDPOINT), '1', { signal: reader.signal }));
    await settled();
    expect(clock.waiting).to.have.length(1);
    reader.abort();
    expect(await failure).to.deep.equal({ kind: 'aborted' });
    await clock.pass(60_000);
    expect(network.requests).to.have.length(1);
    expect(clock.waiting).to.deep.equal([]);
  });
});

describe('createTransport: repeated reads', () => {
  tidyAfterEach();

  it('tries three times in all, waiting longer each time', async () => {
    const clock = new Clock();
    withoutJitter();
    setOnline(true);
    const network = new Network(unreachable);
    const failure = failureOf(readThing(createTransport(ENDPOINT)));
    await settled();
    expect(clock.waiting).to.deep.equal([500]);
    await clock.pass(500);
    expect(network.requests).to.have.length(2);
    expect(clock.waiting).to.deep.equal([1_000]);
    await clock.pass(1_000);
    expect(await failure).to.deep.equal({ kind: 'unreachable' });
    expect(network.requests).to.have.length(3);
    expect(clock.waiting).to.deep.equal([]);
  });

  it('spreads the delays by chance, between half and one and a half of the step', async () => {
    const clock = new Clock();
    setOnline(true);
    new Network(unreachable);
    for (const [chance, delay] of [
      [0, 250],
      [0.999_999, 750],
    ] as const) {
      replace(Math, 'random', () => chance);
      const reader = new AbortController();
      const failure = failureOf(readThing(createTransport(ENDPOINT), '1', { signal: reader.signal }));
      await settled();
      expect(clock.waiting[0]).to.be.closeTo(delay, 1);
      reader.abort();
      await failure;
    }
  });

  it('gives the answer of a later attempt', async () => {
    const clock = new Clock();
    withoutJitter();
    const network = new Network(() => text('', { status: 503 }));
    const answer = readThing(createTransport(ENDPOINT));
    await settled();
    network.answer = () => json({ name: 'a' });
    await clock.pass(500);
    expect(await answer).to.deep.equal({ name: 'a' });
  });

  for (const status of [400, 401, 404, 409, 422, 500, 501]) {
    it(`does not repeat a read refused with ${status}`, async () => {
      const network = new Network(() => text('', { status }));
      const failure = await failureOf(readThing(createTransport(ENDPOINT)));
      expect(failure).to.deep.include({ kind: 'refused', status });
      expect(network.requests).to.have.length(1);
    });
  }

  for (const status of [429, 502, 503, 504]) {
    it(`repeats a read refused with ${status}`, async () => {
      const clock = new Clock();
      const network = new Network(() => text('', { status }));
      const failure = failureOf(readThing(createTransport(ENDPOINT)));
      await clock.pass(5_000);
      expect(await failure).to.deep.include({ kind: 'refused', status });
      expect(network.requests).to.have.length(3);
    });
  }

  it('waits as long as Retry-After asks, and a little of its own', async () => {
    const clock = new Clock();
    withoutJitter();
    const network = new Network(() => text('', { status: 429, headers: { 'Retry-After': '5' } }));
    const failure = failureOf(readThing(createTransport(ENDPOINT)));
    await settled();
    expect(clock.waiting).to.deep.equal([5_500]);
    await clock.pass(5_499);
    expect(network.requests).to.have.length(1);
    await clock.pass(60_000);
    await failure;
    expect(network.requests).to.have.length(3);
  });

  it('does not wait for a pause longer than the cap: it says so at once', async () => {
    new Clock();
    const network = new Network(() => text('', { status: 503, headers: { 'Retry-After': '6' } }));
    const failure = await failureOf(readThing(createTransport(ENDPOINT)));
    expect(failure).to.deep.include({ kind: 'refused', retryAfterMilliseconds: 6_000 });
    expect(network.requests).to.have.length(1);
  });
});

describe('createTransport: an endpoint that is down', () => {
  tidyAfterEach();

  it('sends two requests more than there are reads, not three times as many', async () => {
    const clock = new Clock();
    setOnline(true);
    const network = new Network(unreachable);
    const transport = createTransport(ENDPOINT);
    const failures = Array.from({ length: 1_000 }, (_, index) =>
      failureOf(readThing(transport, String(index))),
    );
    await clock.pass(10_000);
    for (const { kind } of await Promise.all(failures)) expect(kind).to.equal('unreachable');
    expect(network.requests.length).to.be.within(1_000, 1_002);
  });

  it('rests for half a minute, then tries with patience again', async () => {
    const clock = new Clock();
    setOnline(true);
    const network = new Network(unreachable);
    const transport = createTransport(ENDPOINT);
    const requestsOf = async () => {
      const before = network.requests.length;
      const failure = failureOf(readThing(transport));
      await clock.pass(5_000);
      await failure;
      return network.requests.length - before;
    };
    expect(await requestsOf()).to.equal(3);
    expect(await requestsOf()).to.equal(1);
    await clock.pass(30_000);
    expect(await requestsOf()).to.equal(3);
  });

  it('ends the rest with the first good answer', async () => {
    const clock = new Clock();
    setOnline(true);
    const network = new Network(unreachable);
    const transport = createTransport(ENDPOINT);
    const failure = failureOf(readThing(transport));
    await clock.pass(5_000);
    await failure;
    network.answer = () => json({ name: 'a' });
    await readThing(transport);
    network.answer = unreachable;
    const before = network.requests.length;
    const again = failureOf(readThing(transport));
    await clock.pass(5_000);
    await again;
    expect(network.requests.length - before).to.equal(3);
  });
});

describe('addressOf', () => {
  const href = (base: string, path: string, parameters: Parameters<typeof addressOf>[2] = {}) =>
    addressOf(new URL(base), path, parameters).href;

  it('keeps the path of the endpoint, with or without a slash at its end', () => {
    expect(href('https://a.example', '/things')).to.equal('https://a.example/things');
    expect(href('https://a.example/api/v1', '/things')).to.equal('https://a.example/api/v1/things');
    expect(href('https://a.example/api/v1/', '/things')).to.equal('https://a.example/api/v1/things');
    expect(href('https://a.example/api', '/')).to.equal('https://a.example/api/');
  });

  it('keeps a code within its place in the path', () => {
    const path = (code: string) => href('https://a.example/v1', '/things/{code}', { path: { code } });
    expect(path('1.001193.H56')).to.equal('https://a.example/v1/things/1.001193.H56');
    expect(path('a/b?c#d')).to.equal('https://a.example/v1/things/a%2Fb%3Fc%23d');
    expect(path('mã số')).to.equal('https://a.example/v1/things/m%C3%A3%20s%E1%BB%91');
  });

  it('joins lists with commas and leaves out what is empty', () => {
    const url = addressOf(new URL('https://a.example'), '/things', {
      query: { q: 'khai sinh & tử', level: ['3', '4'], subject: [], unit: undefined, cursor: '', limit: 10 },
    });
    expect([...url.searchParams]).to.deep.equal([
      ['q', 'khai sinh & tử'],
      ['level', '3,4'],
      ['limit', '10'],
    ]);
  });

  it('does not change the address it is given', () => {
    const endpoint = new URL('https://a.example/v1');
    addressOf(endpoint, '/things', { query: { q: 'a' } });
    expect(endpoint.href).to.equal('https://a.example/v1');
  });

  it('never leaves the endpoint, whatever the code', () => {
    for (const code of ['..', '.', '../../admin', '//evil.example', '%2e%2e']) {
      const url = new URL(href('https://a.example/v1', '/things/{code}', { path: { code } }));
      expect(url.origin).to.equal('https://a.example');
      expect(url.pathname).to.match(/^\/v1\//);
    }
  });
});
