import { expect } from 'chai';
import { byRole, findRole } from '../../support/accessible.ts';
import { Clock, settled } from '../../support/clock.ts';
import { CONDITIONS, FakeEndpoint, type Condition } from '../../support/fake-clients.ts';
import { mount, shown, textOf, until } from '../../support/mount.ts';
import { listenForWarnings, setOnline } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  announced,
  idle,
  openSearch,
  queryField,
  resultNames,
  search,
  startSearch,
} from '../../support/widgets.ts';

const words = (element: Element) => textOf(element.shadowRoot?.querySelector('.root'));

describe('dvc-procedure-search without an endpoint', () => {
  tidyAfterEach();

  const fallback = () =>
    Object.assign(document.createElement('a'), { href: '#quoc-gia', textContent: 'Cổng quốc gia' });

  for (const [endpoint, wanted] of [
    [undefined, /endpoint.*https/],
    ['http://khong-an-toan.example', /http:\/\/khong-an-toan\.example/],
    ['<b>không phải địa chỉ</b>', /<b>không phải địa chỉ<\/b>/],
  ] as const) {
    it(`says so where it stands, and shows what the host wrote: ${endpoint}`, async () => {
      listenForWarnings();
      const link = fallback();
      await startSearch();
      const element = await mount('dvc-procedure-search', {
        properties: { endpoint } as object,
        children: [link],
      });
      expect(words(element)).to.match(wanted);
      expect(link.assignedSlot).not.to.equal(null);
      expect(link.getBoundingClientRect().height).to.be.above(0);
      expect(findRole(element, 'combobox', /./)).to.equal(undefined);
      expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    });
  }

  it('searches as soon as it gets one', async () => {
    await startSearch();
    const endpoint = new FakeEndpoint();
    const element = await mount('dvc-procedure-search', { children: [fallback()] });
    Object.assign(element.parentElement!, { clients: endpoint.clients });
    await until('results', () => resultNames(element as never).length === 10);
    expect(element.querySelector('a')?.assignedSlot, 'the fallback has gone').to.equal(null);
  });
});

describe('dvc-procedure-search and an endpoint in trouble', () => {
  tidyAfterEach();

  const wanted: Partial<Record<Condition, RegExp>> = {
    offline: /mất mạng/,
    unreachable: /chưa trả lời/,
    timeout: /chưa trả lời/,
    'server-error': /chưa trả lời/,
    unavailable: /quá tải/,
    'too-many-requests': /quá tải/,
    'broken-contract': /không đọc được/,
  };
  for (const condition of CONDITIONS.filter((one) => wanted[one])) {
    it(`says what is the matter, keeps what was typed, and recovers: ${condition}`, async () => {
      const endpoint = new FakeEndpoint({ condition });
      const { element } = await startSearch({ endpoint, properties: { q: 'khai sinh' } });
      const retry = await until('the notice', () => findRole<HTMLElement>(element, 'button', 'Thử lại'));
      expect(words(element)).to.match(wanted[condition]!);
      expect(words(element)).not.to.match(/undefined|null|\[object|Error/);
      byRole(element, 'link', /Gọi/);
      expect(queryField(element).value).to.equal('khai sinh');
      endpoint.condition = 'ok';
      retry.click();
      await until('the results', () => resultNames(element).length === 1);
      expect(findRole(element, 'button', 'Thử lại')).to.equal(undefined);
      expect(endpoint.reads.findLast(({ operation }) => operation === 'searchProcedures')?.reload).to.equal(
        true,
      );
    });
  }

  it('says so to a screen reader once', async () => {
    const { element } = await startSearch({ condition: 'server-error' });
    await until('the notice', () => findRole(element, 'button', 'Thử lại'));
    expect(announced(element)).to.equal('Chưa tìm được');
  });

  it('searches again when somebody presses the search button again', async () => {
    const endpoint = new FakeEndpoint({ condition: 'server-error' });
    const { element } = await startSearch({ endpoint, properties: { q: 'khai sinh' } });
    await until('the notice', () => findRole(element, 'button', 'Thử lại'));
    endpoint.condition = 'ok';
    byRole(element, 'button', 'Tìm').click();
    await until('the results', () => resultNames(element).length === 1);
    expect(endpoint.count('searchProcedures')).to.equal(2);
  });

  it('comes back by itself with the network', async () => {
    const endpoint = new FakeEndpoint({ condition: 'offline' });
    const { element } = await startSearch({ endpoint });
    await until('the notice', () => findRole(element, 'button', 'Thử lại'));
    endpoint.condition = 'ok';
    setOnline(true);
    dispatchEvent(new Event('online'));
    await until('the results', () => resultNames(element).length === 10);
  });

  it('says after four seconds that the line is slow, aloud as well', async () => {
    const clock = new Clock();
    const { element, endpoint } = await startSearch({ condition: 'slow' });
    await clock.pass(3_900);
    expect(words(element)).not.to.include('Đường truyền chậm');
    await clock.pass(200);
    await element.updateComplete;
    expect(words(element)).to.include('Đường truyền chậm');
    expect(announced(element)).to.include('Đường truyền chậm');
    endpoint.release();
    await settled();
    await element.updateComplete;
    expect(resultNames(element)).to.have.length(10);
  });

  it('keeps room for the results while they load', async () => {
    const { element, endpoint } = await startSearch({ condition: 'slow' });
    const region = await shown(element, 'section');
    expect(region.getBoundingClientRect().height).to.be.above(500);
    expect(region.ariaBusy).to.equal('true');
    endpoint.release();
    await idle(element);
  });

  it('shows nothing of an endpoint of another version, even where it answers', async () => {
    const { element } = await startSearch({ condition: 'incompatible' });
    await until('the notice', () => /cần được cập nhật/.test(words(element)));
    expect(resultNames(element)).to.deep.equal([]);
    expect(words(element)).not.to.match(/thủ tục cho|\d+ thủ tục/);
    expect(findRole(element, 'checkbox', /./)).to.equal(undefined);
  });

  it('shows the results of an endpoint that cannot say who it is', async () => {
    const endpoint = new FakeEndpoint();
    const fails = new FakeEndpoint({ condition: 'server-error' });
    const clients = { ...endpoint.clients, description: fails.clients.description };
    const { element } = await openSearch({ endpoint, around: { clients } });
    expect(resultNames(element)).to.have.length(10);
  });

  it('survives a client of the host’s that throws whatever it likes', async () => {
    const procedureSearch = {
      searchProcedures: () => {
        throw 'oops';
      },
      suggestProcedures: () => Promise.reject(new Error('oops')),
    };
    const { clients } = new FakeEndpoint();
    const { element } = await startSearch({ around: { clients: { ...clients, procedureSearch } } });
    await until('the notice', () => findRole(element, 'button', 'Thử lại'));
    expect(words(element)).not.to.include('oops');
  });

  it('keeps the results of the search before when the next one fails out of sight, and says so', async () => {
    const { element, endpoint } = await openSearch();
    endpoint.condition = 'unreachable';
    await search(element, 'khai sinh');
    await until('the notice', () => findRole(element, 'button', 'Thử lại'));
    expect(queryField(element).value).to.equal('khai sinh');
  });
});
