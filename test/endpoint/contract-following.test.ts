import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { type OperationName, operations } from '../../src/contract/operations.ts';
import type { DossierReceipt, SupplementForm } from '../../src/contract/index.ts';
import { check, document } from './document-support.ts';
import { FRIDAY, orderFault, startFiling, upload } from './filing-support.ts';
import { ask, fileOne, lookUp, MORE, moveAt, progressOf, send, text } from './following-support.ts';
import { type Answer, rawRequest } from './support.ts';

const endpoint = await startFiling();
const { url } = endpoint;

const waiting = await fileOne(url);
await moveAt(endpoint, waiting.code, { kind: 'accept' }, FRIDAY);
await moveAt(endpoint, waiting.code, { ...MORE, until: new Date('2026-12-01T17:00:00+07:00') }, FRIDAY);
const form = JSON.parse((await ask(url, waiting, '/supplement-form')).text) as SupplementForm;
const draft = randomUUID();
const supplement = {
  request: form.id,
  draft,
  answers: { note: 'Đã chụp lại.' },
  documents: [{ id: 'clear-copy', uploads: [await upload(url, draft)] }],
};
const results = [
  { name: text('Giấy mẫu', 'Sample'), type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') },
];
const sent = await fileOne(url, {
  delivery: {
    id: 'POST',
    recipient: 'Nguyễn Văn Mẫu',
    phone: '0912345678',
    address: { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
  },
});
await moveAt(endpoint, sent.code, { kind: 'accept' }, FRIDAY);
await moveAt(endpoint, sent.code, { kind: 'finish', results }, FRIDAY);
const parcel = {
  kind: 'ship',
  carrier: text('Bưu điện'),
  number: 'VN1',
  url: 'https://post.example/',
} as const;
await moveAt(endpoint, sent.code, parcel, FRIDAY);
await moveAt(endpoint, sent.code, { kind: 'shipmentEvent', what: text('Đang phát.') }, FRIDAY);
const document_ = (await progressOf(url, sent)).results[0]?.id ?? '';

const early = await fileOne(url);
const late = await fileOne(url);
const stranger = (ticket: DossierReceipt) => ({ ...ticket, trackingToken: 'x'.repeat(43) });
const ordered = async (operation: OperationName, status: number, request: () => Promise<Answer>) => {
  await orderFault(url, { operation, kind: 'status', status, retryAfter: 1 });
  return request();
};
const again = async (path: string) => {
  const { headers } = await ask(url, waiting, path);
  return ask(url, waiting, path, { 'If-None-Match': String(headers['etag']) });
};
const tooLarge = { note: ' '.repeat(2_000_000) };
const keys = { supplement: randomUUID(), withdrawal: randomUUID() };

/** Every status of every operation, in this order. */
const cases: Readonly<Partial<Record<OperationName, [number, () => Promise<Answer>][]>>> = {
  lookUpDossier: [
    [200, () => lookUp(url, waiting.code)],
    [400, () => lookUp(url, waiting.code, { kind: 'name' })],
    [404, () => lookUp(url, waiting.code, { value: '999999' })],
    [413, () => lookUp(url, waiting.code, { value: ' '.repeat(2_000_000) })],
    [429, () => ordered('lookUpDossier', 429, () => lookUp(url, waiting.code))],
    [503, () => ordered('lookUpDossier', 503, () => lookUp(url, waiting.code))],
  ],
  getDossier: [
    [200, () => ask(url, early)],
    [200, () => ask(url, waiting)],
    [200, () => ask(url, sent, '', { 'Accept-Language': 'en' })],
    [304, () => again('')],
    [400, () => ask(url, { ...early, code: 'X'.repeat(61) })],
    [401, () => ask(url, stranger(early))],
    [429, () => ordered('getDossier', 429, () => ask(url, early))],
    [503, () => ordered('getDossier', 503, () => ask(url, early))],
  ],
  getDossierResult: [
    [200, () => ask(url, sent, `/results/${document_}`)],
    [400, () => ask(url, sent, `/results/${'x'.repeat(61)}`)],
    [401, () => ask(url, stranger(sent), `/results/${document_}`)],
    [404, () => ask(url, sent, '/results/x')],
    [429, () => ordered('getDossierResult', 429, () => ask(url, sent, `/results/${document_}`))],
    [503, () => ordered('getDossierResult', 503, () => ask(url, sent, `/results/${document_}`))],
  ],
  getSupplementForm: [
    [200, () => ask(url, waiting, '/supplement-form')],
    [304, () => again('/supplement-form')],
    [400, () => ask(url, { ...waiting, code: 'X'.repeat(61) }, '/supplement-form')],
    [401, () => ask(url, stranger(waiting), '/supplement-form')],
    [422, () => ask(url, early, '/supplement-form')],
    [429, () => ordered('getSupplementForm', 429, () => ask(url, waiting, '/supplement-form'))],
    [503, () => ordered('getSupplementForm', 503, () => ask(url, waiting, '/supplement-form'))],
  ],
  supplementDossier: [
    [400, () => send(url, waiting, '/supplements', {})],
    [400, () => send(url, waiting, '/supplements', supplement, { key: 'short' })],
    [401, () => send(url, stranger(waiting), '/supplements', supplement)],
    [413, () => send(url, waiting, '/supplements', { ...supplement, answers: tooLarge })],
    [422, () => send(url, waiting, '/supplements', { ...supplement, answers: {} })],
    [422, () => send(url, early, '/supplements', supplement)],
    [201, () => send(url, waiting, '/supplements', supplement, { key: keys.supplement })],
    [201, () => send(url, waiting, '/supplements', supplement, { key: keys.supplement })],
    [422, () => send(url, waiting, '/supplements', {}, { key: keys.supplement })],
    ...([409, 429, 503] as const).map((status): [number, () => Promise<Answer>] => [
      status,
      () => ordered('supplementDossier', status, () => send(url, waiting, '/supplements', supplement)),
    ]),
  ],
  withdrawDossier: [
    [400, () => send(url, late, '/withdrawal', { reason: 1 })],
    [401, () => send(url, stranger(late), '/withdrawal', {})],
    [413, () => send(url, late, '/withdrawal', tooLarge)],
    [422, () => send(url, sent, '/withdrawal', {})],
    [201, () => send(url, late, '/withdrawal', {}, { key: keys.withdrawal })],
    [422, () => send(url, late, '/withdrawal', { reason: 'Khác' }, { key: keys.withdrawal })],
    ...([409, 429, 503] as const).map((status): [number, () => Promise<Answer>] => [
      status,
      () => ordered('withdrawDossier', status, () => send(url, late, '/withdrawal', {})),
    ]),
  ],
};

for (const [name, list] of Object.entries(cases) as [OperationName, [number, () => Promise<Answer>][]][])
  describe(name, () => {
    for (const [index, [status, request]] of list.entries())
      test(`answers as described: ${status} (${index + 1})`, async () =>
        check(name, await request(), status));

    test('every described status was seen', () => {
      const { path, method } = operations[name];
      const described = Object.keys(document.paths[path]?.[method.toLowerCase()]?.responses ?? {});
      const seen = [...list.map(([status]) => String(status)), 'default'];
      assert.deepEqual(described.toSorted(), [...new Set(seen)].toSorted());
    });
  });

test('a page anywhere may send what these operations need, and read what they answer', async () => {
  const asked = 'authorization,content-type,idempotency-key,if-none-match,last-event-id';
  const { headers, status } = await rawRequest(`${url}/dossiers/${early.code}/events`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://xa.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': asked,
    },
  });
  assert.equal(status, 204);
  const allowed = String(headers['access-control-allow-headers']).toLowerCase().split(', ');
  for (const header of asked.split(',')) assert.equal(allowed.includes(header), true, header);
  const answer = await ask(url, sent, `/results/${document_}`, { Origin: 'https://xa.example' });
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  assert.match(String(answer.headers['access-control-expose-headers']), /Content-Disposition/);
});
