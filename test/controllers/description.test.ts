import { expect } from 'chai';
import { DescriptionController } from '../../src/controllers/description.ts';
import { register } from '../../src/define/register.ts';
import { ConfigElement } from '../../src/widgets/config/config.ts';
import { FakeEndpoint, type Condition } from '../support/fake-clients.ts';
import { mount, until } from '../support/mount.ts';
import { ProbeElement } from '../support/probe.ts';
import { tidyAfterEach } from '../support/tidy.ts';

class DescribedElement extends ProbeElement {
  readonly description = new DescriptionController(this, this.configuration);
}

async function described(condition: Condition, operations?: readonly string[]) {
  register('dvc-config', ConfigElement);
  register('test-described', DescribedElement);
  const endpoint = new FakeEndpoint({ condition, ...(operations && { operations }) });
  const element = await mount<DescribedElement>('test-described', { around: { clients: endpoint.clients } });
  await until('the read', () => endpoint.count('describeEndpoint') > 0);
  return { endpoint, description: element.description };
}

describe('DescriptionController', () => {
  tidyAfterEach();

  it('knows the hotline of the endpoint', async () => {
    const { description } = await described('ok');
    const hotline = await until('the hotline', () => description.hotline);
    expect(hotline.url).to.match(/^tel:/);
    expect(description.incompatible).to.equal(undefined);
  });

  it('knows an endpoint of another major version', async () => {
    const { description } = await described('incompatible');
    const error = await until('the error', () => description.incompatible);
    expect(error.failure).to.deep.equal({ kind: 'incompatible', contract: '2.0' });
  });

  it('takes for offered what the endpoint names, and nothing else', async () => {
    const { description } = await described('ok', ['createPayment']);
    await until('the answer', () => description.offers('createPayment'));
    expect(description.offers('findBill')).to.equal(false);
    const other = (await described('ok')).description;
    await until('the answer', () => other.hotline);
    expect(other.offers('createPayment')).to.equal(false);
  });

  it('only knows less while the endpoint does not answer, and can ask again', async () => {
    const { endpoint, description } = await described('server-error');
    expect(description.hotline).to.equal(undefined);
    expect(description.incompatible).to.equal(undefined);
    endpoint.condition = 'ok';
    description.retry();
    await until('the hotline', () => description.hotline);
  });
});
