import { expect } from 'chai';
import { transportTo } from '../../src/client/clients.ts';
import { createProcedureRecordClient } from '../../src/client/procedure-record.ts';
import { createProcedureSearchClient } from '../../src/client/procedure-search.ts';
import { createTransport } from '../../src/client/transport.ts';
import { createUnitsClient } from '../../src/client/units.ts';
import { searchAmong, suggestAmong } from '../support/catalogue.ts';
import { BIRTH, birthRegistration, sampleProcedures } from '../support/fixtures/procedures.ts';
import { json, Network } from '../support/network.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const vi = { language: 'vi' };

function answering(body: unknown) {
  return {
    network: new Network(() => json(body)),
    transport: createTransport(new URL('https://endpoint.example')),
  };
}

describe('the clients over HTTP', () => {
  tidyAfterEach();

  it('share one transport to an address, and none between addresses', () => {
    const one = transportTo(new URL('https://endpoint.example/a'));
    expect(transportTo(new URL('https://endpoint.example/a'))).to.equal(one);
    expect(transportTo(new URL('https://endpoint.example/b'))).not.to.equal(one);
  });

  it('read a whole record without losing a field', async () => {
    const record = birthRegistration('vi');
    const { network, transport } = answering(record);
    expect(await createProcedureRecordClient(transport).getProcedure(BIRTH, vi)).to.deep.equal(record);
    expect(network.requests[0]?.url).to.equal(`https://endpoint.example/procedures/${BIRTH}`);
  });

  it('search with text, filters and page', async () => {
    const list = searchAmong(sampleProcedures('vi'), { q: 'dang ky' });
    const { network, transport } = answering(list);
    const query = { q: 'dang ky', level: ['3', '4'], subject: [], unit: '01', limit: 5, cursor: 'x' };
    const found = await createProcedureSearchClient(transport).searchProcedures(query, vi);
    expect(found.items.map(({ code }) => code)).to.deep.equal(list.items.map(({ code }) => code));
    const url = new URL(network.requests[0]!.url);
    expect(url.pathname).to.equal('/procedures');
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      q: 'dang ky',
      level: '3,4',
      unit: '01',
      limit: '5',
      cursor: 'x',
    });
  });

  it('ask for suggestions', async () => {
    const { network, transport } = answering(suggestAmong(sampleProcedures('vi'), 'khai'));
    await createProcedureSearchClient(transport).suggestProcedures({ q: 'khai', unit: undefined }, vi);
    expect(network.requests[0]?.url).to.equal('https://endpoint.example/procedures/suggestions?q=khai');
  });

  it('list units', async () => {
    const unit = {
      code: '00004',
      name: 'Ba Đình',
      kind: { code: 'WARD', label: 'Phường' },
      parent: '01',
      formerNames: ['Trúc Bạch'],
    };
    const { network, transport } = answering({ items: [unit], total: 1 });
    expect((await createUnitsClient(transport).listUnits({ parent: '01' }, vi)).items).to.deep.equal([unit]);
    expect(network.requests[0]?.url).to.equal('https://endpoint.example/units?parent=01');
  });
});
