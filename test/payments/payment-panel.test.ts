import axe from 'axe-core';
import { expect } from 'chai';
import { brokenReferences, byRole, everyRole, names } from '../support/accessible.ts';
import { inside, shown, textOf, until } from '../support/mount.ts';
import { mountPanel, type MountedPanel } from '../support/payment-panel.ts';
import { shownPayment, STAGES, type StageName } from '../support/payment-stages.ts';
import { payment, PLATFORM, qrPayment, refund } from '../support/payments.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';
import { NARROW, WIDE } from '../support/widgets.ts';

const NAMES = Object.keys(STAGES) as StageName[];

/** With what comes late. */
async function open(name: StageName, ...rest: [place?: object, width?: number]): Promise<MountedPanel> {
  const mounted = await mountPanel(STAGES[name], ...rest);
  await until(
    'what comes late',
    () => !mounted.host.shadowRoot?.querySelector('.payment > [aria-busy] .long') || !name.startsWith('qr'),
  );
  return mounted;
}

const wordsOf = ({ host }: MountedPanel) => textOf(host.shadowRoot?.querySelector('.payment'));
const headingOf = ({ host }: MountedPanel) => textOf(inside(host, '#payment-heading'));

async function violations(host: Element): Promise<string[]> {
  const { violations: found } = await axe.run(host, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false }, 'heading-order': { enabled: false } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe('payment panel: every state', () => {
  tidyAfterEach();

  for (const name of NAMES) {
    it(`fits a phone, has one heading and nothing for axe to find (${name})`, async () => {
      const mounted = await open(name, {}, NARROW);
      expect(mounted.host.scrollWidth).to.be.at.most(NARROW);
      expect(headingOf(mounted)).not.to.equal('');
      expect(await violations(mounted.host)).to.deep.equal([]);
      expect(brokenReferences(mounted.host)).to.deep.equal([]);
      mounted.host.style.inlineSize = `${WIDE}px`;
      expect(await violations(mounted.host)).to.deep.equal([]);
    });
  }

  it('has at most one primary button', async () => {
    for (const name of NAMES) {
      const { host } = await open(name);
      expect(host.shadowRoot?.querySelectorAll('.button.primary').length, name).to.be.at.most(1);
      host.remove();
    }
  });

  it('says “paid” in no state but paid', async () => {
    for (const name of NAMES.filter((one) => !one.startsWith('paid'))) {
      const mounted = await open(name);
      expect(headingOf(mounted), name).not.to.match(/^(Đã nộp|Khoản này đã được nộp)/);
      expect(mounted.panel.announcement('vi'), name).not.to.include('Đã nhận được tiền');
      mounted.host.remove();
    }
  });

  it('has words of its own for each way of coming here', async () => {
    const origins: StageName[] = [
      'cameBack',
      'returned',
      'remembered',
      'elsewhere',
      'otherTab',
      'blocked',
      'leaving',
      'preparing',
      'unknownAction',
    ];
    const texts = new Set<string>();
    for (const name of origins) {
      const mounted = await open(name);
      const paragraphs = [
        ...(mounted.host.shadowRoot?.querySelectorAll(
          '#payment-heading, #payment-heading ~ p:not(.muted, .actions, .freshness)',
        ) ?? []),
      ];
      texts.add(paragraphs.map(textOf).join(' '));
      mounted.host.remove();
    }
    expect(texts.size).to.equal(origins.length);
  });
});

describe('payment panel: what is owed', () => {
  tidyAfterEach();

  it('shows the sum and the lines before anything else, with their time and their law', async () => {
    const mounted = await open('dossier');
    expect(wordsOf(mounted)).to.match(/^Hồ sơ H18-261120-0042 Phải nộp 44.000 đồng/);
    const rows = everyRole(mounted.host, 'row').map(({ element }) => textOf(element));
    expect(rows).to.deep.equal([
      'Lệ phí cấp bản sao trích lục khai sinh 3 × 8.000 đồngNộp khi nộp hồ sơ Thông tư 281/2016/TT-BTC 24.000 đồng',
      'Phí tra cứu Nộp khi nộp hồ sơ 20.000 đồng',
      'Cước gửi kết quả Chưa đến lúc nộp Nộp khi nhận kết quả 30.000 đồng',
      'Phải nộp bây giờ 44.000 đồng',
    ]);
  });

  it('calls nothing free of charge but what the endpoint calls so', async () => {
    for (const name of ['payLater', 'oneLineLater', 'unknownLine'] as const) {
      const mounted = await open(name);
      expect(wordsOf(mounted), name).not.to.match(/miễn phí/i);
      expect(mounted.panel.announcement('vi'), name).not.to.match(/miễn phí/i);
      mounted.host.remove();
    }
    const mounted = await open('nothingDue');
    const rows = everyRole(mounted.host, 'row').map(({ element }) => textOf(element));
    expect(rows[1]).to.match(/Miễn phí miễn phí$/);
    expect(rows[2]).to.equal('Phải nộp bây giờ 0 đồng');
    expect(mounted.panel.announcement('vi')).to.equal('Bây giờ không có khoản nào phải nộp');
  });

  it('says what else is due where the page names one charge', async () => {
    const one = await open('oneLine');
    expect(wordsOf(one))
      .to.include('Nộp ở đây 20.000 đồng')
      .and.include('Còn 24.000 đồng khác cũng phải nộp');
    const later = await open('oneLineLater');
    expect(wordsOf(later))
      .to.include('Còn 44.000 đồng khác')
      .and.include('Phải nộp bây giờ 44.000 đồng')
      .and.include('Khoản này chưa đến lúc nộp');
    expect(later.panel.announcement('vi')).to.equal('Bây giờ không nộp được khoản nào ở đây');
  });

  it('says that a charge does not exist, and pays no other in its place', async () => {
    const mounted = await open('unknownLine');
    expect(wordsOf(mounted)).to.include('Trang này nêu một khoản không có ở đây').and.include('44.000 đồng');
    expect(wordsOf(mounted)).not.to.include('chưa phải nộp gì');
    expect(mounted.host.shadowRoot?.querySelector('[part="pay-button"]')).to.equal(null);
  });

  it('says the old and the new sum when it has changed', async () => {
    const mounted = await open('amountChanged');
    expect(textOf(inside(mounted.host, '[role="alert"]'))).to.include(
      'Lúc trước là 750.000 đồng, bây giờ là 900.000 đồng.',
    );
  });

  it('pays in the way that is chosen', async () => {
    const { host, control } = await open('fine');
    byRole(host, 'radio', /VietQR/).click();
    await host.updateComplete;
    byRole(host, 'button', 'Nộp 900.000 đồng').click();
    expect(control.done).to.deep.equal(['pay VIETQR']);
  });

  it('tells a choice', async () => {
    const { host, control } = await open('insurance');
    byRole(host, 'radio', '12 tháng').click();
    const many = await open('manyChoices');
    const select = byRole<HTMLSelectElement>(many.host, 'combobox', 'Số người tham gia');
    select.value = '4';
    select.dispatchEvent(new Event('change'));
    expect([...control.done, ...many.control.done]).to.deep.equal(['choose months 12', 'choose members 4']);
  });

  it('lets nobody pay while another choice is on its way, nor twice', async () => {
    for (const name of ['choosing', 'beginning', 'beginningAgain'] as const) {
      const { host, control } = await open(name);
      inside(host, '[part="pay-button"]').click();
      expect(control.done, name).to.deep.equal([]);
      host.remove();
    }
  });
});

describe('payment panel: a square code', () => {
  tidyAfterEach();

  it('stands beside all it says, each with a button that copies it', async () => {
    const { host } = await open('qr');
    const copied: string[] = [];
    replace(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    for (const name of ['số tiền', 'số tài khoản', 'nội dung chuyển khoản'])
      byRole(host, 'button', `Sao chép ${name}`).click();
    await until('the copies', () => copied.length === 3);
    expect(copied).to.deep.equal(['900000', '0000000042', 'TT261120000042']);
    await until('the words', () =>
      textOf(host.shadowRoot?.querySelector('.payment')).includes('Đã sao chép nội dung chuyển khoản'),
    );
  });

  it('is not shown where it would pay something else, and that is said', async () => {
    const faults = {
      qrOtherAmount: 'Số tiền trong mã khác với số phải nộp',
      qrOtherContent: 'Nội dung trong mã không phải của khoản này',
      qrBroken: 'Mã nhận được bị hỏng hoặc đã bị sửa',
    } as const;
    for (const [name, words] of Object.entries(faults)) {
      const mounted = await open(name as StageName);
      await until(words, () => wordsOf(mounted).includes(words));
      expect(mounted.host.shadowRoot?.querySelector('.square-code')).to.equal(null);
      expect(wordsOf(mounted)).not.to.include('0000000042');
      mounted.host.remove();
    }
  });

  it('is gone when its time is over', async () => {
    const mounted = await open('qrOver');
    await until('the words', () => headingOf(mounted) === 'Mã QR đã hết giờ');
    expect(mounted.host.shadowRoot?.querySelector('.square-code')).to.equal(null);
  });

  it('counts down for the eye, and tells a screen reader only of the last minute', async () => {
    const mounted = await open('qr');
    const seconds = inside(mounted.host, '.countdown [aria-hidden]');
    expect(textOf(seconds)).to.include('còn 14:32');
    const said = mounted.panel.announcement('vi');
    await mounted.become({ stage: shownPayment(qrPayment(), { secondsLeft: 871 }) });
    expect(textOf(inside(mounted.host, '.countdown [aria-hidden]'))).to.include('còn 14:31');
    expect(mounted.panel.announcement('vi')).to.equal(said);
    await mounted.become({ stage: shownPayment(qrPayment(), { secondsLeft: 60 }) });
    expect(mounted.panel.announcement('vi')).to.include('chưa đầy một phút');
  });

  it('can be saved as a picture', async () => {
    const { host } = await open('qr');
    const saved: HTMLAnchorElement[] = [];
    replace(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
      saved.push(this);
    });
    host.style.inlineSize = `${NARROW}px`;
    inside(host, '[part="save-code-button"]').click();
    const link = await until('the picture', () => saved[0]);
    expect(link.download).to.equal('VietQR-TT-261120-000042.png');
    const blob = await (await fetch(link.href)).blob();
    const { width, height } = await createImageBitmap(blob);
    expect(blob.type).to.equal('image/png');
    expect([width, width]).to.deep.equal([height, Math.max(width, 300)]);
  });
});

describe('payment panel: what has become of it', () => {
  tidyAfterEach();

  it('leads to the platform’s page and nowhere else', async () => {
    const { host, control } = await open('leaving');
    const link = byRole<HTMLAnchorElement>(host, 'link', 'Sang trang thanh toán');
    expect(link.href).to.equal(PLATFORM);
    expect(link.target).to.equal('');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    // Told of as a tab, the link would be drawn anew as one that opens a tab, by the very press.
    expect(control.done).to.deep.equal([]);
  });

  it('shows what is owed before somebody else’s payment of it, and speaks of no bank', async () => {
    const mounted = await open('elsewhereDossier');
    expect(wordsOf(mounted)).to.match(/^Hồ sơ H18-261120-0042 Phải nộp 44.000 đồng Từng khoản/);
    expect(textOf(inside(mounted.host, '.charges ~ h3'))).to.equal(
      'Khoản này đang được thanh toán ở nơi khác',
    );
    const rows = everyRole(mounted.host, 'row').map(({ element }) => textOf(element));
    expect(rows[0]).to.include('Đang chờ kết quả thanh toán').and.include('Thông tư 281/2016/TT-BTC');
    expect(rows.at(-1)).to.equal('Phải nộp 44.000 đồng');
    for (const name of ['elsewhere', 'elsewhereDossier', 'cameBack', 'leaving', 'preparing'] as const) {
      const { host, panel } = await open(name);
      expect(textOf(host.shadowRoot?.querySelector('.payment')), name).not.to.include('ngân hàng xác nhận');
      expect(panel.announcement('vi'), name).not.to.include('ngân hàng');
      host.remove();
    }
  });

  it('vouches for nothing that only an address names', async () => {
    for (const name of ['guest', 'guestPaid'] as const) {
      const mounted = await open(name);
      expect(headingOf(mounted), name).to.equal('Quyết định xử phạt số 0000123/QĐ-XPHC');
      expect(wordsOf(mounted), name)
        .to.include('Xin xem đây có phải khoản của bạn không')
        .and.not.include('quay lại')
        .and.not.include('Xin giữ biên lai');
      expect(mounted.panel.announcement('vi'), name).to.match(/^Lần thanh toán này/);
      expect(names(mounted.host, 'link'), name).to.deep.equal(['Gọi 1900 0000 để được giúp']);
      mounted.host.remove();
    }
  });

  it('tells what was given back by order from what never counted', async () => {
    const ordered = await open('refunded');
    expect(headingOf(ordered)).to.equal('Khoản đã nộp được hoàn lại');
    expect(ordered.panel.announcement('vi')).to.equal('Khoản đã nộp được hoàn lại');
    expect(wordsOf(ordered)).to.include('không phải nộp nữa').and.not.include('không được tính');
    const uncounted = await open('refundedUncounted');
    expect(wordsOf(uncounted)).to.include('không được tính').and.not.include('không phải nộp nữa');
    const bill = await open('givenBack');
    expect(wordsOf(bill)).to.include('Đã hoàn lại').and.include('Không còn khoản nào phải nộp bây giờ');
  });

  it('promises money back only where it can be known by its content', async () => {
    const mounted = await mountPanel({ stage: shownPayment(qrPayment('EXPIRED')) });
    expect(wordsOf(mounted)).to.include('Nếu nội dung đã bị đổi, xin gọi tổng đài');
    expect(wordsOf(await open('expired'))).not.to.include('nội dung');
  });

  it('is asked again, and given up', async () => {
    const { host, control } = await open('cameBack');
    byRole(host, 'button', 'Hỏi lại ngay').click();
    byRole(host, 'button', 'Hủy và chọn cách khác').click();
    expect(control.done).to.deep.equal(['checkAgain', 'cancel']);
  });

  it('puts the focus on the new heading when what was pressed is gone, and lets it be otherwise', async () => {
    const mounted = await open('fine');
    const { host } = mounted;
    inside(host, '[part="pay-button"]').focus();
    await mounted.become({ stage: shownPayment(payment('PENDING'), { page: 'leaving' }) });
    expect(host.shadowRoot?.activeElement?.id).to.equal('payment-heading');
    const elsewhere = document.body.appendChild(document.createElement('button'));
    elsewhere.focus();
    await mounted.become(STAGES.paid);
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('shows a receipt with all that is asked for it', async () => {
    const { host } = await open('paidDossier');
    const receipt = textOf(await shown(host, '.payment-receipt'));
    for (const part of [
      'BL-261120-000042',
      'Ủy ban nhân dân phường Thí Dụ',
      'Lệ phí cấp bản sao trích lục khai sinh',
      'Phí tra cứu',
      'Tổng cộng 44.000 đồng',
      '08:02, thứ Sáu, 20/11/2026',
      'Ngân hàng hoặc ví điện tử',
      'GD0000000042',
      'TT-261120-000042',
    ])
      expect(receipt).to.include(part);
    expect(names(host, 'button')).to.include('In biên lai');
  });

  it('says how much goes back, why, and whether it has gone', async () => {
    expect(wordsOf(await open('paidTwice'))).to.match(
      /Đang hoàn lại 900.000 đồng Khoản này đã được nộp trước đó\./,
    );
    const done = refund('DONE', { amount: 90_000 });
    const mounted = await mountPanel({ stage: shownPayment(payment('EXPIRED', { refunds: [done] })) });
    expect(wordsOf(mounted)).to.include('Đã hoàn lại 90.000 đồng');
    expect(wordsOf(mounted)).to.include('khoản này vẫn chưa được nộp').and.not.include('Chưa nhận được tiền');
  });

  it('takes strings of the endpoint for text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const mounted = await mountPanel({
      stage: shownPayment(payment('FAILED', { reason: markup, reference: markup })),
    });
    expect(wordsOf(mounted)).to.include(markup);
    expect(mounted.host.shadowRoot?.querySelector('img')).to.equal(null);
  });
});
