import { expect } from 'chai';
import type { DossierProgress } from '../../../src/contract/dossier-progress.ts';
import { byRole, everyRole, findRole, names } from '../../support/accessible.ts';
import { clickLink } from '../../support/events.ts';
import { DOSSIERS, sampleDossier, statusTerm, type DossierName } from '../../support/every-dossier.ts';
import { inside, shown, textOf, until } from '../../support/mount.ts';
import { replace } from '../../support/replace.ts';
import { clickButton, openDossier, wordsOf } from '../../support/status-lookup.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const SQUARE_CODE = '.print-head svg[role="img"]';
const PLACE = 'Ủy ban nhân dân phường Thí Dụ';

/** What the heading says, and what must stand on the screen besides. */
const STATES: Record<DossierName, readonly [heading: string, ...words: string[]]> = {
  filed: [
    `Hồ sơ đã gửi, đang chờ ${PLACE} tiếp nhận.`,
    'Bạn chưa cần làm gì',
    'Sẽ có khi hồ sơ được tiếp nhận',
  ],
  received: [`${PLACE} đã tiếp nhận hồ sơ.`, 'Bạn chưa cần làm gì', 'Còn 2 ngày làm việc'],
  notReceived: [`${PLACE} không nhận hồ sơ này.`, 'chụp thiếu trang', 'Nên làm gì', 'Nộp hồ sơ mới'],
  processing: [`Đang xử lý tại Phòng Hộ tịch, ${PLACE}.`, 'Đơn vị ghi: Chờ thẩm tra', 'Còn 2 ngày làm việc'],
  supplement: [
    'Cần bổ sung 2 mục trước 17:00, thứ Sáu, 27/11/2026.',
    'Giấy chứng sinh (bản chụp rõ)',
    'Bổ sung ngay',
    'Tạm dừng tính thời hạn',
    'Thời hạn tạm dừng từ thứ Năm, 19/11/2026. Ngày hẹn mới sẽ được tính khi nhận đủ phần bổ sung.',
    'Ngày hẹn trước khi tạm dừng',
  ],
  payment: [
    'Cần nộp 42.000 đồng để hồ sơ được xử lý tiếp.',
    '26.000 đồng',
    'Hạn nộp: 17:00, thứ Hai, 23/11/2026',
    'Nộp phí, lệ phí',
  ],
  withdrawn: ['Hồ sơ đã được rút.', 'xin nộp hồ sơ mới', 'Thời hạn không còn được tính'],
  stopped: [
    `${PLACE} đã dừng xử lý hồ sơ này.`,
    'Lý do',
    'Nên làm gì',
    'Nộp hồ sơ mới',
    'Thời hạn không còn được tính',
  ],
  collect: [
    'Đã có kết quả, chờ nhận tại Trung tâm Phục vụ hành chính công phường Thí Dụ.',
    'Số 1 đường Bến Đò',
    '07:30–11:30',
    'Giấy chứng sinh bản chính',
    'Xong trước hạn',
  ],
  shipped: [
    'Đã có kết quả, đang trên đường gửi qua bưu điện.',
    'TD123456789VN',
    'Đã nhận bưu gửi (Bưu cục phường Thí Dụ)',
  ],
  returned: [
    'Đã trả kết quả.',
    'Thủ tục đã hoàn thành',
    'tải được ở ngay bên dưới',
    'Trích lục khai sinh (180 kB)',
    'Xong đúng hạn',
  ],
  unknownState: [
    `Đang lấy ý kiến liên ngành, tại Phòng Hộ tịch, ${PLACE}.`,
    'Chờ ý kiến của cơ quan công an.',
  ],
  overdue: [
    `Đang xử lý tại Phòng Hộ tịch, ${PLACE}.`,
    'Đã quá hạn 2 ngày làm việc',
    `Đơn vị đang giữ hồ sơ: Phòng Hộ tịch, ${PLACE}`,
  ],
  late: ['Đã trả kết quả.', 'Trễ hạn 2 ngày làm việc'],
  long: [
    `Đang xử lý tại Phòng Hộ tịch, ${PLACE}.`,
    'Ngày hẹn đã thay đổi 1 lần',
    'Cộng thời gian người nộp bổ sung',
  ],
};

const links = { applyHref: '/nop?ma={code}', payHref: '/nop-phi?ho-so={code}' };

function pointsWithMouse(matches: boolean): void {
  replace(globalThis, 'matchMedia', () => ({ matches }));
}

function partsInOrder(element: Element): string[] {
  return [...inside(element, 'article').querySelectorAll(':scope > section')].map((part) =>
    part.getAttribute('part')!,
  );
}

describe('dvc-status-lookup: states', () => {
  tidyAfterEach();

  for (const [name, [heading, ...words]] of Object.entries(STATES)) {
    it(`says in one sentence where a dossier stands, and what to do: ${name}`, async () => {
      const { element } = await openDossier(DOSSIERS[name as DossierName], { properties: links });
      expect(textOf(inside(element, '#heading'))).to.equal(heading);
      for (const one of words) expect(wordsOf(element).replaceAll('\u00a0', ' ')).to.include(one);
    });
  }

  it('puts first what is to be done, and results there once they are what matters', async () => {
    const { element } = await openDossier();
    expect(partsInOrder(element)).to.deep.equal([
      'next-action',
      'deadline',
      'timeline',
      'agency',
      'tools',
      'withdrawal',
    ]);
    const done = await openDossier(DOSSIERS.collect);
    expect(partsInOrder(done.element)).to.deep.equal([
      'next-action',
      'results',
      'deadline',
      'timeline',
      'agency',
      'tools',
    ]);
  });

  it('says that the clock waits for the payment, and what of the result is there already', async () => {
    const { deadline } = DOSSIERS.supplement;
    const payment = await openDossier({ ...DOSSIERS.payment, deadline });
    expect(wordsOf(payment.element)).to.include('Ngày hẹn mới sẽ được tính khi nhận được phí, lệ phí');
    const online = await openDossier({ ...DOSSIERS.collect, collection: undefined });
    expect(wordsOf(online.element)).to.include('tải được ở ngay bên dưới').and.not.include('sẽ hiện ở đây');
  });

  it('says that a time to do something by is past, and whom to call', async () => {
    const asOf = '2026-11-28T09:00:00+07:00';
    const { element } = await openDossier({ ...DOSSIERS.supplement, asOf });
    expect(textOf(inside(element, '#heading'))).to.equal('Cần bổ sung 2 mục, đã quá hạn bổ sung.');
    const action = inside(element, '[part="next-action"]');
    expect(textOf(action)).to.include('Hạn này đã qua').and.include('Bổ sung ngay');
    expect(action.querySelector('.hotline')?.getAttribute('href')).to.equal('tel:02830000000');
    const payment = await openDossier({ ...DOSSIERS.payment, asOf });
    expect(textOf(inside(payment.element, '[part="next-action"]'))).to.include('Hạn này đã qua');
  });

  it('leads to the payment and to a new application, with codes filled in, and nowhere else', async () => {
    const payment = await openDossier(DOSSIERS.payment, { properties: links });
    const pay = byRole<HTMLAnchorElement>(payment.element, 'link', 'Nộp phí, lệ phí');
    expect(pay.getAttribute('href')).to.equal('/nop-phi?ho-so=H29-261118-0042');
    expect(clickLink(pay).followed).to.equal(true);
    const refused = await openDossier(DOSSIERS.notReceived, { properties: links });
    const apply = byRole<HTMLAnchorElement>(refused.element, 'link', 'Nộp hồ sơ mới');
    expect(apply.getAttribute('href')).to.equal('/nop?ma=9.000001');
    const without = await openDossier(DOSSIERS.payment, { properties: { payHref: 'javascript:alert(1)' } });
    expect(findRole(without.element, 'link', 'Nộp phí, lệ phí')).to.equal(undefined);
    expect(wordsOf(without.element)).to.include('Xin nộp tại nơi tiếp nhận hồ sơ');
  });

  it('names whoever holds an overdue dossier, and their own number', async () => {
    const { element } = await openDossier(DOSSIERS.overdue);
    const action = inside(element, '[part="next-action"]');
    expect(action.querySelector('a')?.getAttribute('href')).to.equal('tel:02830000000');
  });

  it('tells what happened newest first, by whom, and folds what is long', async () => {
    const { element } = await openDossier(DOSSIERS.long);
    const items = () => [...inside(element, '[part="timeline"]').querySelectorAll('li')];
    expect(items()).to.have.length(8);
    expect(textOf(items()[0]))
      .to.include('Xác minh lần 6.')
      .and.include('Nguyễn Văn Mẫu, Công chức tư pháp – hộ tịch · Phòng Hộ tịch');
    const folded = inside<HTMLDetailsElement>(element, '[part="timeline"] details');
    expect(folded.open).to.equal(false);
    expect(folded.querySelectorAll('li')).to.have.length(3);
    dispatchEvent(new Event('beforeprint'));
    expect(folded.open).to.equal(true);
    dispatchEvent(new Event('afterprint'));
    expect(folded.open).to.equal(false);
  });

  it('leads to the carrier only by a good address', async () => {
    const shipment = DOSSIERS.shipped.shipment!;
    const { element } = await openDossier({
      ...DOSSIERS.shipped,
      shipment: { ...shipment, url: 'javascript:alert(1)' },
    });
    expect(names(element, 'link').filter((name) => name.startsWith('Xem trên'))).to.deep.equal([]);
  });

  it('shows the endpoint’s texts as texts', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const hostile: DossierProgress = sampleDossier({
      procedureName: markup,
      holder: { name: markup, hotline: { label: markup, url: 'javascript:alert(1)' } },
      status: { code: '__proto__', label: markup },
      localStatus: { code: 'constructor', label: markup },
      reasons: [markup],
      deadline: {
        standing: { code: 'constructor', label: markup },
        dueAt: 'gestern',
        changes: [{ at: 'x', reason: markup }],
      },
      timeline: [{ id: '1', at: 'nie', status: statusTerm('4'), what: markup }],
      asOf: 'heute',
      filedAt: '+275760-09-13T00:00:00.000Z',
    });
    const { element } = await openDossier(hostile);
    expect(wordsOf(element)).to.include(markup);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    const addresses = everyRole<HTMLAnchorElement>(element, 'link').map(({ element: link }) => link.protocol);
    expect(addresses.every((protocol) => protocol === 'tel:')).to.equal(true);
  });

  it('has the square code at hand where people print without its button', async () => {
    pointsWithMouse(true);
    const { element } = await openDossier();
    await shown(element, SQUARE_CODE);
  });

  it('prints the code large with its square code, and none of the buttons', async () => {
    pointsWithMouse(false);
    const { element } = await openDossier();
    expect(element.shadowRoot?.querySelector(SQUARE_CODE)).to.equal(null);
    const sheets: unknown[] = [];
    replace(globalThis, 'print', () => void sheets.push(inside(element, SQUARE_CODE)));
    await clickButton(element, 'In trang này');
    await until('the sheet', () => sheets[0]);
    expect(textOf(inside(element, '.print-head'))).to.equal(
      'H29-261118-0042 Thông tin lúc 10:00, thứ Sáu, 20/11/2026',
    );
    const unprinted = [...element.shadowRoot!.querySelectorAll('button')].filter(
      (button) => !button.closest('.screen-only'),
    );
    expect(unprinted).to.deep.equal([]);
    await until('the screen', () => getComputedStyle(inside(element, '.print-head')).display === 'none');
  });
});
