import { expect } from 'chai';
import type { WatchOptions } from '../../src/client/dossier-stream.ts';
import { createDossierTrackingClient } from '../../src/client/dossier-tracking.ts';
import type { EndpointFailure } from '../../src/client/errors.ts';
import { createTransport } from '../../src/client/transport.ts';
import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { ByteStream } from '../support/byte-stream.ts';
import { Clock, settled } from '../support/clock.ts';
import { dossierProgress } from '../support/dossier-progress.ts';
import { failureOf } from '../support/failure.ts';
import { json, Network, silent, text, unreachable, type Answer } from '../support/network.ts';
import { setOnline } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const CODE = 'H18-261120-0042';
const TOKEN = 'a-token';
const DOSSIER = dossierProgress();
const asking = () => ({ language: 'vi', signal: new AbortController().signal });
const client = () => createDossierTrackingClient(createTransport(new URL('https://endpoint.example/v1')));
const eventOf = (dossier: DossierProgress) =>
  `id: ${dossier.version}\nevent: dossier\ndata: ${JSON.stringify(dossier)}\n\n`;

function answering(answer: Answer) {
  return { network: new Network(answer), client: client() };
}

describe('reading and changing a dossier', () => {
  tidyAfterEach();

  it('looks up with the proof in the body, never in the address', async () => {
    const found = { dossier: DOSSIER, trackingToken: TOKEN, trackingExpiresAt: '2026-11-20T09:00:00+07:00' };
    const { network, client: tracking } = answering(() => json(found));
    const lookup = { code: CODE, proof: { kind: 'receipt', value: '7KQ2M4XD9RPT' } };
    expect(await tracking.lookUp(lookup, asking())).to.deep.equal(found);
    const [request] = network.requests;
    expect([request?.method, request?.url]).to.deep.equal([
      'POST',
      'https://endpoint.example/v1/dossiers/lookup',
    ]);
    expect(await request?.json()).to.deep.equal(lookup);
    expect(request?.headers.get('Authorization')).to.equal(null);
  });

  it('reads with the token in a header, letting the browser ask whether its copy holds', async () => {
    const { network, client: tracking } = answering(() => json(DOSSIER));
    expect(await tracking.getDossier(CODE, TOKEN, asking())).to.deep.equal(DOSSIER);
    const [request] = network.requests;
    expect(request?.url).to.equal(`https://endpoint.example/v1/dossiers/${CODE}`);
    expect(request?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`);
    expect([request?.cache, request?.credentials, request?.redirect]).to.deep.equal([
      'no-cache',
      'omit',
      'error',
    ]);
  });

  it('asks once, whatever becomes of it, and says how long to wait', async () => {
    const { network, client: tracking } = answering(() =>
      json({}, { status: 429, headers: { 'Retry-After': '7' } }),
    );
    expect(await failureOf(tracking.getDossier(CODE, TOKEN, asking()))).to.deep.include({
      kind: 'refused',
      status: 429,
      retryAfterMilliseconds: 7000,
    });
    expect(network.requests).to.have.length(1);
  });

  it('shows nobody the dossier of somebody else', async () => {
    const { client: tracking } = answering(() => json({ ...DOSSIER, code: 'H18-261120-0043' }));
    expect((await failureOf(tracking.getDossier(CODE, TOKEN, asking()))).kind).to.equal('broken-contract');
  });

  it('cuts texts without end', async () => {
    const { client: tracking } = answering(() => json({ ...DOSSIER, reasons: ['ộ'.repeat(1_000_000)] }));
    const [reason] = (await tracking.getDossier(CODE, TOKEN, asking())).reasons;
    expect(reason).to.equal(`${'ộ'.repeat(10_000)}…`);
  });

  it('reads what is asked for', async () => {
    const form = {
      id: 's1',
      requestedAt: '2026-11-20T08:00:00+07:00',
      reasons: [],
      fields: [],
      schema: {},
      documents: [],
    };
    const { network, client: tracking } = answering(() => json(form));
    expect(await tracking.getSupplementForm(CODE, TOKEN, asking())).to.deep.equal(form);
    expect(network.requests[0]?.url).to.equal(`https://endpoint.example/v1/dossiers/${CODE}/supplement-form`);
  });

  it('supplements and withdraws with a key', async () => {
    const { network, client: tracking } = answering(() => json(DOSSIER, { status: 201 }));
    const supplement = { request: 's1', draft: 'd', answers: { note: 'x' }, documents: [] };
    await tracking.supplement(CODE, TOKEN, supplement, 'first-key', asking());
    await tracking.withdraw(CODE, TOKEN, { reason: 'x' }, 'second-key', asking());
    const seen = network.requests.map(({ method, url, headers }) => [
      method,
      url.replace('https://endpoint.example/v1', ''),
      headers.get('Authorization'),
      headers.get('Idempotency-Key'),
    ]);
    expect(seen).to.deep.equal([
      ['POST', `/dossiers/${CODE}/supplements`, `Bearer ${TOKEN}`, 'first-key'],
      ['POST', `/dossiers/${CODE}/withdrawal`, `Bearer ${TOKEN}`, 'second-key'],
    ]);
    expect(await network.requests[0]?.json()).to.deep.equal(supplement);
  });

  it('keeps a code of any make within its place of the address', async () => {
    const { network, client: tracking } = answering(() => json({ ...DOSSIER, code: 'MC/2026?x#y' }));
    await tracking.getDossier('MC/2026?x#y', TOKEN, asking());
    expect(network.requests[0]?.url).to.equal('https://endpoint.example/v1/dossiers/MC%2F2026%3Fx%23y');
  });
});

describe('documents of the result', () => {
  tidyAfterEach();

  const result = () => client().getResult(CODE, TOKEN, 'r1', asking());
  const document = (type: string) => () => text('%PDF', { headers: { 'Content-Type': type } });

  it('come as bytes', async () => {
    const network = new Network(document('application/pdf'));
    const blob = await result();
    expect([blob.type, blob.size, await blob.text()]).to.deep.equal(['application/pdf', 4, '%PDF']);
    const [request] = network.requests;
    expect(request?.url).to.equal(`https://endpoint.example/v1/dossiers/${CODE}/results/r1`);
    expect([request?.cache, request?.headers.get('Authorization')]).to.deep.equal([
      'no-store',
      `Bearer ${TOKEN}`,
    ]);
  });

  it('are never a page that could act in the name of the site', async () => {
    const types = ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'TEXT/HTML; charset=utf-8', ''];
    for (const type of types) {
      new Network(document(type));
      expect((await result()).type, type).to.equal('application/octet-stream');
    }
    new Network(document('Image/PNG; charset=binary'));
    expect((await result()).type).to.equal('image/png');
  });

  it('are given up when they never end, or say nothing for half a minute', async () => {
    const endless = new ByteStream();
    new Network(() => new Response(endless.body));
    const tooLarge = failureOf(result());
    for (let sent = 0; sent < 5; sent += 1) endless.send(new Uint8Array(16 * 1024 * 1024));
    expect((await tooLarge).kind).to.equal('broken-contract');
    await settled();
    expect(endless.isCancelled).to.equal(true);

    const clock = new Clock();
    const quiet = new ByteStream();
    new Network(() => new Response(quiet.body));
    const dead = failureOf(result());
    await settled();
    quiet.send('%PDF');
    await clock.pass(30_000);
    expect(await dead).to.deep.equal({ kind: 'timeout', milliseconds: 30_000 });
    expect(clock.waiting).to.deep.equal([]);
  });

  it('are refused like anything else', async () => {
    new Network(() => json({ type: 'urn:dvc:problem:tracking-expired' }, { status: 401 }));
    expect(await failureOf(result())).to.deep.include({ kind: 'refused', status: 401 });
  });
});

interface Watching {
  readonly heard: unknown[];
  readonly end: Promise<EndpointFailure | 'ended'>;
  readonly network: Network;
  readonly stop: () => void;
}

function watching(answer: Answer, after?: number): Watching {
  const network = new Network(answer);
  const heard: unknown[] = [];
  const caller = new AbortController();
  const options: WatchOptions = {
    language: 'en',
    signal: caller.signal,
    ...(after !== undefined && { after }),
    onDossier: ({ version }) => heard.push(version),
    onSame: () => heard.push('same'),
    onRetry: (milliseconds) => heard.push({ retry: milliseconds }),
    onEnd: (why) => heard.push({ end: why }),
  };
  const watched = client().watch(CODE, TOKEN, options);
  const end = watched.then(
    () => 'ended' as const,
    () => failureOf(watched),
  );
  return { heard, end, network, stop: () => caller.abort() };
}

function streaming(after?: number): Watching & { readonly stream: ByteStream } {
  const stream = new ByteStream();
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8' };
  return { stream, ...watching(() => new Response(stream.body, { headers }), after) };
}

describe('watching a dossier', () => {
  tidyAfterEach();
  // It comes when it is used; here every moment counts.
  before(async () => void (await import('../../src/client/dossier-stream.ts')));

  it('asks for what it does not know yet', async () => {
    const { network, stop, end } = streaming(3);
    await settled();
    const [request] = network.requests;
    expect(request?.url).to.equal(`https://endpoint.example/v1/dossiers/${CODE}/events`);
    expect(request?.headers.get('Last-Event-ID')).to.equal('3');
    expect(request?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`);
    expect(request?.headers.get('Accept')).to.equal('text/event-stream');
    expect(request?.headers.get('Accept-Language')).to.equal('en');
    expect([request?.cache, request?.redirect, request?.credentials]).to.deep.equal([
      'no-store',
      'error',
      'omit',
    ]);
    stop();
    expect(await end).to.deep.equal({ kind: 'aborted' });
  });

  it('tells everything as it comes, until the endpoint ends it', async () => {
    const { stream, heard, end } = streaming();
    stream.send('retry: 3000\n\n');
    stream.send(`${eventOf(DOSSIER)}:\n\nevent: other\ndata: x\n\n`);
    await settled();
    expect(heard).to.deep.equal([{ retry: 3000 }, 3, 'same']);
    stream.send(
      `${eventOf(dossierProgress({ version: 4 }))}event: end\ndata: expired\n\n${eventOf(DOSSIER)}`,
    );
    expect(await end).to.equal('ended');
    expect(heard.slice(3)).to.deep.equal([4, { end: 'expired' }]);
    await settled();
    expect(stream.isCancelled).to.equal(true);
  });

  it('does not take a line that is cut for an end', async () => {
    setOnline(true);
    const closed = streaming();
    await settled();
    closed.stream.close();
    expect(await closed.end).to.deep.equal({ kind: 'unreachable' });
    const broken = streaming();
    await settled();
    broken.stream.break();
    expect(await broken.end).to.deep.equal({ kind: 'unreachable' });
    const none = watching(unreachable);
    expect(await none.end).to.deep.equal({ kind: 'unreachable' });
    setOnline(false);
    expect(await watching(unreachable).end).to.deep.equal({ kind: 'offline' });
  });

  it('counts a line as dead that says nothing', async () => {
    const clock = new Clock();
    const { stream, end, heard } = streaming();
    await clock.pass(19_000);
    stream.send(':\n\n');
    await clock.pass(39_999);
    stream.send(':\n\n');
    await clock.pass(39_999);
    expect(heard).to.deep.equal(['same', 'same']);
    await clock.pass(1);
    expect(await end).to.deep.equal({ kind: 'timeout', milliseconds: 40_000 });
    expect(clock.waiting).to.deep.equal([]);
    await settled();
    expect(stream.isCancelled).to.equal(true);
  });

  it('gives up on an endpoint that does not answer, or a proxy that keeps the bytes', async () => {
    const clock = new Clock();
    const unanswered = watching(silent);
    await clock.pass(20_000);
    expect(await unanswered.end).to.deep.equal({ kind: 'timeout', milliseconds: 20_000 });
    const buffered = streaming();
    await clock.pass(20_000);
    expect(await buffered.end).to.deep.equal({ kind: 'timeout', milliseconds: 20_000 });
    expect(clock.waiting).to.deep.equal([]);
  });

  it('leaves nothing behind when the caller gives up', async () => {
    const clock = new Clock();
    const { stream, stop, end, heard } = streaming();
    await settled();
    stop();
    expect(await end).to.deep.equal({ kind: 'aborted' });
    await settled();
    expect(clock.waiting).to.deep.equal([]);
    expect(stream.isCancelled).to.equal(true);
    expect(heard).to.deep.equal([]);
  });

  it('says why it was refused', async () => {
    const refused = watching(() => json({ title: 'x' }, { status: 503, headers: { 'Retry-After': '60' } }));
    expect(await refused.end).to.deep.include({
      kind: 'refused',
      status: 503,
      retryAfterMilliseconds: 60_000,
    });
  });

  it('believes no page of HTML, no broken dossier and no other dossier', async () => {
    const html = watching(() => text('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }));
    expect((await html.end) as EndpointFailure).to.have.property('kind', 'broken-contract');
    const spoilt = ['{', '{}', 'null', JSON.stringify({ ...DOSSIER, code: 'H18-261120-0043' })];
    for (const data of spoilt) {
      const { stream, end, heard } = streaming();
      stream.send(`event: dossier\ndata: ${data}\n\n`);
      expect((await end) as EndpointFailure, data).to.have.property('kind', 'broken-contract');
      expect(heard).to.deep.equal([]);
    }
  });
});
