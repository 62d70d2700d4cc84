import { expect } from 'chai';
import { settled } from '../support/clock.ts';
import { freshModule } from '../support/fresh-module.ts';
import { textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const page = globalThis as unknown as { loadWidget: (module: string) => Promise<unknown> };

describe('autoload on a line that is down', () => {
  tidyAfterEach();

  it('keeps the fallback, and asks once more each time the network is back', async () => {
    const asked: string[] = [];
    let online = false;
    page.loadWidget = async (module) => {
      asked.push(module);
      if (!online) throw new TypeError('Failed to fetch dynamically imported module');
      customElements.define('dvc-procedure-search', class extends HTMLElement {});
    };
    await freshModule('/src/autoload.ts', (code) =>
      code.replaceAll(/import\(\s*(["'][^"']*["'])\s*\)/g, 'globalThis.loadWidget($1)'),
    );
    const search = document.createElement('dvc-procedure-search');
    search.append('Cổng Dịch vụ công quốc gia');
    document.body.append(search, document.createElement('dvc-procedure-search'));
    await settled();
    expect(asked, 'two tags, one load').to.have.length(1);
    expect(asked[0]).to.match(/define\/procedure-search/);
    expect(textOf(search)).to.equal('Cổng Dịch vụ công quốc gia');

    dispatchEvent(new Event('online'));
    await settled();
    expect(asked).to.have.length(2);
    expect(search.matches(':defined')).to.equal(false);

    online = true;
    dispatchEvent(new Event('online'));
    await customElements.whenDefined('dvc-procedure-search');
    dispatchEvent(new Event('online'));
    await settled();
    expect(asked).to.have.length(3);
  });
});
