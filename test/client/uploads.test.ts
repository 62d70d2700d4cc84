import { expect } from 'chai';
import type { EndpointFailure } from '../../src/client/errors.ts';
import { UnreadableFileError } from '../../src/client/upload-chunk.ts';
import { createUploadsClient, type UploadOptions } from '../../src/client/uploads.ts';
import { Clock, settled } from '../support/clock.ts';
import { failureOf } from '../support/failure.ts';
import { FakeTus, type Fate } from '../support/fake-tus.ts';
import { until } from '../support/mount.ts';
import { Network, silent, type Answer } from '../support/network.ts';
import { replace, setOnline } from '../support/replace.ts';
import { seeded, seededBytes } from '../support/seeded.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const ENDPOINT = new URL('https://endpoint.example/v1');
const ABOUT = { draft: 'draft-1', filename: 'Giấy chứng sinh.pdf', type: 'application/pdf' };
const KIB = 1024;

interface Heard {
  readonly started: string[];
  readonly progress: number[];
  readonly troubles: (string | undefined)[];
}

function listen(): Heard & { options: (more?: Partial<UploadOptions>) => UploadOptions } {
  const heard: Heard = { started: [], progress: [], troubles: [] };
  const kindOf = (failure: EndpointFailure | undefined) =>
    failure?.kind === 'refused' ? String(failure.status) : failure?.kind;
  return {
    ...heard,
    options: (more) => ({
      language: 'vi',
      signal: new AbortController().signal,
      onStarted: (id) => heard.started.push(id),
      onProgress: (bytes) => heard.progress.push(bytes),
      onTrouble: (failure) => heard.troubles.push(kindOf(failure)),
      ...more,
    }),
  };
}

/** Waits between attempts take no time, and attempts have all the time they want. */
function withoutWaiting(): void {
  const { setTimeout } = globalThis;
  replace(globalThis, 'setTimeout', (run: () => void, delay = 0) =>
    delay < 30_000 ? setTimeout(run, 0) : undefined,
  );
}

function setUp(answer?: Answer) {
  setOnline(true);
  const tus = new FakeTus();
  const network = new Network(answer ?? tus.answer);
  return { tus, network, client: createUploadsClient(ENDPOINT), ...listen() };
}

const fileOf = (length: number, seed = 1) => new Blob([seededBytes(length, seeded(seed))]);
const fates = (...list: Fate[]) => {
  const rest = [...list];
  return () => rest.shift() ?? 'arrives';
};
const refused = (status: number, headers?: HeadersInit) => () => new Response(null, { status, headers });

async function expectHeld(tus: FakeTus, id: string, file: Blob): Promise<void> {
  const sent = new Uint8Array(await file.arrayBuffer());
  const held = tus.uploads.get(id)?.bytes ?? new Uint8Array();
  expect(held.length).to.equal(sent.length);
  expect(
    held.every((byte, index) => byte === sent[index]),
    'byte-identical',
  ).to.equal(true);
}

describe('uploads: a good line', () => {
  tidyAfterEach();

  it('sends a file in growing chunks, each with its checksum', async () => {
    const { tus, network, client, started, progress, troubles, options } = setUp();
    const file = fileOf(500 * KIB);
    const { id } = await client.send(file, ABOUT, options());
    expect(id).to.equal('u-1');
    await expectHeld(tus, id, file);
    expect(started).to.deep.equal(['u-1']);
    expect(progress).to.deep.equal([0, 64 * KIB, 192 * KIB, 448 * KIB, 500 * KIB]);
    expect(troubles).to.deep.equal([]);
    expect(tus.checksums.every((checksum) => checksum?.startsWith('sha256 '))).to.equal(true);
    expect(network.requests.map(({ method }) => method).join()).to.equal('POST,PATCH,PATCH,PATCH,PATCH');
  });

  it('tells the endpoint name, type and draft, without cookies and without following anybody', async () => {
    const { tus, network, client, options } = setUp();
    await client.send(fileOf(10), ABOUT, options());
    const values = (tus.uploads.get('u-1')?.metadata ?? '').split(',').map((pair) => {
      const [key = '', value = ''] = pair.split(' ');
      const bytes = Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
      return [key, new TextDecoder().decode(bytes)];
    });
    expect(Object.fromEntries(values)).to.deep.equal({
      filename: 'Giấy chứng sinh.pdf',
      filetype: 'application/pdf',
      draft: 'draft-1',
    });
    for (const request of network.requests) {
      expect(request.credentials).to.equal('omit');
      expect(request.redirect).to.equal('error');
      expect(request.headers.get('Accept-Language')).to.equal('vi');
    }
  });

  it('sends an empty file', async () => {
    const { tus, client, options } = setUp();
    const { id } = await client.send(new Blob([]), ABOUT, options());
    await expectHeld(tus, id, new Blob([]));
    expect(tus.log).to.deep.equal(['POST arrives']);
  });

  it('goes on where an earlier visit stopped', async () => {
    const { tus, client, options, started } = setUp();
    const file = fileOf(300 * KIB);
    const stop = new AbortController();
    const onProgress = (bytes: number) => void (bytes >= 64 * KIB && stop.abort());
    const failure = await failureOf(client.send(file, ABOUT, options({ signal: stop.signal, onProgress })));
    expect(failure).to.deep.equal({ kind: 'aborted' });
    tus.bytesSent = 0;
    const { id } = await client.send(file, ABOUT, options({ resume: started[0] ?? '' }));
    expect(id).to.equal('u-1');
    await expectHeld(tus, id, file);
    expect(tus.bytesSent).to.equal((300 - 64) * KIB);
  });

  it('sends nothing again when all had arrived before', async () => {
    const { tus, client, options } = setUp();
    const file = fileOf(10);
    const { id } = await client.send(file, ABOUT, options());
    tus.log.length = 0;
    expect(await client.send(file, ABOUT, options({ resume: id }))).to.deep.equal({ id });
    expect(tus.log).to.deep.equal(['HEAD arrives']);
  });

  it('starts anew when what was kept belongs to another file', async () => {
    const { tus, client, options } = setUp();
    const { id } = await client.send(fileOf(10), ABOUT, options());
    const other = fileOf(20);
    const second = await client.send(other, ABOUT, options({ resume: id }));
    expect(second.id).to.equal('u-2');
    await expectHeld(tus, second.id, other);
  });

  it('sends without checksums where the page has no WebCrypto', async () => {
    const { tus, client, options } = setUp();
    replace(crypto, 'subtle', undefined);
    const { id } = await client.send(fileOf(10), ABOUT, options());
    expect(tus.checksums).to.deep.equal([null]);
    expect(tus.uploads.get(id)?.bytes.length).to.equal(10);
  });

  it('says so when the device withholds the file', async () => {
    const { client, options } = setUp();
    const file = fileOf(10);
    replace(file, 'slice', () => ({
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    }));
    const error: unknown = await client.send(file, ABOUT, options()).catch((error: unknown) => error);
    expect(error).to.be.instanceOf(UnreadableFileError);
  });

  it('removes an upload, also one the endpoint has forgotten', async () => {
    const { tus, network, client, options } = setUp();
    const { id } = await client.send(fileOf(10), ABOUT, options());
    await client.remove(id, options());
    expect(tus.uploads.size).to.equal(0);
    await client.remove(id, options());
    const before = network.requests.length;
    await client.remove('..', options());
    expect(network.requests).to.have.length(before);
  });
});

describe('uploads: addresses', () => {
  tidyAfterEach();

  for (const location of ['/v1/uploads/u-1', 'uploads/u-1', 'https://endpoint.example/v1/uploads/u-1?x#y']) {
    it(`takes ${location}`, async () => {
      const { tus, client, options } = setUp();
      tus.locationOf = () => location;
      expect(await client.send(fileOf(10), ABOUT, options())).to.deep.equal({ id: 'u-1' });
    });
  }

  for (const location of [
    'https://elsewhere.example/v1/uploads/u-1',
    '//elsewhere.example/v1/uploads/u-1',
    'http://endpoint.example/v1/uploads/u-1',
    '/v1/other/u-1',
    '/v1/uploads/../other',
    '/v1/uploads/u-1/more',
    '/v1/uploads/',
    'data:text/plain,1',
    'https://',
  ]) {
    it(`sends nothing to ${location}`, async () => {
      const { tus, network, client, options } = setUp();
      tus.locationOf = () => location;
      const failure = await failureOf(client.send(fileOf(10), ABOUT, options()));
      expect(failure.kind).to.equal('broken-contract');
      expect(network.requests.map(({ method }) => method)).to.deep.equal(['POST']);
    });
  }
});

describe('uploads: a bad line', () => {
  tidyAfterEach();

  const cases: [string, Fate[], string][] = [
    ['a chunk that was cut', ['arrives', 'cut'], 'POST,PATCH,HEAD,PATCH,PATCH,PATCH'],
    ['a lost answer to a chunk', ['arrives', 'answer lost'], 'POST,PATCH,HEAD,PATCH'],
    ['a lost answer to the last chunk', ['arrives', 'arrives', 'answer lost'], 'POST,PATCH,PATCH,HEAD'],
    ['a lost answer to the first request', ['answer lost'], 'POST,POST,PATCH,PATCH'],
    ['a damaged chunk', ['arrives', 'damaged'], 'POST,PATCH,HEAD,PATCH,PATCH,PATCH'],
    ['a forgotten upload', ['arrives', 'arrives', 'forgotten'], 'POST,PATCH,PATCH,POST,PATCH'],
    ['a pause the endpoint asks for', ['unavailable', 'unavailable'], 'POST,POST,POST,PATCH,PATCH'],
    [
      'a page of the hotspot',
      ['page', 'arrives', 'page', 'page'],
      'POST,POST,PATCH,HEAD,HEAD,PATCH,PATCH,PATCH',
    ],
  ];
  for (const [name, list, expected] of cases) {
    it(`gets over ${name}`, async () => {
      withoutWaiting();
      const { tus, client, options } = setUp();
      tus.fate = fates(...list);
      const file = fileOf(80 * KIB);
      const { id } = await client.send(file, ABOUT, options());
      await expectHeld(tus, id, file);
      expect(tus.log.map((line) => line.split(' ')[0]).join()).to.equal(expected);
    });
  }

  it('asks again at another offset', async () => {
    const { tus, client, options, troubles } = setUp();
    const file = fileOf(200 * KIB);
    const half = new Uint8Array(await file.slice(0, 100 * KIB).arrayBuffer());
    const onProgress = (bytes: number) => {
      const held = tus.uploads.get('u-1');
      if (bytes === 64 * KIB && held) held.bytes = half;
    };
    const { id } = await client.send(file, ABOUT, options({ onProgress }));
    await expectHeld(tus, id, file);
    expect(troubles).to.deep.equal([]);
  });

  it('says what it waits for, and that it goes on', async () => {
    const clock = new Clock();
    replace(Math, 'random', () => 0.5);
    const { tus, client, options, troubles } = setUp();
    tus.fate = fates('unavailable', 'cut');
    const sent = client.send(fileOf(10), ABOUT, options());
    await settled();
    expect(troubles).to.deep.equal(['503']);
    // Two seconds are asked for, half a one is its own.
    expect(clock.waiting).to.deep.equal([2_500]);
    await clock.pass(2_500);
    expect(troubles).to.deep.equal(['503', undefined, 'unreachable']);
    await clock.pass(1_000);
    await sent;
    expect(troubles).to.deep.equal(['503', undefined, 'unreachable', undefined]);
  });

  it('gives up after eight failures without progress, and can be resumed', async () => {
    withoutWaiting();
    const { tus, client, options, started, troubles } = setUp();
    const file = fileOf(300 * KIB);
    tus.fate = (request) => (request.headers.get('Upload-Offset') === String(64 * KIB) ? 'cut' : 'arrives');
    const failure = await failureOf(client.send(file, ABOUT, options()));
    expect(failure.kind).to.equal('unreachable');
    expect(tus.log.filter((line) => line === 'PATCH cut')).to.have.length(8);
    expect(troubles.filter((trouble) => trouble !== undefined)).to.have.length(7);
    tus.fate = () => 'arrives';
    const { id } = await client.send(file, ABOUT, options({ resume: started[0] ?? '' }));
    await expectHeld(tus, id, file);
  });

  it('does not send for ever to an endpoint that forgets every upload', async () => {
    withoutWaiting();
    const { tus, client, options, started } = setUp();
    const onProgress = (bytes: number) => void (bytes > 0 && tus.uploads.clear());
    const failure = await failureOf(client.send(fileOf(5_000 * KIB), ABOUT, options({ onProgress })));
    expect(failure).to.include({ kind: 'refused', status: 404 });
    expect(started).to.have.length(4);
  });

  for (const status of [400, 403, 404, 413, 415]) {
    it(`takes ${status} as the last word`, async () => {
      const { network, client, options } = setUp(refused(status));
      const failure = await failureOf(client.send(fileOf(10), ABOUT, options()));
      expect(failure).to.include({ kind: 'refused', status });
      expect(network.requests).to.have.length(1);
    });
  }

  it('does not sit through a pause of minutes', async () => {
    const { network, client, options } = setUp(refused(503, { 'Retry-After': '600' }));
    const failure = await failureOf(client.send(fileOf(10), ABOUT, options()));
    expect(failure).to.include({ kind: 'refused', retryAfterMilliseconds: 600_000 });
    expect(network.requests).to.have.length(1);
  });

  it('gives a chunk time by its size', async () => {
    const clock = new Clock();
    const { tus, client, options, troubles } = setUp();
    const network = new Network((request) => (request.method === 'PATCH' ? silent() : tus.answer(request)));
    const stop = new AbortController();
    const failure = failureOf(client.send(fileOf(64 * KIB), ABOUT, options({ signal: stop.signal })));
    // Its digest is made first, elsewhere, and takes the time it takes.
    await until('the chunk', () => network.requests.at(-1)?.method === 'PATCH');
    expect(clock.waiting).to.deep.equal([30_000 + 32 * KIB]);
    await clock.pass(30_000 + 32 * KIB);
    expect(troubles).to.deep.equal(['timeout']);
    stop.abort();
    expect(await failure).to.deep.equal({ kind: 'aborted' });
    expect(network.requests.at(-1)?.method).to.equal('PATCH');
  });
});

describe('uploads: no network', () => {
  tidyAfterEach();

  it('waits for the network, however long, and goes on at once', async () => {
    const clock = new Clock();
    const { tus, client, options, troubles } = setUp();
    setOnline(false);
    tus.fate = () => 'cut';
    const file = fileOf(10);
    const sent = client.send(file, ABOUT, options());
    await settled();
    expect(troubles).to.deep.equal(['offline']);
    await clock.pass(3_600_000);
    tus.fate = () => 'arrives';
    setOnline(true);
    window.dispatchEvent(new Event('online'));
    const { id } = await sent;
    await expectHeld(tus, id, file);
    expect(clock.waiting).to.deep.equal([]);
  });

  it('stops waiting when the document is withdrawn', async () => {
    const clock = new Clock();
    const { tus, client, options } = setUp();
    setOnline(false);
    tus.fate = () => 'cut';
    const stop = new AbortController();
    const failure = failureOf(client.send(fileOf(10), ABOUT, options({ signal: stop.signal })));
    await settled();
    stop.abort();
    expect(await failure).to.deep.equal({ kind: 'aborted' });
    expect(clock.waiting).to.deep.equal([]);
  });

  it('asks nothing for a document that was withdrawn before', async () => {
    const { network, client, options } = setUp();
    const failure = await failureOf(client.send(fileOf(10), ABOUT, options({ signal: AbortSignal.abort() })));
    expect(failure).to.deep.equal({ kind: 'aborted' });
    expect(network.requests.filter(({ signal }) => !signal.aborted)).to.deep.equal([]);
  });
});

describe('uploads: lines that break at random', () => {
  tidyAfterEach();

  const FATES: readonly Fate[] = ['cut', 'cut', 'cut', 'answer lost', 'damaged', 'unavailable', 'page'];
  const SEEDS = 200;
  const IN_ONE_TEST = 20;

  for (let first = 1; first <= SEEDS; first += IN_ONE_TEST) {
    it(`sends each byte as it is, seeds ${first} to ${first + IN_ONE_TEST - 1}`, async () => {
      withoutWaiting();
      for (let seed = first; seed < first + IN_ONE_TEST; seed += 1) await sendOverBadLine(seed);
    });
  }

  async function sendOverBadLine(seed: number): Promise<void> {
    const random = seeded(seed);
    const { tus, client, options, progress, started } = setUp();
    const size = Math.floor(random() ** 2 * 2_000 * KIB);
    let wasted = 0;
    let inARow = 0;
    tus.fate = (request) => {
      const fails = random() < 0.3 && inARow < 5;
      inARow = fails ? inARow + 1 : 0;
      const fate = fails ? (FATES[Math.floor(random() * FATES.length)] ?? 'cut') : 'arrives';
      if (request.method === 'PATCH' && fate !== 'arrives' && fate !== 'answer lost') wasted += 1;
      return fate;
    };
    const file = new Blob([seededBytes(size, random)]);
    let id: string | undefined;
    // Where it gives up, somebody presses "try again".
    while (id === undefined) {
      const sent = client.send(file, ABOUT, options({ resume: started.at(-1) }));
      id = await sent.then(
        ({ id }) => id,
        () => undefined,
      );
    }
    await expectHeld(tus, id, file);
    expect(progress.at(-1), `seed ${seed}`).to.equal(size);
    expect(tus.bytesSent - size, `seed ${seed}: sent twice`).to.be.at.most(wasted * 512 * KIB);
  }
});

describe('uploads: what a large file costs', () => {
  tidyAfterEach();

  it('sends little twice of 64 MB cut 50 times', async function (this: {
    timeout(milliseconds: number): void;
  }) {
    this.timeout(60_000);
    withoutWaiting();
    const { network, client, options } = setUp();
    const size = 64 * KIB * KIB;
    const random = seeded(64);
    const cuts = Array.from({ length: 50 }, () => Math.floor(random() * size)).toSorted((a, b) => a - b);
    let held = 0;
    let sent = 0;
    // The bytes themselves are the matter of the tests above; here they are only counted.
    network.answer = async (request) => {
      if (request.method === 'POST')
        return new Response(null, { status: 201, headers: { Location: '/v1/uploads/u-1' } });
      const next = (await request.arrayBuffer()).byteLength;
      const [cut = Infinity] = cuts;
      if (request.method === 'PATCH' && held + next > cut) {
        cuts.shift();
        sent += cut - held;
        throw new TypeError('Failed to fetch');
      }
      held += next;
      sent += next;
      return new Response(null, { status: 204, headers: { 'Upload-Offset': String(held) } });
    };
    const file = {
      size,
      slice: (start: number, end: number) => ({ arrayBuffer: async () => new ArrayBuffer(end - start) }),
    };
    replace(crypto, 'subtle', undefined);
    await client.send(file as unknown as Blob, ABOUT, options());
    expect(held).to.equal(size);
    expect(cuts).to.deep.equal([]);
    expect(sent - size, 'bytes sent twice').to.be.at.most(size / 10);
  });
});
