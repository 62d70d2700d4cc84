import { expect } from 'chai';
import type { EndpointClients } from '../../src/client/clients.ts';
import { configure } from '../../src/config/page-configuration.ts';
import { register } from '../../src/define/register.ts';
import { ConfigElement } from '../../src/widgets/config/config.ts';
import { config, probe, type ProbeElement } from '../support/probe.ts';
import { listenForWarnings } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const PAGE = 'https://page.example/';
const OUTER = 'https://outer.example/';
const INNER = 'https://inner.example/';
const TAG = 'https://tag.example/';

async function place(root: Node, widget: ProbeElement): Promise<ProbeElement> {
  document.body.append(root);
  await widget.updateComplete;
  await widget.updateComplete;
  return widget;
}

describe('ConfigurationController: whose setting is in force', () => {
  tidyAfterEach();
  before(() => {
    register('dvc-config', ConfigElement);
    configure({ endpoint: PAGE, unit: '01' });
  });
  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('is the tag, else the nearest <dvc-config>, else the one around it, else the page', async () => {
    const widgets = [probe({ endpoint: TAG }), probe(), probe(), probe()] as const;
    document.body.append(
      config({ endpoint: OUTER }, config({ endpoint: INNER }, widgets[0], widgets[1]), widgets[2]),
      widgets[3],
    );
    for (const widget of widgets) await widget.updateComplete;
    await widgets[0].updateComplete;
    expect(widgets.map(({ address }) => address)).to.deep.equal([TAG, INNER, OUTER, PAGE]);
  });

  it('is decided for each setting by itself', async () => {
    const widget = probe({ theme: 'dark' });
    await place(config({ endpoint: OUTER, lang: 'en' }, config({ unit: '79' }, widget)), widget);
    const { unit, language, theme } = widget.configuration;
    expect([widget.address, unit, language, theme]).to.deep.equal([OUTER, '79', 'en', 'dark']);
  });

  it('follows every change, near and far', async () => {
    const widget = probe();
    const inner = config({}, widget);
    const outer = config({ endpoint: OUTER }, inner);
    await place(outer, widget);
    const change = async (element: HTMLElement, name: string, value: string | null) => {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
      for (const one of [outer, inner] as ConfigElement[]) await one.updateComplete;
      await widget.updateComplete;
      return widget.address;
    };
    expect(widget.address).to.equal(OUTER);
    expect(await change(outer, 'endpoint', 'https://moved.example/')).to.equal('https://moved.example/');
    expect(await change(inner, 'endpoint', INNER)).to.equal(INNER);
    expect(await change(widget, 'endpoint', TAG)).to.equal(TAG);
    expect(await change(widget, 'endpoint', null)).to.equal(INNER);
    expect(await change(inner, 'endpoint', null)).to.equal('https://moved.example/');
    expect(await change(outer, 'endpoint', null)).to.equal(PAGE);
  });

  it('follows the widget when it is moved in and out', async () => {
    const widget = probe();
    const [first, second] = [config({ endpoint: OUTER }), config({ endpoint: INNER })];
    document.body.append(first, second);
    const addressIn = async (parent: Element) => {
      parent.append(widget);
      await widget.updateComplete;
      await widget.updateComplete;
      return widget.address;
    };
    expect(await addressIn(document.body)).to.equal(PAGE);
    expect(await addressIn(first)).to.equal(OUTER);
    expect(await addressIn(second)).to.equal(INNER);
    first.setAttribute('endpoint', TAG);
    await (first as ConfigElement).updateComplete;
    await widget.updateComplete;
    expect(widget.address, 'the one it has left is of no concern').to.equal(INNER);
    expect(await addressIn(document.body)).to.equal(PAGE);
  });

  it('reaches a widget in a component of the host', async () => {
    const component = document.createElement('div');
    const widget = probe();
    component.attachShadow({ mode: 'closed' }).append(widget);
    await place(config({ endpoint: OUTER }, component), widget);
    expect(widget.address).to.equal(OUTER);
  });

  it('hands on the clients a host registers', async () => {
    const units = { listUnits: async () => ({ items: [], total: 0 }) };
    const clients: Partial<EndpointClients> = { units };
    const widget = probe();
    await place(Object.assign(config({}, widget), { clients }), widget);
    const make = () => {
      throw new Error('not over HTTP');
    };
    expect(widget.configuration.client('units', make)).to.equal(units);
  });
});

describe('ConfigurationController: what it makes of values', () => {
  tidyAfterEach();
  before(() => register('dvc-config', ConfigElement));
  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('speaks the language of the page unless told otherwise, and Vietnamese for want of both', async () => {
    const widget = probe();
    await place(widget, widget);
    const languageOn = (lang: string) => {
      document.documentElement.lang = lang;
      return widget.configuration.language;
    };
    expect(['en', 'en-GB', 'EN', 'vi', 'fr', ''].map(languageOn)).to.deep.equal([
      'en',
      'en',
      'en',
      'vi',
      'vi',
      'vi',
    ]);
    widget.lang = 'en-US';
    expect(languageOn('vi')).to.equal('en');
  });

  it('warns once of a language, theme or endpoint it does not know, and goes on without', async () => {
    const warnings = listenForWarnings();
    const widget = probe({ lang: 'tlh', theme: 'purple', endpoint: 'ftp://odd.example' });
    await place(widget, widget);
    for (let time = 0; time < 3; time += 1) {
      const { language, theme, endpoint } = widget.configuration;
      expect([language, theme, endpoint.kind]).to.deep.equal(['vi', undefined, 'refused']);
    }
    expect(warnings).to.have.length(3);
    expect(warnings.join('\n'))
      .to.match(/lang="tlh"/)
      .and.match(/theme="purple"/)
      .and.match(/ftp:\/\/odd\.example/);
  });

  it('makes one question of all that a read depends on', async () => {
    listenForWarnings();
    configure({ unit: 'none' });
    const widget = probe({ endpoint: TAG });
    await place(widget, widget);
    const { configuration } = widget;
    const first = configuration.question('a', 'units');
    expect(configuration.question('a', 'units')).to.equal(first);
    const changed = (change: () => void) => {
      change();
      return configuration.question('a', 'units');
    };
    const questions = [
      first,
      configuration.question('b', 'units'),
      changed(() => (widget.lang = 'en')),
      changed(() => (widget.unit = '79')),
      changed(() => (widget.endpoint = OUTER)),
    ];
    expect(new Set(questions).size).to.equal(5);
    expect(changed(() => (widget.endpoint = 'ftp://refused.example'))).to.equal(undefined);
  });
});
