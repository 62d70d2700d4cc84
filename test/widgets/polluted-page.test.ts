// Before the page is polluted: the test server's copies of packages, unlike the build, are held together by a
// `for … in` that trips over it.
import '@lit/context';
import 'axe-core';
import { expect } from 'chai';
import 'lit';
import 'zod/v4/core';
import { cleanPage, pollutePage } from '../support/polluted-page.ts';

const CODE = '9.000001';

/** Everything of ours, the schemas too, is loaded after the page was polluted, as it is on such a page. */
async function load() {
  const [
    form,
    widgets,
    fixtures,
    catalogue,
    network,
    mount,
    failure,
    replace,
    transport,
    client,
    operations,
    schema,
  ] = await Promise.all([
    import('../support/online-form.ts'),
    import('../support/widgets.ts'),
    import('../support/fixtures/procedures.ts'),
    import('../support/catalogue.ts'),
    import('../support/network.ts'),
    import('../support/mount.ts'),
    import('../support/failure.ts'),
    import('../support/replace.ts'),
    import('../../src/client/transport.ts'),
    import('../../src/client/procedure-record.ts'),
    import('../../src/contract/operations.ts'),
    import('../../src/contract/schema.ts'),
  ]);
  const all = { ...form, ...widgets, ...fixtures, ...catalogue, ...network, ...mount, ...failure };
  return { ...all, ...replace, ...transport, ...client, ...operations, ...schema };
}

/** As an endpoint writes it, whose arrays have no `toJSON`. */
function written(value: unknown): string {
  cleanPage();
  const body = JSON.stringify(value);
  pollutePage();
  return body;
}

describe('a page whose scripts have added to Object.prototype and Array.prototype', () => {
  let loaded: Awaited<ReturnType<typeof load>>;
  before(async () => {
    pollutePage();
    loaded = await load();
  });
  beforeEach(pollutePage);
  // After each, and not only at the end: a failure is reported in JSON as well.
  afterEach(() => {
    loaded.unmountAll();
    loaded.restoreAll();
    cleanPage();
  });
  after(cleanPage);

  it('is polluted indeed', () => {
    const met: string[] = [];
    for (const name in {}) met.push(name);
    const json = JSON.stringify({ list: [1] });
    cleanPage();
    expect(met).to.deep.equal(['extend', 'host']);
    expect(json).to.equal('{"list":"[1]"}');
  });

  it('has schemas that take what is right and refuse what is wrong', () => {
    const { operations, safeParse, birthRegistration, searchAmong, sampleProcedures } = loaded;
    const record: unknown = JSON.parse(written(birthRegistration('vi')));
    const list: unknown = JSON.parse(written(searchAmong(sampleProcedures('vi'), {})));
    const takes = [
      safeParse(operations.getProcedure.answer, record).success,
      safeParse(operations.searchProcedures.answer, list).success,
      safeParse(operations.getProcedure.answer, {}).success,
      safeParse(operations.searchProcedures.answer, { items: [{}] }).success,
    ];
    cleanPage();
    expect(takes).to.deep.equal([true, true, false, false]);
  });

  it('reads over HTTP', async () => {
    const { Network, text, createProcedureRecordClient, createTransport, birthRegistration, failureOf } =
      loaded;
    const body = written(birthRegistration('vi'));
    const network = new Network(() => text(body));
    const client = createProcedureRecordClient(createTransport(new URL('https://endpoint.example')));
    const { name } = await client.getProcedure(CODE, { language: 'vi' });
    network.answer = () => text('{}');
    const { kind } = await failureOf(client.getProcedure(CODE, { language: 'vi' }));
    cleanPage();
    expect([name, kind]).to.deep.equal(['Đăng ký khai sinh', 'broken-contract']);
  });

  it('searches, and asks anew for another search', async () => {
    const { openSearch, until, allInside } = loaded;
    const { element, endpoint } = await openSearch();
    const rows = () => allInside(element, 'ol h3').length;
    const first = rows();
    element.q = 'khai sinh';
    await until('the other', () => rows() === 1);
    element.level = '1';
    await until('the filtered', () => endpoint.count('searchProcedures') === 3);
    cleanPage();
    expect(first).to.equal(10);
  });

  it('shows a record', async () => {
    const { openDetail, textOf, inside } = loaded;
    const { element } = await openDetail(CODE);
    const title = textOf(inside(element, 'h2'));
    cleanPage();
    expect(title).to.equal('Đăng ký khai sinh');
  });

  it('asks, checks and says what to mend', async () => {
    const { clearDevice, openForm, click, until, allInside, inside } = loaded;
    await clearDevice();
    const { element } = await openForm({ properties: { unit: '26740' } });
    await until('the place', () =>
      allInside<HTMLInputElement>(element, 'input').some(({ value }) => value === 'Phường Sài Gòn'),
    );
    await click(element, 'Bắt đầu');
    await until('the first question', () =>
      element.shadowRoot?.querySelector('[id="/answers/applicant/name"]'),
    );
    await click(element, 'Tiếp tục');
    await until('what there is to mend', () => element.shadowRoot?.querySelector('#summary'));
    const mended = allInside(element, '#summary button').length;
    const title = inside(element, '#heading').textContent;
    cleanPage();
    expect(mended).to.equal(5);
    expect(title?.trim()).to.equal('Người nộp hồ sơ');
  });
});
