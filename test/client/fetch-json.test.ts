import { expect } from 'chai';
import { LONGEST_TEXT } from '../../src/contract/common.ts';
import { fetchJson } from '../../src/client/fetch-json.ts';
import * as z from '../../src/contract/schema.ts';
import { Clock, settled } from '../support/clock.ts';
import { failureOf } from '../support/failure.ts';
import { json, Network, silent, text, unreachable, type Answer } from '../support/network.ts';
import { replace, setOnline } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const Answer = z.object({
  name: z.string(),
  count: z.optional(z.number()),
  items: z.optional(z.array(z.object({ code: z.string() }))),
});
const ADDRESS = new URL('https://endpoint.example/v1/things');

function read(answer: Answer, options: { language?: string; reload?: boolean; signal?: AbortSignal } = {}) {
  const network = new Network(answer);
  const { language = 'vi', reload, signal = new AbortController().signal } = options;
  return { network, answer: fetchJson(ADDRESS, Answer, { language, reload, signal }) };
}

const problem = (body: unknown, init: ResponseInit) => () =>
  json(body, { ...init, headers: { 'Content-Type': 'application/problem+json', ...init.headers } });

describe('fetchJson: good answers', () => {
  tidyAfterEach();

  it('gives what the schema names and drops what it does not', async () => {
    const { answer } = read(() => json({ name: 'Khai sinh', count: 2, fromTheFuture: { deep: [1] } }));
    expect(await answer).to.deep.equal({ name: 'Khai sinh', count: 2 });
  });

  it('believes the body, not the content type', async () => {
    const { answer } = read(() => text('{"name": "a"}', { headers: { 'Content-Type': 'text/plain' } }));
    expect(await answer).to.deep.equal({ name: 'a' });
  });

  it('takes no harm from __proto__ and constructor in the body', async () => {
    const { answer } = read(() =>
      text('{"name": "a", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'),
    );
    const value = await answer;
    expect(value).to.deep.equal({ name: 'a' });
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('takes strings of a megabyte, and no more of them than can be laid out', async () => {
    const name = (length: number) => read(() => json({ name: 'ộ'.repeat(length) })).answer;
    expect((await name(LONGEST_TEXT)).name).to.equal('ộ'.repeat(LONGEST_TEXT));
    expect((await name(1_000_000)).name).to.equal(`${'ộ'.repeat(LONGEST_TEXT)}…`);
  });

  it('asks without cookies, in the language wanted, for JSON', async () => {
    const { network, answer } = read(() => json({ name: 'a' }), { language: 'en' });
    await answer;
    const [request] = network.requests;
    expect(request?.url).to.equal(ADDRESS.href);
    expect(request?.method).to.equal('GET');
    expect(request?.credentials).to.equal('omit');
    expect(request?.headers.get('Accept-Language')).to.equal('en');
    expect(request?.headers.get('Accept')).to.equal('application/json');
    expect(request?.cache).to.equal('default');
  });

  it('sends only headers that need no CORS preflight', async () => {
    const { network, answer } = read(() => json({ name: 'a' }), { reload: true });
    await answer;
    // The CORS-safelisted request headers (Fetch standard, section 2.2.2).
    const safe = ['accept', 'accept-language', 'content-language', 'content-type', 'range'];
    for (const [name] of network.requests[0]!.headers) expect(safe).to.include(name);
  });

  it('asks past the browser cache when told to', async () => {
    const { network, answer } = read(() => json({ name: 'a' }), { reload: true });
    await answer;
    expect(network.requests[0]?.cache).to.equal('no-cache');
  });
});

describe('fetchJson: answers that break the contract', () => {
  tidyAfterEach();

  const broken: Record<string, Answer> = {
    'an empty body': () => text(''),
    'a body cut off half-way': () => text('{"name": "Khai si'),
    'a page of HTML with status 200': () =>
      text('<!doctype html><title>Đăng nhập</title>', { headers: { 'Content-Type': 'text/html' } }),
    'JSON that is no object': () => text('null'),
    'a missing required field': () => json({ count: 1 }),
    'a field of another type': () => json({ name: 7 }),
    'a number too large to be one': () => text('{"name": "a", "count": 1e999}'),
    'a missing field deep inside': () => json({ name: 'a', items: [{ code: '1' }, {}] }),
  };
  for (const [what, answer] of Object.entries(broken)) {
    it(`names ${what} as such`, async () => {
      const failure = await failureOf(read(answer).answer);
      expect(failure.kind).to.equal('broken-contract');
    });
  }

  it('says which field it was, for the console and not for people', async () => {
    const failure = await failureOf(read(() => json({ name: 'a', items: [{ code: '1' }, {}] })).answer);
    expect(failure)
      .to.have.property('reason')
      .that.matches(/^items\.1\.code: /);
  });
});

describe('fetchJson: refusals', () => {
  tidyAfterEach();

  it('carries the problem document', async () => {
    const body = {
      type: 'urn:dvc:problem:procedure-not-found',
      title: 'Không có',
      detail: 'Mã đã bỏ',
      status: 404,
    };
    const failure = await failureOf(read(problem(body, { status: 404 })).answer);
    expect(failure).to.deep.include({ kind: 'refused', status: 404, problem: body });
  });

  it('cuts texts of a problem to a sane length', async () => {
    const body = { title: 'a'.repeat(1_000_000), detail: 'b'.repeat(1_000_000) };
    const failure = await failureOf(read(problem(body, { status: 400 })).answer);
    expect(failure.kind === 'refused' && failure.problem.title?.length).to.equal(500);
    expect(failure.kind === 'refused' && failure.problem.detail?.length).to.equal(500);
  });

  it('lets the status speak where the body is a page of HTML, or a problem of the wrong shape', async () => {
    const html = await failureOf(read(() => text('<h1>502</h1>', { status: 502 })).answer);
    expect(html).to.deep.include({ kind: 'refused', status: 502 });
    const odd = await failureOf(read(problem({ title: ['a'], detail: {} }, { status: 500 })).answer);
    expect(odd.kind === 'refused' && odd.problem.title).to.equal(undefined);
  });

  it('reads Retry-After in seconds and as a date', async () => {
    new Clock();
    const asked = async (value: string) => {
      const failure = await failureOf(
        read(problem({}, { status: 503, headers: { 'Retry-After': value } })).answer,
      );
      return failure.kind === 'refused' ? failure.retryAfterMilliseconds : 'not refused';
    };
    expect(await asked('7')).to.equal(7_000);
    expect(await asked(new Date(Date.now() + 9_000).toUTCString())).to.equal(9_000);
    expect(await asked(new Date(Date.now() - 9_000).toUTCString())).to.equal(0);
    expect(await asked('-3')).to.equal(0);
    expect(await asked('soon')).to.equal(undefined);
    expect(await asked('')).to.equal(undefined);
  });
});

describe('fetchJson: no answer', () => {
  tidyAfterEach();

  it('tells a device without network from an endpoint that cannot be reached', async () => {
    setOnline(false);
    expect(await failureOf(read(unreachable).answer)).to.deep.equal({ kind: 'offline' });
    setOnline(true);
    expect(await failureOf(read(unreachable).answer)).to.deep.equal({ kind: 'unreachable' });
  });

  it('keeps the cause for the developer', async () => {
    setOnline(true);
    const error: unknown = await read(unreachable).answer.catch((thrown: unknown) => thrown);
    expect(error).to.have.property('cause').that.is.instanceOf(TypeError);
  });

  it('gives up after twelve seconds without an answer', async () => {
    const clock = new Clock();
    const { answer, network } = read(silent);
    const failure = failureOf(answer);
    await clock.pass(11_999);
    expect(network.requests[0]?.signal.aborted).to.equal(false);
    await clock.pass(1);
    expect(await failure).to.deep.equal({ kind: 'timeout', milliseconds: 12_000 });
  });

  it('counts the body in: a drip of bytes is no answer', async () => {
    const clock = new Clock();
    const drip = new Response('{"na', { headers: { 'Content-Type': 'application/json' } });
    let cut: (reason: Error) => void = () => undefined;
    replace(drip, 'text', () => new Promise((_, reject) => (cut = reject)));
    const { answer, network } = read(() => drip);
    const failure = failureOf(answer);
    network.requests[0]?.signal.addEventListener('abort', () => cut(new DOMException('', 'AbortError')));
    await clock.pass(12_000);
    cut(new DOMException('', 'AbortError'));
    expect((await failure).kind).to.equal('timeout');
  });

  it('ends as aborted when the caller cancels, and leaves no timer', async () => {
    const clock = new Clock();
    const caller = new AbortController();
    const { answer } = read(silent, { signal: caller.signal });
    const failure = failureOf(answer);
    await settled();
    expect(clock.waiting).to.deep.equal([12_000]);
    caller.abort();
    expect(await failure).to.deep.equal({ kind: 'aborted' });
    expect(clock.waiting).to.deep.equal([]);
  });

  it('leaves no timer after a good answer', async () => {
    const clock = new Clock();
    await read(() => json({ name: 'a' })).answer;
    expect(clock.waiting).to.deep.equal([]);
  });
});
