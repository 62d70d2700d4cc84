import { expect } from 'chai';
import { createPaymentsClient, type PaymentsClient } from '../../src/client/payments.ts';
import { createTransport } from '../../src/client/transport.ts';
import { failureOf } from '../support/failure.ts';
import { json, Network, text, unreachable, type Answer } from '../support/network.ts';
import { bill, OTHER_PAYMENT_ID, payment, PAYMENT_ID, paymentReceipt } from '../support/payments.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const HOME = 'https://endpoint.example/v1';
const KEY = 'a-key-of-its-own';
const asking = () => ({ language: 'vi', signal: new AbortController().signal });
const REQUEST = { bill: bill().id, method: 'REDIRECT', expected: 900_000 };

function answering(answer: Answer): { readonly network: Network; readonly client: PaymentsClient } {
  return { network: new Network(answer), client: createPaymentsClient(createTransport(new URL(HOME))) };
}

describe('the client of bills and payments', () => {
  tidyAfterEach();

  it('finds a bill with all that is known of it in the body, never in the address', async () => {
    const { network, client } = answering(() => json(bill()));
    const lookup = {
      kind: 'DOSSIER',
      number: 'H18-261120-0042',
      proof: { kind: 'tracking', value: 'secret' },
    };
    expect(await client.findBill(lookup, asking())).to.deep.equal(JSON.parse(JSON.stringify(bill())));
    const [request] = network.requests;
    expect([request?.method, request?.url]).to.deep.equal(['POST', `${HOME}/bills/lookup`]);
    expect(await request?.json()).to.deep.equal(lookup);
    expect(request?.headers.get('Idempotency-Key')).to.equal(null);
    expect([request?.credentials, request?.redirect]).to.deep.equal(['omit', 'error']);
  });

  it('begins a payment under the key it is given', async () => {
    const { network, client } = answering(() => json(payment('PENDING'), { status: 201 }));
    expect((await client.createPayment(REQUEST, KEY, asking())).id).to.equal(PAYMENT_ID);
    const [request] = network.requests;
    expect([request?.method, request?.url]).to.deep.equal(['POST', `${HOME}/payments`]);
    expect(request?.headers.get('Idempotency-Key')).to.equal(KEY);
    expect(await request?.json()).to.deep.equal(REQUEST);
  });

  it('asks how it stands, past every copy', async () => {
    const { network, client } = answering(() => json(payment('PAID')));
    expect((await client.getPayment(PAYMENT_ID, asking())).state.code).to.equal('PAID');
    const [request] = network.requests;
    expect([request?.method, request?.url]).to.deep.equal(['GET', `${HOME}/payments/${PAYMENT_ID}`]);
    expect([request?.cache, request?.redirect]).to.deep.equal(['no-cache', 'error']);
  });

  it('gives a payment up, and reads its receipt', async () => {
    const { network, client } = answering((request) =>
      json(request.url.endsWith('receipt') ? paymentReceipt() : payment('CANCELLED')),
    );
    expect((await client.cancelPayment(PAYMENT_ID, asking())).state.code).to.equal('CANCELLED');
    expect((await client.getReceipt(PAYMENT_ID, asking())).total).to.equal(900_000);
    expect(network.requests.map(({ method, url }) => `${method} ${url.slice(HOME.length)}`)).to.deep.equal([
      `POST /payments/${PAYMENT_ID}/cancellation`,
      `GET /payments/${PAYMENT_ID}/receipt`,
    ]);
  });

  it('asks once, whatever becomes of it', async () => {
    const { network, client } = answering(unreachable);
    expect(await failureOf(client.createPayment(REQUEST, KEY, asking()))).to.deep.equal({
      kind: 'unreachable',
    });
    expect(network.requests).to.have.length(1);
    network.answer = () => json({}, { status: 429, headers: { 'Retry-After': '7' } });
    const limited = await failureOf(client.findBill({ kind: 'TRAFFIC_FINE', number: '1' }, asking()));
    expect(limited).to.deep.include({ status: 429, retryAfterMilliseconds: 7_000 });
    expect(network.requests).to.have.length(2);
  });

  it('says which payment is open', async () => {
    const problem = { type: 'urn:dvc:problem:payment-open', payment: OTHER_PAYMENT_ID };
    const { client } = answering(() => json(problem, { status: 422 }));
    expect(await failureOf(client.createPayment(REQUEST, KEY, asking()))).to.deep.include({
      status: 422,
      problem: { ...problem, title: undefined, detail: undefined },
    });
  });

  it('shows nobody the payment of somebody else', async () => {
    const { client } = answering(() => json(payment('PAID', { id: OTHER_PAYMENT_ID })));
    for (const asked of [
      client.getPayment(PAYMENT_ID, asking()),
      client.cancelPayment(PAYMENT_ID, asking()),
      client.createPayment({ ...REQUEST, bill: 'another' }, KEY, asking()),
    ])
      expect((await failureOf(asked)).kind).to.equal('broken-contract');
  });

  for (const amount of [-1, 0.5, 2 ** 53, 1e300]) {
    it(`takes ${amount} for no sum of money`, async () => {
      const { client } = answering((request) =>
        json(request.url.endsWith('lookup') ? bill({ total: amount }) : payment('PAID', { amount })),
      );
      const found = client.findBill({ kind: 'TRAFFIC_FINE', number: '1' }, asking());
      expect((await failureOf(found)).kind).to.equal('broken-contract');
      expect((await failureOf(client.getPayment(PAYMENT_ID, asking()))).kind).to.equal('broken-contract');
    });
  }

  it('believes no page that stands in the place of an answer', async () => {
    const { client } = answering(() => text('<h1>PAID</h1>', { headers: { 'Content-Type': 'text/html' } }));
    expect((await failureOf(client.getPayment(PAYMENT_ID, asking()))).kind).to.equal('broken-contract');
    const { state: _, ...stateless } = payment('PAID');
    const { client: other } = answering(() => json(stateless));
    expect(await failureOf(other.getPayment(PAYMENT_ID, asking()))).to.deep.include({
      kind: 'broken-contract',
    });
  });

  it('cuts texts without end', async () => {
    const { client } = answering(() => json(payment('FAILED', { reason: 'ộ'.repeat(1_000_000) })));
    expect((await client.getPayment(PAYMENT_ID, asking())).reason).to.equal(`${'ộ'.repeat(5_000)}…`);
  });
});
