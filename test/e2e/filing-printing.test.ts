import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { Stage } from './support/stage.ts';

const BIRTH = '1.001193';
const CONSENT = 'Văn bản đồng ý của chủ nhà';

describe('a form on paper', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  test('what was filled in has a heading, the answers and room to sign, and nothing to press', async () => {
    await using visit = await stage.page({ viewport: { width: 720, height: 1000 } });
    const { page } = visit;
    const driver = await FilingDriver.open(page, new FilingEndpoint(stage.endpoint!.url), BIRTH);
    await visit.goto(`/nop-ho-so.html?dvc-procedure=${BIRTH}`);
    await driver.toReview();
    const form = driver.widget.locator('form');
    assert.doesNotMatch(await form.innerText(), /Người khai\b/);
    await page.emulateMedia({ media: 'print' });
    const paper = (await form.innerText()).replace(/\s+/g, ' ').trim();
    assert.match(paper, /^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc/);
    for (const words of ['Nguyễn Thị Bé Mẫu', '14/02/2026', 'Phường Ba Đình', 'Tổng cộng', 'Người khai'])
      assert.ok(paper.includes(words), words);
    const unwanted = /Sửa|Gửi hồ sơ|Quay lại|In tờ khai|Đã lưu nháp|Bước \d|Xin đọc lại|Đã quá 60 ngày/;
    assert.doesNotMatch(paper, unwanted);
  });

  test('a paper without a form of its own is there to print', async () => {
    await using visit = await stage.page();
    const { page } = visit;
    const { documents } = await new FilingEndpoint(stage.endpoint!.url).form('1.004222');
    const { template } = documents.find(({ name }) => name === CONSENT)!;
    await page.goto(new URL(template!.url, `${stage.endpoint!.url}/`).href);
    await page.getByRole('heading', { level: 1, name: 'Văn bản đồng ý cho đăng ký cư trú' }).waitFor();
    const hint = page.getByText('Dùng lệnh In của trình duyệt');
    assert.ok(await hint.isVisible());
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await hint.isVisible()));
    // The style sheet was let in by the page's own policy.
    const line = page.getByText('Địa chỉ chỗ ở:');
    assert.equal(await line.evaluate((element) => getComputedStyle(element).display), 'flex');
  });
});
