import { expect } from 'chai';
import { byRole, findRole } from '../../support/accessible.ts';
import { Clock, settled } from '../../support/clock.ts';
import { CONDITIONS, FakeEndpoint, type Condition } from '../../support/fake-clients.ts';
import { BIRTH, DEATH } from '../../support/fixtures/procedures.ts';
import { mount, textOf, until } from '../../support/mount.ts';
import { listenForWarnings } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { announced, lastAsked, openDetail, startDetail } from '../../support/widgets.ts';

const pageBefore = location.href;
const words = (element: Element) => textOf(element.shadowRoot?.querySelector('.root'));

function visit(code: string): void {
  const address = new URL(pageBefore);
  address.searchParams.set('dvc-procedure', code);
  history.replaceState(null, '', address);
}

describe('dvc-procedure-detail: which procedure', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('says that none is chosen, with the host’s fallback, and asks nothing', async () => {
    const children = [
      Object.assign(document.createElement('a'), { href: '#tim', textContent: 'Tìm thủ tục' }),
    ];
    const { element, endpoint } = await startDetail({ children });
    expect(words(element)).to.include('Chưa chọn thủ tục nào');
    expect(children[0]!.assignedSlot).not.to.equal(null);
    expect(endpoint.count('getProcedure')).to.equal(0);
  });

  it('takes dots for no code at all: they would climb out of the path', async () => {
    visit('..');
    const { element, endpoint } = await startDetail();
    expect(words(element)).to.include('Chưa chọn thủ tục nào');
    expect(endpoint.count('getProcedure')).to.equal(0);
  });

  it('takes the one of the address, unless the tag names another', async () => {
    visit(` ${BIRTH} `);
    const { endpoint } = await openDetail('');
    expect(lastAsked<string>(endpoint, 'getProcedure')).to.equal(BIRTH);
    const named = await openDetail(DEATH);
    expect(lastAsked<string>(named.endpoint, 'getProcedure')).to.equal(DEATH);
  });

  it('follows the address when somebody goes back', async () => {
    visit(BIRTH);
    const { element } = await openDetail('');
    visit(DEATH);
    dispatchEvent(new PopStateEvent('popstate'));
    await until('the other', () => findRole(element, 'heading', 'Đăng ký khai tử'));
  });

  it('says of a code nobody knows that there is none, as text, and whom to call', async () => {
    visit('<b>9.9</b>');
    const { element } = await startDetail();
    await until('the notice', () => /Không có thủ tục nào mang mã “<b>9\.9<\/b>”/.test(words(element)));
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    byRole(element, 'link', /Gọi/);
    expect(findRole(element, 'button', 'Thử lại')).to.equal(undefined);
  });

  it('cuts a code that is a novel', async () => {
    visit('9'.repeat(5_000));
    const { element } = await startDetail();
    await until('the notice', () => /Không có thủ tục/.test(words(element)));
    expect(words(element).length).to.be.below(600);
  });
});

describe('dvc-procedure-detail: an endpoint in trouble', () => {
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
    it(`says what is the matter, and recovers: ${condition}`, async () => {
      const { element, endpoint } = await startDetail({ condition, properties: { code: BIRTH } });
      const retry = await until('the notice', () => findRole<HTMLElement>(element, 'button', 'Thử lại'));
      expect(words(element)).to.match(wanted[condition]!);
      byRole(element, 'link', /Gọi/);
      endpoint.condition = 'ok';
      retry.click();
      await until('the record', () => findRole(element, 'heading', 'Đăng ký khai sinh'));
      expect(endpoint.reads.findLast(({ operation }) => operation === 'getProcedure')?.reload).to.equal(true);
    });
  }

  it('shows nothing of an endpoint of another version', async () => {
    const { element } = await startDetail({ condition: 'incompatible', properties: { code: BIRTH } });
    await until('the notice', () => /cần được cập nhật/.test(words(element)));
    expect(findRole(element, 'heading', 'Đăng ký khai sinh')).to.equal(undefined);
  });

  it('says without an endpoint what is missing, with the host’s fallback', async () => {
    listenForWarnings();
    await startDetail();
    const link = Object.assign(document.createElement('a'), {
      href: '#quoc-gia',
      textContent: 'Cổng quốc gia',
    });
    const properties = { endpoint: 'ftp://x.example', code: BIRTH } as object;
    const element = await mount('dvc-procedure-detail', { properties, children: [link] });
    expect(words(element)).to.match(/ftp:\/\/x\.example/);
    expect(link.assignedSlot).not.to.equal(null);
  });

  it('says that it loads, and after four seconds that the line is slow', async () => {
    const clock = new Clock();
    const { element, endpoint } = await startDetail({ condition: 'slow', properties: { code: BIRTH } });
    expect(announced(element)).to.equal('Đang tải thủ tục…');
    expect(element.shadowRoot?.querySelector('[aria-busy="true"]')).not.to.equal(null);
    await clock.pass(4_100);
    await element.updateComplete;
    expect(words(element)).to.include('Đường truyền chậm');
    endpoint.release();
    await settled();
    await element.updateComplete;
    byRole(element, 'heading', 'Đăng ký khai sinh');
  });

  it('never shows the procedure before for the one now asked for', async () => {
    const { element, endpoint } = await openDetail(BIRTH);
    endpoint.condition = 'slow';
    element.code = DEATH;
    await element.updateComplete;
    expect(findRole(element, 'heading', 'Đăng ký khai sinh')).to.equal(undefined);
    endpoint.release();
    await until('the other', () => findRole(element, 'heading', 'Đăng ký khai tử'));
  });

  it('keeps the record when it is moved', async () => {
    const endpoint = new FakeEndpoint();
    const { element } = await openDetail(BIRTH, { endpoint });
    const article = document.createElement('article');
    element.parentElement?.append(article);
    article.append(element);
    await element.updateComplete;
    byRole(element, 'heading', 'Đăng ký khai sinh');
    expect(endpoint.count('getProcedure')).to.equal(1);
  });
});
