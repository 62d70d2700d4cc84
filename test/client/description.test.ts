import { expect } from 'chai';
import { createDescriptionClient } from '../../src/client/description.ts';
import { createTransport } from '../../src/client/transport.ts';
import { failureOf } from '../support/failure.ts';
import { json, Network } from '../support/network.ts';
import { tidyAfterEach } from '../support/tidy.ts';

function describeAs(body: unknown) {
  const network = new Network(() => json(body));
  const client = createDescriptionClient(createTransport(new URL('https://endpoint.example/api')));
  return { network, answer: client.describeEndpoint({ language: 'vi' }) };
}

describe('createDescriptionClient', () => {
  tidyAfterEach();

  it('reads the root of the endpoint', async () => {
    const { network, answer } = describeAs({ contract: '1.0', hotline: { label: '1900', url: 'tel:1900' } });
    expect(await answer).to.deep.equal({ contract: '1.0', hotline: { label: '1900', url: 'tel:1900' } });
    expect(network.requests[0]?.url).to.equal('https://endpoint.example/api/');
  });

  it('accepts any minor version', async () => {
    for (const contract of ['1', '1.0', '1.99', '1.2.3']) {
      expect((await describeAs({ contract }).answer).contract).to.equal(contract);
    }
  });

  it('names another major version, even where everything else has moved', async () => {
    for (const contract of ['2.0', '0.9', '10.0', 'v1', '']) {
      const failure = await failureOf(describeAs({ contract, somethingElse: true }).answer);
      expect(failure).to.deep.equal({ kind: 'incompatible', contract });
    }
  });

  it('cuts a version that is no version', async () => {
    const failure = await failureOf(describeAs({ contract: `9${'0'.repeat(1000)}` }).answer);
    expect(failure.kind === 'incompatible' && failure.contract.length).to.equal(20);
  });

  it('says that the contract is broken where no version is named', async () => {
    expect((await failureOf(describeAs({ name: 'a portal' }).answer)).kind).to.equal('broken-contract');
  });
});
