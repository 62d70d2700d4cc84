import { expect } from 'chai';
import { brokenReferences, byRole, findRole, names } from '../../support/accessible.ts';
import { clickLink, hear } from '../../support/events.ts';
import {
  BIRTH,
  bareProcedure,
  DEATH,
  RESIDENCE,
  RIVER_MAP,
  SHOP,
} from '../../support/fixtures/procedures.ts';
import { UNKNOWN_VALUES } from '../../support/fixtures/difficult-procedures.ts';
import { inside, textOf } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  announced,
  idle,
  lastAsked,
  openSearch,
  queryField,
  resultNames,
  resultRow,
  search,
  type,
} from '../../support/widgets.ts';

const pageBefore = location.href;

describe('dvc-procedure-search', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('is a search with a labelled and described field, a button, filters and results', async () => {
    const { element } = await openSearch();
    expect(names(element, 'search')).to.have.length(1);
    const field = byRole(element, 'combobox', 'Tìm thủ tục');
    const hint = element.shadowRoot?.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(textOf(hint)).to.include('dang ky khai sinh');
    byRole(element, 'button', 'Tìm');
    byRole(element, 'region', /thủ tục/);
    byRole(element, 'group', 'Bộ lọc');
    expect(brokenReferences(element)).to.deep.equal([]);
  });

  it('shows the most used procedures before anything is typed', async () => {
    const { element, endpoint } = await openSearch();
    expect(resultNames(element)).to.have.length(10);
    expect(resultNames(element)[0]).to.equal('Đăng ký khai sinh');
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ q: '', limit: 10 });
    expect(announced(element)).to.equal('30 thủ tục');
  });

  it('searches with Enter, toneless, and says how many there are', async () => {
    const { element, endpoint } = await openSearch();
    await search(element, 'khai sinh');
    expect(resultNames(element)).to.deep.equal(['Đăng ký khai sinh']);
    expect(announced(element)).to.equal('1 thủ tục cho “khai sinh”');
    expect(textOf(byRole(element, 'heading', /cho “khai sinh”/))).to.equal('1 thủ tục cho “khai sinh”');
    expect(endpoint.count('searchProcedures')).to.equal(2);
  });

  it('searches with the button', async () => {
    const { element, endpoint } = await openSearch();
    await type(element, 'thuong tru');
    byRole(element, 'button', 'Tìm').click();
    await element.updateComplete;
    await idle(element);
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ q: 'thuong tru' });
    expect(resultNames(element)).to.deep.equal(['Đăng ký thường trú']);
  });

  it('keeps the focus in the field', async () => {
    const { element } = await openSearch();
    await search(element, 'khai sinh');
    expect(element.shadowRoot?.activeElement).to.equal(queryField(element));
  });

  it('does not ask twice for the same search', async () => {
    const { element, endpoint } = await openSearch();
    await search(element, 'khai sinh');
    await search(element, '  khai   sinh ');
    expect(endpoint.count('searchProcedures')).to.equal(2);
  });

  it('shows name, level, agency, fee and time of a result', async () => {
    const { element } = await openSearch();
    const row = textOf(resultRow(element, 'Đăng ký thường trú'));
    expect(row).to.include('Làm trực tuyến một phần');
    expect(row).to.include('Bộ Mẫu Hai');
    expect(row).to.match(/10\.000 đồng đến 20\.000 đồng/);
    expect(row).to.match(/7 ngày làm việc/);
    expect(textOf(resultRow(element, 'Đăng ký khai tử'))).to.match(/miễn phí/);
    const heading = byRole(element, 'heading', 'Đăng ký khai sinh');
    expect(heading.localName).to.equal('h3');
  });

  it('says "tùy trường hợp" where the source gives no figure', async () => {
    const { element } = await openSearch();
    const row = textOf(resultRow(element, /^Xem bản đồ/));
    expect(row).to.match(/Phí: tùy trường hợp/);
    expect(row).to.match(/Thời hạn: tùy trường hợp/);
  });

  it('marks the words that matched', async () => {
    const { element } = await openSearch();
    await search(element, 'khai sinh');
    const marks = [...resultRow(element, 'Đăng ký khai sinh').querySelectorAll('mark')].map(textOf);
    expect(marks).to.deep.equal(['khai', 'sinh']);
  });

  it('offers to apply only where that is possible online, saying for what', async () => {
    const { element } = await openSearch({ properties: { applyHref: '/nop?ma={code}' } });
    const apply = byRole(element, 'link', 'Nộp hồ sơ: Đăng ký khai sinh');
    expect(apply.getAttribute('href')).to.equal(`/nop?ma=${BIRTH}`);
    expect(findRole(element, 'link', /^Nộp hồ sơ: Đăng ký thành lập/)).to.equal(undefined);
  });

  it('shows levels and units nobody has told it about by their labels', async () => {
    const { element } = await openSearch({ properties: { q: 'khong gian' } });
    const row = textOf(resultRow(element, /không gian/));
    expect(row).to.include('Làm qua trợ lý giọng nói');
    expect(row).to.include('2 tuần trăng');
    byRole(element, 'button', new RegExp('^Nộp hồ sơ: Khai báo'));
    expect(UNKNOWN_VALUES).to.match(/^9\./);
  });

  it('speaks English where told to, leaving names of procedures in Vietnamese', async () => {
    const { element, endpoint } = await openSearch({ properties: { lang: 'en' } });
    byRole(element, 'combobox', /procedure/i);
    expect(endpoint.reads.every(({ language }) => language === 'en')).to.equal(true);
    const name = byRole(element, 'link', 'Đăng ký khai sinh');
    expect(name.closest('[lang]')?.getAttribute('lang')).to.equal('vi');
    expect(textOf(resultRow(element, 'Đăng ký khai sinh'))).to.include('Fully online');
    expect(inside(element, '.root').lang).to.equal('en');
  });

  it('asks within the unit it is set to', async () => {
    const { element, endpoint } = await openSearch({ properties: { unit: '01' } });
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ unit: '01' });
    element.unit = '79';
    await element.updateComplete;
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ unit: '79' });
  });

  it('takes its first search from attributes, and follows them', async () => {
    const { element, endpoint } = await openSearch({
      properties: {
        q: 'đăng ký',
        level: '3, 4',
        subject: 'CITIZEN',
        category: 'G99-01',
        lifeEvent: 'BEREAVEMENT',
      },
    });
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({
      q: 'đăng ký',
      level: ['3', '4'],
      subject: ['CITIZEN'],
      category: ['G99-01'],
      lifeEvent: ['BEREAVEMENT'],
    });
    expect(queryField(element).value).to.equal('đăng ký');
    element.setAttribute('q', 'khai tử');
    await element.updateComplete;
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ q: 'khai tử' });
    expect(queryField(element).value).to.equal('khai tử');
  });

  it('keeps the page size within 1 and 50', async () => {
    const { element, endpoint } = await openSearch({ properties: { limit: 3 } });
    expect(resultNames(element)).to.have.length(3);
    for (const [given, asked] of [
      ['50', 50],
      ['51', 50],
      ['1e9', 50],
      ['2.9', 2],
      ['0', 10],
      ['-1', 10],
      ['viel', 10],
    ] as const) {
      element.setAttribute('limit', given);
      await element.updateComplete;
      expect(lastAsked(endpoint, 'searchProcedures'), given).to.deep.include({ limit: asked });
    }
  });

  it('shows the host’s own help below', async () => {
    const help = Object.assign(document.createElement('p'), { slot: 'help', textContent: 'Quầy số 5' });
    const { element } = await openSearch({ children: [help] });
    expect(help.assignedSlot?.getRootNode()).to.equal(element.shadowRoot);
    expect(help.getBoundingClientRect().height).to.be.above(0);
  });
});

describe('dvc-procedure-search: where links lead and what hosts hear', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('leads to this page with the procedure, unless the host names another', async () => {
    history.replaceState(
      null,
      '',
      `${location.pathname}${location.search}${location.search ? '&' : '?'}lang=vi`,
    );
    const { element } = await openSearch();
    const link = byRole<HTMLAnchorElement>(element, 'link', 'Đăng ký khai sinh');
    const address = new URL(link.href);
    expect(address.pathname).to.equal(location.pathname);
    expect(address.searchParams.get('dvc-procedure')).to.equal(BIRTH);
    expect(address.searchParams.get('lang')).to.equal('vi');
    element.setAttribute('detail-href', '/thu-tuc/{code}?tu=tim');
    await element.updateComplete;
    expect(link.getAttribute('href')).to.equal(`/thu-tuc/${BIRTH}?tu=tim`);
  });

  it('never leads where a link must not', async () => {
    const { element } = await openSearch({
      properties: { detailHref: 'javascript:show("{code}")', applyHref: 'data:text/html,{code}' },
    });
    for (const link of element.shadowRoot!.querySelectorAll('a')) {
      expect(['http:', 'https:', 'tel:']).to.include(link.protocol);
    }
    expect(byRole<HTMLAnchorElement>(element, 'link', 'Đăng ký khai sinh').search).to.include(BIRTH);
  });

  it('applies at the source where the host names no page, and by the event alone where there is none', async () => {
    const { element } = await openSearch();
    const atSource = byRole<HTMLAnchorElement>(element, 'link', 'Nộp hồ sơ: Đăng ký khai sinh');
    expect(atSource.href).to.match(/^https:\/\/dichvucong\.example\/.*9\.000001$/);
    const heard = hear('dvc-apply-requested');
    byRole(element, 'button', 'Nộp hồ sơ: Đăng ký khai tử').click();
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: DEATH }]);
  });

  it('tells that a result was chosen, and leaves the way to a host who cancels', async () => {
    const { element } = await openSearch();
    let cancel = false;
    const heard = hear('dvc-procedure-selected', (event) => {
      if (cancel) event.preventDefault();
    });
    const link = byRole(element, 'link', 'Đăng ký thường trú');
    expect(clickLink(link).followed).to.equal(true);
    cancel = true;
    expect(clickLink(link).followed).to.equal(false);
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: RESIDENCE }, { code: RESIDENCE }]);
  });

  it('asks before applying; a host who cancels leads people itself', async () => {
    const { element } = await openSearch({ properties: { applyHref: '/nop?ma={code}' } });
    let cancel = false;
    const before = hear('dvc-before-apply', (event) => {
      if (cancel) event.preventDefault();
    });
    const requested = hear('dvc-apply-requested');
    const link = byRole(element, 'link', 'Nộp hồ sơ: Đăng ký khai sinh');
    expect(clickLink(link).followed).to.equal(true);
    cancel = true;
    expect(clickLink(link).followed).to.equal(false);
    expect(before.map(({ detail }) => detail)).to.deep.equal([{ code: BIRTH }, { code: BIRTH }]);
    expect(requested).to.have.length(1);
  });

  it('tells the host’s analytics what was done, and never what was typed', async () => {
    const activities = hear('dvc-activity');
    const { element } = await openSearch();
    await search(element, 'khai sinh');
    hear('dvc-procedure-selected', (event) => event.preventDefault());
    clickLink(byRole(element, 'link', 'Đăng ký khai sinh'));
    expect(activities.map(({ detail }) => detail)).to.deep.equal([
      { name: 'procedures-searched', facts: { total: 30 } },
      { name: 'procedures-searched', facts: { total: 1 } },
      { name: 'procedure-selected', facts: { code: BIRTH } },
    ]);
    expect(JSON.stringify(activities.map(({ detail }) => detail))).not.to.include('khai sinh');
  });

  it('tells of every event outside of components of the host', async () => {
    const heard: string[] = [];
    const { element } = await openSearch();
    for (const type of [
      'dvc-procedure-selected',
      'dvc-before-apply',
      'dvc-apply-requested',
      'dvc-activity',
    ]) {
      const wrapped = (event: Event) => heard.push(`${event.type} ${event.composed} ${event.bubbles}`);
      element.addEventListener(type, wrapped, { once: true });
    }
    clickLink(byRole(element, 'link', 'Đăng ký khai sinh'));
    clickLink(byRole(element, 'link', 'Nộp hồ sơ: Đăng ký khai sinh'));
    expect(heard).to.have.members([
      'dvc-procedure-selected true true',
      'dvc-before-apply true true',
      'dvc-apply-requested true true',
      'dvc-activity true true',
    ]);
  });

  it('shows a procedure of each kind in the catalogue', async () => {
    const { element } = await openSearch({ properties: { limit: 50 } });
    expect(resultNames(element)).to.have.length(30);
    for (const code of [BIRTH, RESIDENCE, DEATH, SHOP, RIVER_MAP]) {
      expect(element.shadowRoot!.querySelector(`a[href*="${code}"]`), code).not.to.equal(null);
    }
  });

  it('lists two procedures with one name apart', async () => {
    const procedures = () => [
      bareProcedure('9.000101', 'Cấp bản sao', '2', 'vi'),
      bareProcedure('9.000102', 'Cấp bản sao', '2', 'vi'),
    ];
    const { element } = await openSearch({ procedures });
    expect(resultNames(element)).to.deep.equal(['Cấp bản sao', 'Cấp bản sao']);
  });
});
