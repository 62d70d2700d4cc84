import { expect } from 'chai';
import { byRole, findRole } from '../../support/accessible.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { bareProcedure } from '../../support/fixtures/procedures.ts';
import { shown, textOf, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { announced, idle, lastAsked, openSearch, resultNames, search } from '../../support/widgets.ts';

const more = (element: Element) => byRole(element, 'button', 'Xem thêm');

describe('dvc-procedure-search: more results', () => {
  tidyAfterEach();

  it('come below those there are, and the focus goes to the first of them', async () => {
    const { element, endpoint } = await openSearch();
    expect(textOf(element.shadowRoot?.querySelector('.more'))).to.match(/10 trong 30/);
    const first = resultNames(element);
    more(element).click();
    await until('twenty', () => resultNames(element).length === 20);
    await element.updateComplete;
    expect(resultNames(element).slice(0, 10)).to.deep.equal(first);
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ cursor: '10' });
    expect(textOf(element.shadowRoot?.activeElement)).to.equal(resultNames(element)[10]);
    expect(announced(element)).to.match(/20 thủ tục/);
  });

  it('end when there are no more', async () => {
    const { element } = await openSearch({ properties: { limit: 20 } });
    more(element).click();
    await until('all', () => resultNames(element).length === 30);
    await element.updateComplete;
    expect(findRole(element, 'button', 'Xem thêm')).to.equal(undefined);
    expect(new Set(resultNames(element)).size).to.equal(30);
  });

  it('are asked for once, however often the button is pressed, and leave the focus on it', async () => {
    const { element, endpoint } = await openSearch();
    endpoint.condition = 'slow';
    const button = more(element);
    button.focus();
    for (let press = 0; press < 3; press += 1) button.click();
    await element.updateComplete;
    button.click();
    await element.updateComplete;
    expect(endpoint.count('searchProcedures')).to.equal(2);
    expect(button.ariaDisabled).to.equal('true');
    expect(element.shadowRoot?.activeElement).to.equal(button);
    expect(resultNames(element), 'the others stay').to.have.length(10);
    endpoint.release();
    await until('twenty', () => resultNames(element).length === 20);
  });

  it('that fail keep those there are, and are asked for again on the spot', async () => {
    const { element, endpoint } = await openSearch();
    endpoint.condition = 'server-error';
    more(element).click();
    const retry = await until('the notice', () => findRole<HTMLElement>(element, 'button', 'Thử lại'));
    expect(resultNames(element)).to.have.length(10);
    endpoint.condition = 'ok';
    retry.click();
    await until('twenty', () => resultNames(element).length === 20);
    expect(lastAsked(endpoint, 'searchProcedures')).to.deep.include({ cursor: '10' });
  });

  it('are forgotten by the next search, even while under way', async () => {
    const { element, endpoint } = await openSearch();
    more(element).click();
    await until('twenty', () => resultNames(element).length === 20);
    endpoint.condition = 'slow';
    more(element).click();
    await element.updateComplete;
    endpoint.condition = 'ok';
    await search(element, 'thuong tru');
    endpoint.release();
    expect(resultNames(element)).to.deep.equal(['Đăng ký thường trú']);
  });

  it('are not shown twice where the list has moved on in between', async () => {
    const names = ['Một', 'Hai', 'Ba'];
    const procedures = () => names.map((name) => bareProcedure(`9.0003${name}`, name, '2', 'vi'));
    const { element } = await openSearch({ procedures, properties: { limit: 2 } });
    expect(resultNames(element)).to.deep.equal(['Một', 'Hai']);
    names.unshift('Mới');
    more(element).click();
    await until('the rest', () => resultNames(element).length === 3);
    expect(resultNames(element)).to.deep.equal(['Một', 'Hai', 'Ba']);
  });
});

describe('dvc-procedure-search: while it searches', () => {
  tidyAfterEach();

  it('keeps the results before in sight, marked as busy, and says that it searches', async () => {
    const { element, endpoint } = await openSearch();
    const before = resultNames(element);
    endpoint.condition = 'slow';
    const searching = search(element, 'khai sinh');
    await shown(element, '[aria-busy="true"]');
    expect(resultNames(element)).to.deep.equal(before);
    byRole(element, 'heading', 'Đang tìm…');
    endpoint.release();
    await searching;
    expect(resultNames(element)).to.deep.equal(['Đăng ký khai sinh']);
  });

  it('shows only the last of several searches', async () => {
    const { element, endpoint } = await openSearch();
    endpoint.condition = 'slow';
    const first = search(element, 'khai sinh');
    await until('the first', () => endpoint.count('searchProcedures') === 2);
    const second = search(element, 'thuong tru');
    await until('the second', () => endpoint.count('searchProcedures') === 3);
    endpoint.release();
    await Promise.all([first, second]);
    expect(resultNames(element)).to.deep.equal(['Đăng ký thường trú']);
  });

  it('answers from where it is moved to', async () => {
    const { element, endpoint } = await openSearch();
    const article = document.createElement('article');
    element.parentElement?.append(article);
    article.append(element);
    await element.updateComplete;
    expect(resultNames(element)).to.have.length(10);
    expect(endpoint.count('searchProcedures')).to.equal(1);
    await search(element, 'thuong tru');
    expect(resultNames(element)).to.deep.equal(['Đăng ký thường trú']);
  });
});

describe('dvc-procedure-search: nothing found', () => {
  tidyAfterEach();

  it('says for what, what to try, and whom to call', async () => {
    const { element } = await openSearch({ endpoint: new FakeEndpoint() });
    await search(element, 'xyz');
    const words = textOf(element.shadowRoot?.querySelector('section'));
    expect(words).to.include('Chưa tìm thấy thủ tục nào cho “xyz”');
    expect(announced(element)).to.match(/^0 thủ tục/);
    expect(byRole(element, 'link', /1900 0000/).getAttribute('href')).to.equal('tel:19000000');
    expect(findRole(element, 'button', 'Bỏ bộ lọc')).to.equal(undefined);
  });

  it('offers to drop the filters where there are any', async () => {
    const { element } = await openSearch({ properties: { q: 'khai sinh', level: '1' } });
    byRole(element, 'button', 'Bỏ bộ lọc').click();
    await element.updateComplete;
    await idle(element);
    expect(resultNames(element)).to.deep.equal(['Đăng ký khai sinh']);
  });
});
