import { expect } from 'chai';
import { register } from '../../src/define/register.ts';
import { ConfigElement } from '../../src/widgets/config/config.ts';
import { until } from '../support/mount.ts';
import { config, probe } from '../support/probe.ts';
import { tidyAfterEach } from '../support/tidy.ts';

/** Alone in its file: an element cannot be undefined again. */
describe('a <dvc-config> whose script comes after the widget’s', () => {
  tidyAfterEach();

  it('is waited for, so that no widget asks the wrong endpoint in between', async () => {
    const inside = probe();
    const outside = probe();
    const hidden = probe();
    const component = document.createElement('div');
    component.attachShadow({ mode: 'open' }).append(hidden);
    document.body.append(config({ endpoint: 'https://late.example/' }, inside, component), outside);
    await inside.updateComplete;
    expect(inside.configuration.known).to.equal(false);
    expect(hidden.configuration.known).to.equal(false);
    expect(inside.configuration.question('a', 'units')).to.equal(undefined);
    expect(outside.configuration.known).to.equal(true);

    const moved = probe();
    const removed = probe();
    document.querySelector('dvc-config')?.append(moved, removed);
    document.body.append(moved);
    removed.remove();

    register('dvc-config', ConfigElement);
    await until('the settings', () => inside.configuration.known && hidden.configuration.known);
    await inside.updateComplete;
    expect(inside.address).to.equal('https://late.example/');
    expect(hidden.address).to.equal('https://late.example/');
    expect(outside.address).to.equal('missing');
    expect(moved.address, 'it left before').to.equal('missing');
    expect(removed.isConnected).to.equal(false);
  });
});
