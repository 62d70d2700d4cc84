import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { type OperationName, operations } from '../../src/contract/operations.ts';
import type { EndpointDescription } from '../../src/contract/index.ts';
import { check, document, validatorOf } from './document-support.ts';
import { orderFault, startFiling } from './filing-support.ts';
import {
  begin,
  cancel,
  findBill,
  findFine,
  findLateFine,
  lookUpBill,
  order,
  payAndTell,
  receiptAnswer,
  refundByOffice,
  startPaying,
} from './payment-support.ts';
import { type Answer, getJson, rawRequest } from './support.ts';

const endpoint = await startPaying();
const { url, platform } = endpoint;

const paid = await begin(url, await findBill(url, 'HEALTH_INSURANCE', '9900000101'));
await payAndTell(endpoint, paid.reference);
await payAndTell(endpoint, paid.reference);
const refunded = await begin(url, await findBill(url, 'POSTAGE', 'EE990000011VN'));
await payAndTell(endpoint, refunded.reference);
await refundByOffice(url, refunded.id);
const bill = await findFine(url);
const body = { bill: bill.id, method: 'VIETQR', expected: bill.total };
const key = randomUUID();
const waiting = await begin(url, await findLateFine(url));
platform.mischief.INIT = ['refused'];
const failed = await begin(url, await findBill(url, 'REGISTRATION_TAX', '99000000000001'));

const read = (id: string, path = '', headers: Record<string, string> = {}) =>
  rawRequest(`${url}/payments/${id}${path}`, { headers });
const ordered = async (operation: OperationName, status: number, request: () => Promise<Answer>) => {
  await orderFault(url, { operation, kind: 'status', status, retryAfter: 1 });
  return request();
};
const again = async (id: string, path = '') => {
  const { headers } = await read(id, path);
  return read(id, path, { 'If-None-Match': String(headers['etag']) });
};
const fine = { kind: 'TRAFFIC_FINE', number: '990003' };
const none = randomUUID();
const english = { 'Accept-Language': 'en' };

type Cases = [number, () => Promise<Answer>][];

const later = (name: OperationName, statuses: readonly number[], request: () => Promise<Answer>): Cases =>
  statuses.map((status) => [status, () => ordered(name, status, request)]);

/** Every status of every operation, in this order. */
const cases: Readonly<Partial<Record<OperationName, Cases>>> = {
  findBill: [
    [200, () => lookUpBill(url, fine)],
    [200, () => lookUpBill(url, { kind: 'SOCIAL_INSURANCE', number: '9900000001' })],
    [200, () => lookUpBill(url, { kind: 'HEALTH_INSURANCE', number: '9900000101' })],
    [200, () => lookUpBill(url, { kind: 'POSTAGE', number: 'EE990000011VN' })],
    [400, () => lookUpBill(url, { ...fine, kind: 'OTHER' })],
    [404, () => lookUpBill(url, { ...fine, number: '1' })],
    [413, () => lookUpBill(url, { ...fine, number: '1'.repeat(2_000_000) })],
    ...later('findBill', [429, 503], () => lookUpBill(url, fine)),
  ],
  createPayment: [
    [400, () => order(url, body, { key: undefined })],
    [400, () => order(url, {})],
    [404, () => order(url, { ...body, bill: none })],
    [413, () => order(url, ' '.repeat(2_000_000))],
    [422, () => order(url, { ...body, expected: 1 })],
    [201, () => order(url, body, { key })],
    [201, () => order(url, body, { key, headers: english })],
    [422, () => order(url, { ...body, expected: 1 }, { key })],
    [422, () => order(url, body)],
    ...later('createPayment', [409, 429, 503], () => order(url, body)),
  ],
  getPayment: [
    ...[paid, refunded, waiting, failed].map(({ id }): Cases[0] => [200, () => read(id)]),
    [200, () => read(paid.id, '', english)],
    [304, () => again(paid.id)],
    [400, () => read('x')],
    [404, () => read(none)],
    ...later('getPayment', [429, 503], () => read(paid.id)),
  ],
  cancelPayment: [
    [200, () => cancel(url, waiting)],
    [200, () => cancel(url, waiting)],
    [400, () => cancel(url, { id: 'x' })],
    [404, () => cancel(url, { id: none })],
    [422, () => cancel(url, paid)],
    ...later('cancelPayment', [429, 503], () => cancel(url, waiting)),
  ],
  getReceipt: [
    [200, () => receiptAnswer(url, paid)],
    [200, () => receiptAnswer(url, refunded)],
    [304, () => again(paid.id, '/receipt')],
    [400, () => receiptAnswer(url, { id: 'x' })],
    [404, () => receiptAnswer(url, { id: none })],
    [404, () => receiptAnswer(url, waiting)],
    ...later('getReceipt', [429, 503], () => receiptAnswer(url, paid)),
  ],
};

for (const [name, list] of Object.entries(cases) as [OperationName, Cases][])
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

test('what is sent is as described', () => {
  for (const [schema, sent] of [
    ['PaymentRequest', body],
    ['BillLookup', fine],
  ] as const) {
    const validate = validatorOf(`#/components/schemas/${schema}`);
    assert.equal(validate(sent), true, JSON.stringify(validate.errors));
  }
});

const PAYING = ['findBill', 'createPayment', 'getPayment', 'cancelPayment', 'getReceipt'];

describe('the description', () => {
  test('says how to pay, and what', async () => {
    check('describeEndpoint', await rawRequest(url), 200);
    const { operations: offered, paymentMethods, billKinds } = await getJson<EndpointDescription>(url);
    assert.deepEqual(
      paymentMethods.map(({ code }) => code),
      ['REDIRECT', 'VIETQR'],
    );
    assert.equal(
      billKinds?.some(({ code }) => code === 'TRAFFIC_FINE'),
      true,
    );
    for (const name of PAYING) assert.equal(offered.includes(name), true, name);
  });

  test('without a platform nothing of it is there', async () => {
    const other = await startFiling();
    const { operations: offered, paymentMethods, billKinds } = await getJson<EndpointDescription>(other.url);
    assert.deepEqual([paymentMethods, billKinds], [[], undefined]);
    for (const name of PAYING) assert.equal(offered.includes(name), false, name);
    const requests = [
      lookUpBill(other.url, fine),
      order(other.url, body),
      rawRequest(`${other.url}/payments/${paid.id}`),
      cancel(other.url, paid),
      rawRequest(`${other.url}/payment-platform/notifications`, { method: 'POST', body: '{}' }),
      rawRequest(`${other.url}/sandbox/payments`),
    ];
    for (const { status } of await Promise.all(requests)) assert.equal(status, 404);
  });
});
