import { expect } from 'chai';
import { brokenReferences, byRole, everyRole, findRole, names } from '../../support/accessible.ts';
import { clickLink, hear } from '../../support/events.ts';
import {
  BARE,
  LONG_TITLE,
  RUN_TOGETHER,
  UNKNOWN_VALUES,
} from '../../support/fixtures/difficult-procedures.ts';
import {
  bareProcedure,
  BIRTH,
  birthRegistration,
  RIVER_MAP,
  SHOP,
} from '../../support/fixtures/procedures.ts';
import { textOf, until } from '../../support/mount.ts';
import { replace } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { openDetail } from '../../support/widgets.ts';

/** What stands under the heading. */
function section(element: Element, title: string): string {
  return textOf(byRole(element, 'heading', title).closest('section'));
}

describe('dvc-procedure-detail: the record', () => {
  tidyAfterEach();

  it('stands in plain order under headings', async () => {
    const { element } = await openDetail(BIRTH);
    const levels = everyRole(element, 'heading').map(
      ({ element: heading, name }) => `${heading.localName} ${name}`,
    );
    expect(levels.filter((one) => /^h[23]/.test(one))).to.deep.equal([
      'h2 Đăng ký khai sinh',
      'h3 Ai làm thủ tục này',
      'h3 Cách nộp, thời hạn và chi phí',
      'h3 Giấy tờ cần chuẩn bị',
      'h3 Các bước',
      'h3 Nơi giải quyết',
      'h3 Kết quả nhận được',
      'h3 Căn cứ pháp lý',
      'h3 Nguồn',
    ]);
    expect(brokenReferences(element)).to.deep.equal([]);
  });

  it('says who, what it costs and how long it takes by each way', async () => {
    const { element } = await openDetail(BIRTH);
    expect(section(element, 'Ai làm thủ tục này')).to.match(
      /Công dân Việt Nam.*ở nước ngoài.*Trẻ chưa được đăng ký/,
    );
    const ways = section(element, 'Cách nộp, thời hạn và chi phí');
    expect(ways).to.match(/Trực tuyến.*1 ngày làm việc.*Qua bưu chính công ích.*3 ngày làm việc.*Trực tiếp/);
    expect(ways)
      .to.match(/Lệ phí: miễn phí/)
      .and.match(/Khoản khác: 30\.000 đồng/)
      .and.match(/Phí: 8\.000 đồng/);
    expect(ways, 'with the condition').to.include('Khai muộn: theo bảng giá của tỉnh.');
  });

  it('gives the source’s own words for steps, places, results and laws', async () => {
    const { element } = await openDetail(BIRTH);
    const record = birthRegistration('vi');
    const everything = textOf(element.shadowRoot?.querySelector('article'));
    for (const text of [
      ...record.executionSteps.map(({ name }) => name!),
      record.competentAgency!,
      ...record.unitGroupsExecuting,
      ...record.coordinatingAgencies,
      ...record.dossierReceivingAddresses,
      ...record.results.map(({ name }) => name),
      ...record.legalBases.map(({ name }) => name),
      record.legalBases[0]!.code!,
      record.category!.name,
      record.agency!.name,
      record.decisionNo!,
    ]) {
      expect(everything).to.include(text);
    }
    expect(
      everyRole(element, 'listitem').filter(({ element: item }) => item.parentElement?.localName === 'ol'),
    ).to.have.length(3);
  });

  it('says where it comes from and how old it is', async () => {
    const { element } = await openDetail(BIRTH);
    expect(section(element, 'Nguồn')).to.match(/9\.000001.*thứ Sáu, 02\/10\/2026/);
    const link = byRole<HTMLAnchorElement>(element, 'link', /Cổng Dịch vụ công quốc gia.*mở trang mới/);
    expect(link.href).to.equal(birthRegistration('vi').sourceUrl);
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener']);
  });

  it('names the hotline of the endpoint', async () => {
    const { element } = await openDetail(BIRTH);
    const link = await until('the hotline', () => findRole(element, 'link', /1900 0000/));
    expect(link.getAttribute('href')).to.equal('tel:19000000');
  });

  it('says plainly what the source does not', async () => {
    const { element } = await openDetail(BARE);
    const words = textOf(element.shadowRoot?.querySelector('article'));
    expect(words).to.match(/Đối tượng: tùy trường hợp/);
    expect(words).to.match(/Thời hạn và phí: tùy trường hợp/);
    expect(words).to.match(/chưa ghi giấy tờ/);
    expect(words).to.match(/chưa ghi các bước/);
    expect(words).to.match(/không ghi ngày/);
    expect(words).not.to.match(/undefined|null|NaN|\[object/);
    expect(names(element, 'heading')).not.to.include('Căn cứ pháp lý');
  });

  it('shows values nobody has told it about by their labels', async () => {
    const { element } = await openDetail(UNKNOWN_VALUES);
    const words = textOf(element.shadowRoot?.querySelector('article'));
    for (const label of [
      'Làm qua trợ lý giọng nói',
      'Người trở về từ không gian',
      '2 tuần trăng',
      'Qua bồ câu đưa thư',
    ]) {
      expect(words).to.include(label);
    }
    expect(words)
      .to.match(/Lông vũ: 3 đồng/)
      .and.match(/Phí: tùy trường hợp/)
      .and.match(/Đang được mơ tới/);
  });

  it('parts what ran together at the source', async () => {
    const { element } = await openDetail(RUN_TOGETHER);
    const steps = byRole(element, 'heading', 'Các bước').closest('section')!;
    const paragraphs = [...steps.querySelectorAll('p')].map(textOf);
    expect(paragraphs.slice(0, 2)).to.deep.equal([
      'Bước 1: Chủ đò nộp hồ sơ.',
      'Bước 2: Cơ quan kiểm tra hồ sơ;',
    ]);
    expect(paragraphs[2]).to.match(/^Bước 3: Trả kết quả\./);
    expect([...steps.querySelectorAll('li')].map(textOf)).to.include('Bổ sung một lần');
  });

  it('keeps Vietnamese names marked as such on an English page', async () => {
    const { element, endpoint } = await openDetail(BIRTH, { properties: { lang: 'en' } });
    expect(endpoint.reads.every(({ language }) => language === 'en')).to.equal(true);
    const title = byRole(element, 'heading', 'Đăng ký khai sinh');
    expect(title.closest('[lang]')?.getAttribute('lang')).to.equal('vi');
    const words = textOf(element.shadowRoot?.querySelector('article'));
    expect(words).to.include('Fully online');
    expect(words).not.to.include('Giấy tờ cần chuẩn bị');
  });

  it('keeps the longest title there is within a narrow column', async () => {
    const { element } = await openDetail(LONG_TITLE, { width: 320 });
    const title = element.shadowRoot!.querySelector('h2')!;
    expect(textOf(title)).to.have.length(1_094);
    expect(element.scrollWidth).to.be.at.most(320);
    for (const node of element.shadowRoot!.querySelectorAll('article *')) {
      if (node.closest('.visually-hidden')) continue;
      expect(node.getBoundingClientRect().right, node.outerHTML.slice(0, 80)).to.be.at.most(
        element.getBoundingClientRect().right + 1,
      );
    }
  });
});

describe('dvc-procedure-detail: long texts and paper', () => {
  tidyAfterEach();

  it('folds long texts, unfolds all of them for printing, and folds them again', async () => {
    const { element } = await openDetail(LONG_TITLE);
    const folds = () => [...element.shadowRoot!.querySelectorAll('details')];
    expect(folds().length).to.be.above(2);
    expect(folds().some(({ open }) => open)).to.equal(false);
    folds()[0]!.open = true;
    dispatchEvent(new Event('beforeprint'));
    expect(folds().every(({ open }) => open)).to.equal(true);
    dispatchEvent(new Event('afterprint'));
    expect(folds().map(({ open }) => open)).to.deep.equal(folds().map((_, index) => index === 0));
  });

  it('prints with a button', async () => {
    const { element } = await openDetail(BIRTH);
    let prints = 0;
    replace(globalThis, 'print', () => void (prints += 1));
    byRole(element, 'button', 'In trang này').click();
    expect(prints).to.equal(1);
  });

  it('no longer listens once it has left the page', async () => {
    const { element } = await openDetail(LONG_TITLE);
    element.remove();
    dispatchEvent(new Event('beforeprint'));
    expect([...element.shadowRoot!.querySelectorAll('details')].some(({ open }) => open)).to.equal(false);
  });
});

describe('dvc-procedure-detail: papers', () => {
  tidyAfterEach();

  it('are a checklist with how many of each, case by case, and forms to download', async () => {
    const { element } = await openDetail(BIRTH);
    byRole(element, 'checkbox', /^Tờ khai đăng ký khai sinh theo mẫu \(1 bản chính\)$/);
    byRole(element, 'checkbox', /^Giấy chứng sinh \(1 bản chính, 1 bản sao\)$/);
    byRole(element, 'checkbox', /^Giấy tờ tùy thân của người đi đăng ký \(xuất trình\)$/);
    byRole(element, 'heading', 'Trẻ sinh ngoài cơ sở y tế');
    const form = byRole<HTMLAnchorElement>(element, 'link', /To khai dang ky khai sinh\.docx.*mở trang mới/);
    expect([form.target, form.rel]).to.deep.equal(['_blank', 'noopener']);
    expect(section(element, 'Giấy tờ cần chuẩn bị')).to.include('05 ngày làm việc khi cần xác minh');
  });

  it('are ticked off, case by case, and say how many are ready', async () => {
    const { element } = await openDetail(BIRTH);
    const boxes = () => everyRole<HTMLInputElement>(element, 'checkbox').map(({ element: box }) => box);
    const ready = () =>
      textOf(
        byRole(element, 'heading', 'Giấy tờ cần chuẩn bị')
          .closest('section')!
          .querySelector('[role="status"]'),
      );
    expect(ready()).to.match(/\b0 trên 3\b/);
    boxes()[1]!.click();
    await element.updateComplete;
    expect(ready()).to.match(/\b1 trên 3\b/);
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([false, true, false, false]);
    boxes()[1]!.click();
    await element.updateComplete;
    expect(ready()).to.match(/\b0 trên 3\b/);
  });

  it('are not ticked any more for another procedure', async () => {
    const { element } = await openDetail(BIRTH);
    byRole(element, 'checkbox', /^Giấy chứng sinh/).click();
    element.code = SHOP;
    await until('the other', () => findRole(element, 'heading', 'Đăng ký thành lập hộ kinh doanh'));
    element.code = BIRTH;
    await until('the first', () => findRole(element, 'heading', 'Đăng ký khai sinh'));
    expect(everyRole<HTMLInputElement>(element, 'checkbox').some(({ element: box }) => box.checked)).to.equal(
      false,
    );
  });

  it('keep nothing of the ticks in the page’s storage', async () => {
    localStorage.clear();
    sessionStorage.clear();
    const { element } = await openDetail(BIRTH);
    byRole(element, 'checkbox', /^Giấy chứng sinh/).click();
    await element.updateComplete;
    expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
  });

  it('as long as a table are text to read, not boxes to tick', async () => {
    const { element } = await openDetail(LONG_TITLE);
    expect(names(element, 'checkbox')).to.deep.equal([]);
    expect(section(element, 'Giấy tờ cần chuẩn bị')).to.include('Người nộp mang theo giấy tờ');
  });
});

describe('dvc-procedure-detail: what can be done', () => {
  tidyAfterEach();

  for (const [level, online, sentence] of [
    ['1', false, /nơi tiếp nhận hoặc qua bưu điện/],
    ['2', false, /biểu mẫu/],
    ['3', true, /trực tuyến được; có bước/],
    ['4', true, /không phải đi lại/],
    ['7', false, /Làm qua trợ lý giọng nói/],
  ] as const) {
    it(`fits the level: ${level}`, async () => {
      const procedures = () => [bareProcedure('9.000999', 'Một việc', level, 'vi')];
      const { element } = await openDetail('9.000999', {
        procedures,
        properties: { applyHref: '/nop?ma={code}' },
      });
      expect(textOf(element.shadowRoot?.querySelector('header'))).to.match(sentence);
      expect(findRole(element, 'link', 'Nộp hồ sơ') !== undefined).to.equal(online);
    });
  }

  it('leads to apply: the host’s page, else the source, else the event alone', async () => {
    const { element } = await openDetail(BIRTH, { properties: { applyHref: '/nop?ma={code}' } });
    const link = byRole(element, 'link', 'Nộp hồ sơ');
    expect(link.getAttribute('href')).to.equal(`/nop?ma=${BIRTH}`);
    element.applyHref = 'javascript:apply()';
    await element.updateComplete;
    expect(byRole(element, 'link', 'Nộp hồ sơ').getAttribute('href')).to.equal(
      birthRegistration('vi').sourceUrl,
    );
    element.code = UNKNOWN_VALUES;
    const heard = hear('dvc-apply-requested');
    (await until('the button', () => findRole<HTMLElement>(element, 'button', 'Nộp hồ sơ'))).click();
    expect(heard[0]?.detail).to.deep.equal({ code: UNKNOWN_VALUES });
  });

  it('asks the host before applying, and leaves the way to a host who cancels', async () => {
    const { element } = await openDetail(BIRTH, { properties: { applyHref: '/nop?ma={code}' } });
    const requested = hear('dvc-apply-requested');
    expect(clickLink(byRole(element, 'link', 'Nộp hồ sơ')).followed).to.equal(true);
    hear('dvc-before-apply', (event) => event.preventDefault());
    expect(clickLink(byRole(element, 'link', 'Nộp hồ sơ')).followed).to.equal(false);
    expect(requested.map(({ detail }) => detail)).to.deep.equal([{ code: BIRTH }]);
  });

  it('tells the host when the record is on the screen', async () => {
    const shown: boolean[] = [];
    const loaded = hear('dvc-procedure-loaded', (event) => {
      shown.push((event.target as Element).shadowRoot?.querySelector('article') !== null);
    });
    const activities = hear('dvc-activity');
    const { element } = await openDetail(BIRTH);
    await until('the event', () => activities.length === 1);
    expect(loaded.map(({ detail }) => detail)).to.deep.equal([{ code: BIRTH }]);
    expect(shown).to.deep.equal([true]);
    expect(activities[0]?.detail).to.deep.equal({ name: 'procedure-viewed', facts: { code: BIRTH } });
    element.requestUpdate();
    await element.updateComplete;
    expect(loaded).to.have.length(1);
    element.code = RIVER_MAP;
    await until('the next event', () => loaded.length === 2);
  });
});
