import { expect } from 'chai';
import type { FormField } from '../../src/contract/form.ts';
import type { Procedure } from '../../src/contract/procedure-record.ts';
import { byRole, everyRole, findRole } from '../support/accessible.ts';
import { HOSTILE } from '../support/fixtures/difficult-procedures.ts';
import { bareProcedure, BIRTH, birthRegistration } from '../support/fixtures/procedures.ts';
import { formDefinition } from '../support/form-definition.ts';
import { textOf, until } from '../support/mount.ts';
import {
  agreeAndSend,
  clearDevice,
  click,
  openForm,
  openReview,
  receiptCode,
  wordsOf,
} from '../support/online-form.ts';
import { shortForm } from '../support/short-form.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';
import { openDetail, openSearch, resultNames } from '../support/widgets.ts';

const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

/** Elements that no template of ours holds, and addresses that must not be followed. */
function intruders(host: Element): string[] {
  const elements = [
    ...host.shadowRoot!.querySelectorAll('img, script, style, iframe, b, u, i, object, base, link'),
  ];
  const links = [...host.shadowRoot!.querySelectorAll('a')].filter(
    ({ protocol }) => !['http:', 'https:', 'tel:', 'mailto:'].includes(protocol),
  );
  return [...elements, ...links].map(({ outerHTML }) => outerHTML);
}

describe('strings of the endpoint that try to be more than text', () => {
  let alerts = 0;
  tidyAfterEach();
  beforeEach(() => {
    alerts = 0;
    replace(globalThis, 'alert', () => void (alerts += 1));
  });
  afterEach(() => {
    expect(alerts).to.equal(0);
  });

  it('are text in the results', async () => {
    const { element } = await openSearch({ properties: { q: 'img' } });
    expect(resultNames(element)).to.deep.equal([`Đăng ký ${MARKUP}`]);
    expect(intruders(element)).to.deep.equal([]);
  });

  it('are text in the filters', async () => {
    const { element } = await openSearch({ properties: { q: 'img', subject: '__proto__' } });
    byRole(element, 'checkbox', /^<u>Mọi người<\/u> \(1\)$/);
    byRole(element, 'button', 'Bỏ lọc: <u>Mọi người</u>');
    element.category = '<b>x</b>';
    await until('the other filter', () => findRole(element, 'button', 'Bỏ lọc: <b>x</b>'));
    expect(intruders(element)).to.deep.equal([]);
  });

  it('are text in the record, and its links are the good ones only', async () => {
    const { element } = await openDetail(HOSTILE);
    const words = textOf(element.shadowRoot?.querySelector('article'));
    expect(words).to.include(MARKUP).and.include('{{7*7}} ${alert(3)}').and.include('</style><b>Bộ Mẫu</b>');
    expect(intruders(element)).to.deep.equal([]);
    const links = everyRole<HTMLAnchorElement>(element, 'link').map(({ element: link }) => link.href);
    expect(links.filter((href) => !href.startsWith('tel:'))).to.deep.equal([
      'https://dichvucong.example/mau/1',
    ]);
    byRole(element, 'button', 'Nộp hồ sơ');
  });

  it('show no amount, time or date that cannot be', async () => {
    const { element } = await openDetail(HOSTILE);
    const words = textOf(element.shadowRoot?.querySelector('article'));
    expect(words).not.to.match(/9\.007\.199|-5|0,5|\d{30}|275760|e\+/);
    expect(words.match(/(Phí|Lệ phí): tùy trường hợp/g)).to.have.length(3);
    expect(words).to.match(/không ghi ngày/);
  });

  it('leave huge figures of a list unknown or plain', async () => {
    const { element } = await openSearch({ properties: { q: 'img' } });
    const row = textOf(byRole(element, 'link', /img/).closest('li'));
    expect(row)
      .to.match(/Phí: tùy trường hợp/)
      .and.match(/Thời hạn: tùy trường hợp/);
  });

  it('of a megabyte do not stop the page', async () => {
    const long = 'Nộp hồ sơ tại bộ phận một cửa. '.repeat(33_000);
    const procedures = (): Procedure[] => [
      {
        ...birthRegistration('vi'),
        executionSteps: [{ description: long }, { description: ' '.repeat(1_000_000) + 'x' }],
        requirementsAndConditions: long.replaceAll('. ', '.\n- '),
      },
    ];
    const start = performance.now();
    const { element } = await openDetail(BIRTH, { procedures });
    const article = element.shadowRoot?.querySelector('article');
    expect(article?.textContent?.length).to.be.within(60_000, 200_000);
    expect(article?.getBoundingClientRect().height).to.be.above(1_000);
    // Far above what it takes on a slow machine; a megabyte laid out would take Chromium most of a minute.
    expect(performance.now() - start).to.be.below(8_000);
  });

  it('that are no whole characters do not blank the widget', async () => {
    const code = '9.\uD800';
    const procedures = () => [
      { ...bareProcedure(code, 'Nửa \uDC00 chữ', '4', 'vi'), sourceUrl: 'https://\uD800' },
    ];
    const properties = { detailHref: '/thu-tuc/{code}', applyHref: '/nop?ma={code}' };
    const { element } = await openSearch({ procedures, properties });
    expect(resultNames(element)).to.have.length(1);
    const detail = await openDetail(code, { procedures, properties: { applyHref: '/nop?ma={code}' } });
    await until('the record', () => findRole(detail.element, 'heading', /^Nửa/));
  });

  const note = (change: Partial<FormField>): FormField => ({
    pointer: '/note',
    label: MARKUP,
    kind: 'text',
    ...change,
  });
  const formWith = (fields: FormField[]) =>
    shortForm({
      procedureName: MARKUP,
      conditions: [MARKUP, '\u202Eđảo ngược\u202C'],
      consent: { version: '1', text: [MARKUP] },
      layout: { steps: [{ id: '__proto__', title: MARKUP, help: MARKUP, sections: [{ id: 'x', fields }] }] },
    });

  it('are text in a form', async () => {
    await clearDevice();
    const fields = [
      note({ help: MARKUP, example: MARKUP }),
      note({ pointer: '/choice', kind: 'choice', options: [{ code: '<b>', label: MARKUP }] }),
    ];
    const { element } = await openForm({ forms: () => [formWith(fields)] });
    await click(element, 'Bắt đầu');
    await until('the step', () => textOf(element.shadowRoot?.querySelector('h2')) === MARKUP);
    expect(wordsOf(element)).to.include(MARKUP);
    await click(element, 'Tiếp tục');
    await until('the summary', () => element.shadowRoot?.querySelector('#summary'));
    expect(intruders(element)).to.deep.equal([]);
  });

  it('of a form of kinds nobody knows are asked as text, and names of prototypes answer nothing', async () => {
    await clearDevice();
    const fields = [
      note({ kind: 'hologram', label: 'Chưa ai biết' }),
      note({ pointer: '/__proto__/polluted', label: 'Nguyên mẫu' }),
      note({ pointer: '/constructor', kind: 'constructor', label: 'Dựng' }),
      note({
        pointer: '/toString',
        kind: 'group',
        label: 'Nhóm',
        fields: [note({ pointer: './__proto__' })],
      }),
    ];
    const { element } = await openForm({ forms: () => [formWith(fields)] });
    await click(element, 'Bắt đầu');
    for (const name of ['Chưa ai biết', 'Nguyên mẫu', 'Dựng']) {
      const field = await until(name, () =>
        findRole<HTMLInputElement>(element, 'textbox', new RegExp(`^${name}`)),
      );
      field.value = 'x';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await element.updateComplete;
    expect(({} as { polluted?: string }).polluted).to.equal(undefined);
    byRole(element, 'textbox', /^Chưa ai biết/);
  });

  it('are text in a refusal and on the receipt', async () => {
    await clearDevice();
    const { element, endpoint } = await openReview();
    endpoint.dossiers.check = () => ({
      type: 'urn:dvc:problem:dossier-refused',
      errors: [
        { pointer: '/__proto__/x', detail: MARKUP },
        { pointer: '/answers/applicant/name', detail: MARKUP },
      ],
    });
    await agreeAndSend(element);
    await until('the summary', () => element.shadowRoot?.querySelector('#summary'));
    expect(wordsOf(element)).to.include(MARKUP);
    expect(intruders(element)).to.deep.equal([]);
    endpoint.dossiers.check = () => undefined;
    const { receiptOf } = endpoint.dossiers;
    endpoint.dossiers.receiptOf = (body, code) => {
      const receipt = receiptOf(body, code);
      return {
        ...receipt,
        procedureName: MARKUP,
        next: [MARKUP],
        receiver: { name: MARKUP, hotline: MARKUP },
      };
    };
    element.payHref = 'javascript:alert(1)//{code}';
    element.statusHref = 'https://theo-doi.example/{code}';
    element.returnHref = 'data:text/html,x';
    await click(element, 'Gửi hồ sơ');
    await receiptCode(element);
    expect(intruders(element)).to.deep.equal([]);
    const links = everyRole<HTMLAnchorElement>(element, 'link').map(({ element: link }) => link.href);
    expect(links).to.deep.equal(['https://theo-doi.example/H29-261120-0001']);
  });

  it('as long as the client lets through do not stop a form', async () => {
    await clearDevice();
    const long = 'Xin ghi như trong giấy tờ. '.repeat(370);
    const fields = [note({ label: long, help: long })];
    const { element } = await openForm({ forms: () => [formWith(fields), formDefinition()] });
    await click(element, 'Bắt đầu');
    await until('the step', () => (element.shadowRoot?.textContent?.length ?? 0) > 19_000);
  });
});
