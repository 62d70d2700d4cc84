import { expect } from 'chai';
import { LazyPart } from '../../../src/fields/lazy-part.ts';
import { missingPart } from '../../../src/ui/missing-part.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { DOSSIERS, moved } from '../../support/every-dossier.ts';
import { inside, shown, textOf, until } from '../../support/mount.ts';
import { mountPart } from '../../support/part-host.ts';
import { openDossier } from '../../support/status-lookup.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

describe('dvc-status-lookup: parts that come when they are needed', () => {
  tidyAfterEach();

  it('are there from the first drawing where the dossier has something for them', async () => {
    const { element } = await openDossier(DOSSIERS.returned);
    expect(inside(element, 'article').querySelector('[aria-busy]')).to.equal(null);
    byRole(element, 'button', /^Tải về/);
  });

  it('come with the change that needs them', async () => {
    const { element, tracking } = await openDossier();
    expect(findRole(element, 'heading', 'Kết quả')).to.equal(undefined);
    tracking.put(moved(DOSSIERS.processing, 'Đã có kết quả.', { ...DOSSIERS.collect, version: 4 }));
    await shown(element, '[part="results"]');
  });

  it('say that they have not come, and are asked for again', async () => {
    let asked = 0;
    const { host } = await mountPart((element) => {
      const lazy = new LazyPart(element, async () => {
        asked += 1;
        if (asked === 1) throw new TypeError('Failed to fetch dynamically imported module');
        return 'part';
      });
      return { render: () => lazy.part ?? missingPart(lazy) };
    });
    const words = () => textOf(host.shadowRoot?.querySelector('.root'));
    await until('the notice', () => words().includes('Chưa tải được phần này của trang'));
    byRole(host, 'button', 'Thử lại').click();
    await until('the part', () => words() === 'part');
    expect(asked).to.equal(2);
  });
});
