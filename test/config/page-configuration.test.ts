import { expect } from 'chai';
import { settled } from '../support/clock.ts';
import { freshModule } from '../support/fresh-module.ts';
import { probe } from '../support/probe.ts';
import { tidyAfterEach } from '../support/tidy.ts';
import { configure, onPageConfiguration, pageConfiguration } from '../../src/config/page-configuration.ts';

type Module = typeof import('../../src/config/page-configuration.ts');

const fresh = () => freshModule<Module>('/src/config/page-configuration.ts');

/** A script tag that the browser does not run. */
function scriptTag(src: string, data: Record<string, string>): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.src = src;
  Object.assign(script.dataset, data);
  document.body.append(script);
  return script;
}

describe('the page configuration of the script tag', () => {
  tidyAfterEach();

  it('comes from the data attributes of the script that lies where the library does', async () => {
    scriptTag('https://other.example/src/config/x.js', { endpoint: 'https://wrong.example' });
    scriptTag('/src/config/dvc-widgets.js', {
      endpoint: 'https://right.example',
      unit: '01',
      lang: 'en',
      theme: 'dark',
    });
    const { pageConfiguration } = await fresh();
    expect(pageConfiguration()).to.deep.equal({
      endpoint: 'https://right.example',
      unit: '01',
      lang: 'en',
      theme: 'dark',
    });
  });

  it('passes over scripts of the library that say nothing', async () => {
    scriptTag('/src/config/chunk.js', {});
    scriptTag('/src/config/dvc-widgets.js?v=2', { unit: '79' });
    const { pageConfiguration } = await fresh();
    expect(pageConfiguration().unit).to.equal('79');
  });

  it('is empty on a page without such a script', async () => {
    const { pageConfiguration } = await fresh();
    expect(pageConfiguration()).to.deep.equal({});
  });

  it('is found on a page whose elements hide the methods of the document', async () => {
    scriptTag('/src/config/dvc-widgets.js', { unit: '48' });
    for (const name of ['querySelectorAll', 'currentScript', 'scripts']) {
      const image = document.createElement('img');
      image.name = name;
      document.body.append(image);
    }
    expect(document.querySelectorAll).to.be.instanceOf(HTMLImageElement);
    const { pageConfiguration } = await fresh();
    expect(pageConfiguration().unit).to.equal('48');
  });

  it('is kept when configure() says something else later', async () => {
    scriptTag('/src/config/dvc-widgets.js', { endpoint: 'https://right.example', unit: '01' });
    const { configure, pageConfiguration } = await fresh();
    configure({ unit: '79' });
    expect(pageConfiguration()).to.deep.equal({ endpoint: 'https://right.example', unit: '79' });
  });
});

describe('configure', () => {
  tidyAfterEach();

  it('reaches widgets that are on the page already', async () => {
    const widget = probe();
    document.body.append(widget);
    await widget.updateComplete;
    expect(widget.address).to.equal('missing');
    configure({ endpoint: 'https://live.example/v1' });
    await widget.updateComplete;
    expect(widget.address).to.equal('https://live.example/v1');
    expect(widget.drawn).to.equal(2);
  });

  it('leaves what it does not name as it was', () => {
    configure({ unit: '01' });
    configure({ lang: 'en' });
    expect(pageConfiguration()).to.include({ unit: '01', lang: 'en', endpoint: 'https://live.example/v1' });
  });

  it('does not hold on to a widget that has left the page', async () => {
    const widget = probe();
    document.body.append(widget);
    await widget.updateComplete;
    widget.remove();
    const { drawn } = widget;
    configure({ unit: '02' });
    await settled();
    expect(widget.drawn).to.equal(drawn);
  });

  it('calls back until told to stop', () => {
    let calls = 0;
    const stop = onPageConfiguration(() => (calls += 1));
    configure({ unit: '03' });
    stop();
    configure({ unit: '04' });
    expect(calls).to.equal(1);
  });
});
