import { expect } from 'chai';
import type { ProcedureSearchElement } from '../../../src/widgets/procedure-search/procedure-search.ts';
import { byRole, everyRole, findRole, names } from '../../support/accessible.ts';
import { bareProcedure } from '../../support/fixtures/procedures.ts';
import { replace } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { announced, idle, lastAsked, NARROW, openSearch } from '../../support/widgets.ts';

const pageBefore = location.href;

const box = (element: ProcedureSearchElement, name: RegExp) =>
  byRole<HTMLInputElement>(element, 'checkbox', name);

async function press(element: ProcedureSearchElement, control: HTMLElement): Promise<void> {
  control.click();
  await element.updateComplete;
  await idle(element);
}

describe('dvc-procedure-search: filters', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('are groups of checkboxes with how many each would leave', async () => {
    const { element } = await openSearch();
    const groups = names(element, 'group');
    expect(groups).to.include.members(['Bộ lọc', 'Mức độ trực tuyến', 'Lĩnh vực', 'Cơ quan']);
    expect(new Set(groups).size, 'one for all, and one for each kind').to.equal(6);
    box(element, /^Làm trực tuyến toàn trình \(\d+\)$/);
    box(element, /^Công dân Việt Nam \(\d+\)$/);
  });

  it('narrow the search at once, and say what they left', async () => {
    const { element, endpoint } = await openSearch();
    const level = box(element, /^Làm trực tuyến toàn trình/);
    const count = /\((\d+)\)/.exec(
      everyRole(element, 'checkbox').find((one) => one.element === level)!.name,
    )?.[1];
    await press(element, level);
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: ['4'] });
    expect(announced(element)).to.equal(`${count} thủ tục`);
    expect(box(element, /^Làm trực tuyến toàn trình/).checked).to.equal(true);
  });

  it('take several of one kind, and each off again', async () => {
    const { element, endpoint } = await openSearch();
    await press(element, box(element, /^Làm trực tuyến toàn trình/));
    await press(element, box(element, /^Làm trực tuyến một phần/));
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: ['4', '3'] });
    await press(element, box(element, /^Làm trực tuyến toàn trình/));
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: ['3'] });
  });

  it('keep the focus on the box that was ticked', async () => {
    const { element } = await openSearch();
    const level = box(element, /^Làm trực tuyến toàn trình/);
    level.focus();
    await press(element, level);
    const focused = element.shadowRoot?.activeElement;
    expect(focused).to.equal(box(element, /^Làm trực tuyến toàn trình/));
  });

  it('stand above the results once chosen, each to be dropped by name, or all at once', async () => {
    const { element, endpoint } = await openSearch({ properties: { level: '4', subject: 'CITIZEN' } });
    byRole(element, 'list', 'Bộ lọc đang dùng');
    await press(element, byRole(element, 'button', 'Bỏ lọc: Làm trực tuyến toàn trình'));
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: [], subject: ['CITIZEN'] });
    await press(element, byRole(element, 'button', 'Xóa hết bộ lọc'));
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: [], subject: [] });
    expect(findRole(element, 'list', 'Bộ lọc đang dùng')).to.equal(undefined);
  });

  it('keep the text when they are dropped', async () => {
    const { element, endpoint } = await openSearch({ properties: { q: 'khai', level: '4' } });
    await press(element, byRole(element, 'button', 'Xóa hết bộ lọc'));
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ q: 'khai', level: [] });
  });

  it('never lose a chosen value that leaves nothing, or that nobody knows', async () => {
    const { element } = await openSearch({ properties: { level: '99', q: 'khai sinh' } });
    expect(box(element, /^99 \(0\)$/).checked).to.equal(true);
    byRole(element, 'button', 'Bỏ lọc: 99');
  });

  it('show a few values first and all of them when asked', async () => {
    const procedures = () =>
      Array.from({ length: 9 }, (_, index) => ({
        ...bareProcedure(`9.00020${index}`, `Việc ${index}`, '4', 'vi'),
        agency: { code: `G${index}`, name: `Bộ số ${index}` },
      }));
    const { element } = await openSearch({ procedures });
    const agencies = () => names(element, 'checkbox').filter((name) => name.startsWith('Bộ số'));
    expect(agencies()).to.have.length(4);
    const more = byRole(element, 'button', 'Xem thêm 5 mục');
    expect(more.ariaExpanded).to.equal('false');
    more.click();
    await element.updateComplete;
    expect(agencies()).to.have.length(9);
    const less = byRole(element, 'button', 'Thu gọn');
    expect(less.ariaExpanded).to.equal('true');
    less.click();
    await element.updateComplete;
    expect(agencies()).to.have.length(4);
  });

  it('hide behind a button where there is no room, which says how many are in force', async () => {
    const { element } = await openSearch({ width: NARROW, properties: { level: '4,3' } });
    expect(names(element, 'checkbox')).to.deep.equal([]);
    const button = byRole(element, 'button', 'Bộ lọc (2)');
    expect(button.ariaExpanded).to.equal('false');
    button.click();
    await element.updateComplete;
    expect(button.ariaExpanded).to.equal('true');
    expect(names(element, 'checkbox').length).to.be.above(4);
  });

  it('are reached by keyboard and large enough to touch', async () => {
    const { element } = await openSearch();
    for (const { element: control } of [...everyRole(element, 'checkbox'), ...everyRole(element, 'button')]) {
      const target = control.closest('label') ?? control;
      expect(target.getBoundingClientRect().height, control.outerHTML.slice(0, 80)).to.be.at.least(43.5);
      expect(control.tabIndex).to.equal(0);
    }
  });
});

describe('dvc-procedure-search: sync-url', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  const parameter = (name: string) => new URL(location.href).searchParams.get(name);

  it('puts text and filters into the address, beside the host’s own parameters and fragment', async () => {
    history.replaceState({ host: 1 }, '', `${pageBefore}${location.search ? '&' : '?'}trang=2#ket-qua`);
    const { element } = await openSearch({ properties: { syncUrl: true } });
    let pushed = 0;
    const { pushState } = history;
    replace(history, 'pushState', (...parameters: Parameters<typeof pushState>) => {
      pushed += 1;
      pushState.apply(history, parameters);
    });
    await press(element, box(element, /^Làm trực tuyến toàn trình/));
    expect([parameter('dvc-level'), parameter('trang'), location.hash]).to.deep.equal(['4', '2', '#ket-qua']);
    expect(pushed).to.equal(1);
    expect(history.state, 'the state is the host’s').to.deep.equal({ host: 1 });
  });

  it('leaves the address alone without sync-url', async () => {
    const { element } = await openSearch();
    await press(element, box(element, /^Làm trực tuyến toàn trình/));
    expect(location.href).to.equal(pageBefore);
  });

  it('starts with what the address says, else with the attributes', async () => {
    const address = new URL(pageBefore);
    address.searchParams.set('dvc-q', 'khai tử');
    history.replaceState(null, '', address);
    const properties = { syncUrl: true, q: 'khai sinh' };
    const { endpoint } = await openSearch({ properties });
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ q: 'khai tử' });
    expect(endpoint.count('searchProcedures')).to.equal(1);
    history.replaceState(null, '', pageBefore);
    const second = await openSearch({ properties });
    expect(lastAsked(second.endpoint, 'searchProcedures')).to.deep.include({ q: 'khai sinh' });
  });

  it('goes back and forth with the browser', async () => {
    const { element, endpoint } = await openSearch({ properties: { syncUrl: true } });
    await press(element, box(element, /^Làm trực tuyến toàn trình/));
    const back = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await back;
    await element.updateComplete;
    await idle(element);
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: [] });
    expect(box(element, /^Làm trực tuyến toàn trình/).checked).to.equal(false);
    const forth = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.forward();
    await forth;
    await element.updateComplete;
    await idle(element);
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ level: ['4'] });
    expect(box(element, /^Làm trực tuyến toàn trình/).checked).to.equal(true);
  });

  it('no longer listens once it has left the page', async () => {
    const { element, endpoint } = await openSearch({ properties: { syncUrl: true } });
    element.remove();
    const address = new URL(pageBefore);
    address.searchParams.set('dvc-q', 'khai tử');
    history.replaceState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
    await element.updateComplete;
    expect(endpoint.count('searchProcedures')).to.equal(1);
  });
});
