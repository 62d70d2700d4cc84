import { expect } from 'chai';
import { register } from '../../src/define/register.ts';
import { ConfigElement } from '../../src/widgets/config/config.ts';
import { FakeEndpoint } from '../support/fake-clients.ts';
import { config, probe } from '../support/probe.ts';
import { tidyAfterEach } from '../support/tidy.ts';
import { resultNames, startSearch } from '../support/widgets.ts';
import { until } from '../support/mount.ts';

describe('dvc-config', () => {
  tidyAfterEach();
  before(() => register('dvc-config', ConfigElement));

  it('stands in the page as if it were not there', async () => {
    const paragraph = Object.assign(document.createElement('p'), { textContent: 'Nội dung của trang' });
    const element = config({ endpoint: 'https://a.example' }, paragraph) as ConfigElement;
    document.body.append(element);
    await element.updateComplete;
    expect(getComputedStyle(element).display).to.equal('contents');
    element.style.setProperty('display', 'block', 'important');
    expect(getComputedStyle(element).display, 'also against the page’s styles').to.equal('contents');
    expect(paragraph.getBoundingClientRect().height).to.be.above(0);
  });

  it('does not speak for its neighbours', async () => {
    const widget = probe();
    document.body.append(config({ endpoint: 'https://a.example' }), widget);
    await widget.updateComplete;
    expect(widget.address).to.equal('missing');
  });

  it('hands on clients that a host registers later', async () => {
    const { element } = await startSearch({ around: { clients: undefined } });
    expect(resultNames(element)).to.deep.equal([]);
    const endpoint = new FakeEndpoint();
    Object.assign(element.parentElement!, { clients: endpoint.clients });
    await until('results', () => resultNames(element).length === 10);
  });

  it('says its settings as attributes or properties', async () => {
    const widget = probe();
    const element = config({ unit: '01' }, widget) as ConfigElement;
    document.body.append(element);
    element.theme = 'dark';
    await element.updateComplete;
    await widget.updateComplete;
    expect([widget.configuration.unit, widget.configuration.theme]).to.deep.equal(['01', 'dark']);
  });
});
