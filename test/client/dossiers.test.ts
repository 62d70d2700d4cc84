import { expect } from 'chai';
import { createDossiersClient } from '../../src/client/dossiers.ts';
import { createTransport } from '../../src/client/transport.ts';
import type { DossierSubmission } from '../../src/contract/dossier-submission.ts';
import { failureOf } from '../support/failure.ts';
import { FakeDossiers } from '../support/fake-dossiers.ts';
import { json, Network } from '../support/network.ts';
import { cleanPage, pollutePage } from '../support/polluted-page.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const SUBMISSION: DossierSubmission = {
  procedureCode: '1.000000',
  formVersion: '1',
  draft: '3f0f8b0e-6f52-4a3e-9a53-0c7b3a1f0a11',
  answers: { people: [{ name: 'Nguyễn Văn Mẫu' }, { name: 'Trần Thị Thí Dụ' }], roles: ['A', 'B'] },
  documents: [{ id: 'PROOF', uploads: ['one', 'two'] }],
  delivery: { id: 'DESK' },
  consent: '1',
};

const RECEIPT = new FakeDossiers().receiptOf(SUBMISSION, 'H29-261120-0001');

describe('createDossiersClient', () => {
  tidyAfterEach();
  afterEach(cleanPage);

  const submit = () =>
    createDossiersClient(createTransport(new URL('https://endpoint.example/v1'))).submitDossier(
      SUBMISSION,
      'a-key-of-the-page',
      { language: 'en', signal: new AbortController().signal },
    );

  it('posts the submission with its key, once', async () => {
    const network = new Network(() => json(RECEIPT, { status: 201 }));
    expect(await submit()).to.deep.equal(RECEIPT);
    expect(network.requests).to.have.length(1);
    const [request] = network.requests;
    expect([request?.method, request?.url]).to.deep.equal(['POST', 'https://endpoint.example/v1/dossiers']);
    expect(request?.headers.get('Idempotency-Key')).to.equal('a-key-of-the-page');
    expect(request?.headers.get('Content-Type')).to.equal('application/json');
    expect(await request?.json()).to.deep.equal(SUBMISSION);
  });

  it('writes lists as lists on a page that gives arrays a toJSON', async () => {
    let sent: Promise<unknown> | undefined;
    const receipt = JSON.stringify(RECEIPT);
    new Network((request) => {
      sent = request.clone().text();
      return new Response(receipt, { status: 201 });
    });
    pollutePage();
    await submit();
    cleanPage();
    expect(JSON.parse((await sent) as string)).to.deep.equal(SUBMISSION);
  });

  it('does not send again by itself: who holds the key decides', async () => {
    const network = new Network(() => json({}, { status: 503 }));
    expect((await failureOf(submit())).kind).to.equal('refused');
    expect(network.requests).to.have.length(1);
  });
});
