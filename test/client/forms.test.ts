import { expect } from 'chai';
import { createFormsClient } from '../../src/client/forms.ts';
import { createTransport } from '../../src/client/transport.ts';
import { failureOf } from '../support/failure.ts';
import { formDefinition } from '../support/form-definition.ts';
import { json, Network } from '../support/network.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const client = () => createFormsClient(createTransport(new URL('https://endpoint.example/v1')));

describe('createFormsClient', () => {
  tidyAfterEach();

  it('reads the form of a procedure, in the language of the page', async () => {
    const network = new Network(() => json(formDefinition()));
    expect(await client().getForm('1.000000', { language: 'en' })).to.deep.equal(formDefinition());
    expect(network.requests[0]?.url).to.equal('https://endpoint.example/v1/procedures/1.000000/form');
    expect(network.requests[0]?.headers.get('Accept-Language')).to.equal('en');
  });

  it('does not climb out of the path', async () => {
    const network = new Network(() => json(formDefinition()));
    await client().getForm('../x', { language: 'vi' });
    expect(network.requests[0]?.url).to.equal('https://endpoint.example/v1/procedures/..%2Fx/form');
  });

  it('cuts a text that no form has, at ten thousand characters', async () => {
    const form = { ...formDefinition(), procedureName: 'x'.repeat(1_000_000) };
    new Network(() => json(form));
    const { procedureName, layout } = await client().getForm('1.000000', { language: 'vi' });
    expect(procedureName).to.equal(`${'x'.repeat(10_000)}…`);
    expect(layout).to.deep.equal(form.layout);
  });

  it('knows where papers to print are, also those of the endpoint itself', async () => {
    const [paper] = formDefinition().documents;
    const urls = ['blank-papers/x', 'https://other.example/x.pdf', 'http://[', 'javascript:alert(1)'];
    const documents = urls.map((url) => ({ ...paper, template: { name: 'Mẫu', url } }));
    new Network(() => json({ ...formDefinition(), documents }));
    const form = await client().getForm('1.000000', { language: 'vi' });
    expect(form.documents.map(({ template }) => template?.url)).to.deep.equal([
      'https://endpoint.example/v1/blank-papers/x',
      'https://other.example/x.pdf',
      '',
      // Links go through safeAddress, which knows what may be one.
      'javascript:alert(1)',
    ]);
  });

  it('refuses what is no form', async () => {
    const network = new Network(() => json({ ...formDefinition(), layout: {} }));
    expect((await failureOf(client().getForm('1.000000', { language: 'vi' }))).kind).to.equal(
      'broken-contract',
    );
    expect(network.requests.length).to.be.above(0);
  });
});
