import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { workingCalendar } from '../../endpoint/catalogue/holidays.ts';
import { type RunningEndpoint, startEndpoint } from '../../endpoint/start.ts';
import type { DossierProgress, FoundDossier } from '../../src/contract/dossier-progress.ts';
import { addPause } from '../../src/domain/working-time.ts';
import { weighEmbeds } from '../../tools/budgets.ts';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { samplePdf } from './support/filing-files.ts';
import { moveOn, sample, StatusPage } from './support/status-page.ts';
import { ROOT, Stage } from './support/stage.ts';

let endpoint: RunningEndpoint;
let stage: Stage;
before(async () => {
  endpoint = await startEndpoint({ sandbox: true, demoDossiers: true, heartbeat: 1_000 });
  stage = await Stage.open({ endpoint: endpoint.url });
});
after(async () => {
  await stage.close();
  await endpoint.close();
});

test('a birth is registered: filed, followed live to the certificate, and the page never touched', async () => {
  await using visit = await stage.page();
  const { page } = visit;
  await visit.goto('/nop-ho-so.html?dvc-procedure=1.001193');
  const driver = await FilingDriver.open(page, new FilingEndpoint(endpoint.url), '1.001193');
  await driver.toReview();
  const code = await driver.submit();
  await page.getByRole('link', { name: 'Theo dõi hồ sơ' }).click();

  const status = new StatusPage(page);
  await status.prove('Số điện thoại', '0912345678');
  await status.says('Hồ sơ đã gửi, đang chờ');
  const document = await page.evaluateHandle(() => globalThis.document);
  const seen: [move: string, words: string][] = [
    ['accept', 'đã tiếp nhận hồ sơ'],
    ['askForPayment', 'Cần nộp 32.000'],
    ['paid', 'Đang xử lý tại'],
    ['process', 'Đang xử lý tại Bộ phận chuyên môn'],
    ['process', 'Đang xử lý tại Văn phòng lãnh đạo'],
    ['finish', 'Đã có kết quả, chờ nhận'],
    ['return', 'Đã trả kết quả.'],
  ];
  for (const [move, words] of seen) {
    assert.equal(await moveOn(endpoint.url, code), move);
    await status.says(words);
  }
  assert.equal(await status.part('timeline').locator('li').count(), seen.length + 1);
  assert.ok((await status.part('timeline').getByText('mới', { exact: true }).count()) > 0);
  assert.equal(await document.evaluate((one) => one === globalThis.document), true);

  const download = page.waitForEvent('download');
  await status.part('download-button').first().click();
  const bytes = await readFile(await (await download).path());
  assert.ok(bytes.toString('latin1').startsWith('%PDF-1.4'));
  assert.deepEqual(stage.portal.reports, []);
  assert.deepEqual(visit.errors, []);
});

test('what is asked for is answered with a file, and the clock moves as the rules say', async () => {
  await using visit = await stage.page();
  const status = new StatusPage(visit.page);
  const code = await status.open(stage.portal.url, 'Papers are awaited');
  await status.says(/Cần bổ sung 1 mục trước/);
  assert.match(await status.part('badge').first().innerText(), /Tạm dừng/);
  const asked = await progressOf('Papers are awaited');
  await status.part('supplement-button').click();
  await status.part('supplement').locator('input[type=file]').last().setInputFiles(samplePdf('ro-hon'));
  await status.part('supplement').getByRole('button', { name: /^Gửi/ }).click();
  await status.says('Đang xử lý tại');

  const answered = await progressOf('Papers are awaited');
  assert.equal(answered.version, asked.version + 1);
  const { dueAt, pausedSince } = asked.deadline;
  const resumed = answered.timeline[0]!.at;
  const calendar = await workingCalendar(2025, new Date().getFullYear() + 1);
  const due = addPause(new Date(dueAt!), new Date(pausedSince!), new Date(resumed), calendar);
  // Seconds do not travel.
  assert.ok(Math.abs(Date.parse(answered.deadline.dueAt!) - due.getTime()) < 2_000);
  assert.equal(answered.deadline.pausedSince, undefined);
  assert.equal(await status.part('badge').first().innerText(), badgeOf(answered));
  await status.part('deadline').getByText('Ngày hẹn đã thay đổi').waitFor();
  assert.equal(answered.code, code);
  assert.deepEqual(visit.errors, []);
});

test('the dossier is on the screen with the files its budget weighs; what does not come says so, and can be had again', async () => {
  await using visit = await stage.page();
  const { page } = visit;
  const weighed = weighEmbeds(ROOT).find(({ later }) => later !== undefined)?.files ?? [];
  const loaded: string[] = [];
  await page.route('**/dvc/*.js', (route) => {
    const name = new URL(route.request().url()).pathname.slice('/dvc/'.length);
    if (!weighed.includes(name)) return route.abort('connectionfailed');
    loaded.push(name);
    return route.continue();
  });
  const status = new StatusPage(page);
  await status.open(stage.portal.url, 'with time left');
  assert.deepEqual(loaded.toSorted(), weighed.toSorted());

  await status.part('calendar-button').click();
  await status.part('tools').getByText('Chưa tải được phần này của trang').waitFor();
  await status.part('withdraw-button').click();
  await status.part('withdrawal').getByText('Chưa tải được phần này của trang').waitFor();
  await page.unroute('**/dvc/*.js');
  await status.part('withdrawal').getByRole('button', { name: 'Thử lại' }).click();
  await status.part('withdrawal').getByRole('textbox').waitFor();
  const download = page.waitForEvent('download');
  await status.part('calendar-button').click();
  await download;
  // What was in the way of the stream is over.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await status.isLive();
});

describe('what has gone wrong reads right', () => {
  const cases: [part: string, title: RegExp, badge: RegExp | undefined, words: RegExp[]][] = [
    [
      'Not received',
      /không nhận hồ sơ này/,
      undefined,
      [/Lý do/, /không có thẩm quyền/, /Nên làm gì/, /Nộp lại hồ sơ/, /Nộp hồ sơ mới/],
    ],
    ['Overdue', /^Đang xử lý tại/, /Đã quá hạn/, [/đã quá ngày hẹn/, /Xin gọi/]],
    ['Finished late', /Đã có kết quả, chờ nhận/, /Trễ hạn/, [/Xin đến nhận kết quả/]],
    ['Returned, late', /Đã trả kết quả/, /Trễ hạn/, [/không cần làm gì thêm/]],
    ['unknown state', /^Chờ kết quả liên thông, tại/, /Còn \d+ ngày/, [/xem diễn biến/]],
  ];
  for (const [part, title, badge, words] of cases)
    test(part, async () => {
      await using visit = await stage.page();
      const status = new StatusPage(visit.page);
      await status.open(stage.portal.url, part);
      await status.says(title);
      const badges = (await status.part('badge').allInnerTexts()).join(' ');
      if (badge) assert.match(badges, badge);
      else assert.equal(badges, '');
      const action = await status.part('next-action').innerText();
      for (const word of words) assert.match(action, word);
      assert.deepEqual(visit.errors, []);
    });
});

/** As the endpoint says it, asked past the browser. */
async function progressOf(part: string): Promise<DossierProgress> {
  const { code, lookupCode } = sample(part);
  const response = await fetch(`${endpoint.url}/dossiers/lookup`, {
    method: 'POST',
    body: JSON.stringify({ code, proof: { kind: 'receipt', value: lookupCode } }),
  });
  return ((await response.json()) as FoundDossier).dossier;
}

function badgeOf({ deadline }: DossierProgress): string {
  const { workingDaysLeft = 0 } = deadline;
  return workingDaysLeft === 0 ? 'Hẹn trả hôm nay' : `Còn ${workingDaysLeft} ngày làm việc`;
}
