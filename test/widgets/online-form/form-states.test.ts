import { expect } from 'chai';
import { byRole, findRole } from '../../support/accessible.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { until } from '../../support/mount.ts';
import { listenForWarnings } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { clearDevice, heading, openForm, says, startForm, wordsOf } from '../../support/online-form.ts';

const fallback = () => [
  Object.assign(document.createElement('a'), { href: '#cong', textContent: 'Cổng Dịch vụ công' }),
];
const pageBefore = location.href;

describe('dvc-online-form: states', () => {
  beforeEach(clearDevice);
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('waits with the room of a form, and says so', async () => {
    const { element, endpoint } = await startForm({ condition: 'slow' });
    const busy = await until('the skeleton', () => element.shadowRoot?.querySelector('[aria-busy="true"]'));
    expect(busy.textContent).to.include('Đang tải mẫu đơn…');
    endpoint.condition = 'ok';
    endpoint.release();
    await until('the form', () => heading(element) === 'Trước khi bắt đầu');
  });

  it('says that no procedure is chosen, and takes the one of the address', async () => {
    const { element } = await startForm({ properties: { procedure: '' } });
    await says(element, 'Chưa chọn thủ tục nào');
    const address = new URL(pageBefore);
    address.searchParams.set('dvc-procedure', '1.000000');
    history.replaceState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
    await until('the form', () => heading(element) === 'Trước khi bắt đầu');
  });

  for (const procedure of ['9.999999', '..', '1.000000/../..']) {
    it(`leads on from a procedure without a form: ${procedure}`, async () => {
      const children = fallback();
      const { element, endpoint } = await startForm({ properties: { procedure }, children });
      await says(element, /Chưa chọn thủ tục nào|chưa nộp trực tuyến được tại đây/);
      expect(children[0]!.assignedSlot).not.to.equal(null);
      expect(endpoint.dossiers.attempts).to.deep.equal([]);
    });
  }

  for (const [condition, words] of [
    ['offline', 'Máy đang mất mạng'],
    ['unreachable', 'Hệ thống quốc gia chưa trả lời'],
    ['server-error', /Hệ thống quốc gia/],
    ['broken-contract', /Câu trả lời của hệ thống quốc gia/],
    ['too-many-requests', /đang quá tải/],
  ] as const) {
    it(`says why there is no form, and reads it again: ${condition}`, async () => {
      const children = fallback();
      const { element, endpoint } = await startForm({ condition, children });
      await until('the notice', () => element.shadowRoot?.querySelector('[part="notice"]'));
      expect(wordsOf(element)).to.match(words instanceof RegExp ? words : new RegExp(words));
      expect(children[0]!.assignedSlot, 'another way to the same end').not.to.equal(null);
      endpoint.condition = 'ok';
      byRole(element, 'button', 'Thử lại').click();
      await until('the form', () => heading(element) === 'Trước khi bắt đầu');
    });
  }

  it('does not speak with an endpoint of another major version', async () => {
    const { element } = await startForm({ condition: 'incompatible' });
    await says(element, /2\.0/);
    expect(findRole(element, 'button', 'Bắt đầu')).to.equal(undefined);
  });

  it('says that no endpoint is set, or that it is refused', async () => {
    const warnings = listenForWarnings();
    const { element } = await startForm({ around: { clients: undefined, endpoint: undefined } });
    await until('the notice', () => element.shadowRoot?.querySelector('[part="notice"]'));
    element.endpoint = 'http://example.vn/khong-an-toan';
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[part="notice"]')).not.to.equal(null);
    expect(warnings.join()).to.include('http://example.vn/khong-an-toan');
  });

  it('keeps a form that has come, whatever becomes of the line', async () => {
    const endpoint = new FakeEndpoint();
    const { element } = await openForm({ endpoint });
    endpoint.condition = 'offline';
    element.lang = 'en';
    await until('the read', () => endpoint.reads.at(-1)?.language === 'en');
    await until('the form in it', () => element.shadowRoot?.querySelector('.root[lang="en"] form'));
  });
});
