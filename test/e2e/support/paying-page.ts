import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import decodeQr from 'qr/decode.js';
import type { PayingStage } from './paying-stage.ts';
import type { Visit } from './stage.ts';

const PAGE = '/thanh-toan.html';

/** Somebody who pays, and sees what is to be seen. */
export class PayingPage {
  readonly stage: PayingStage;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: readonly string[];
  /** Of the one button that is used; the one of dossiers stands open in the page. */
  kind = 'DOSSIER';

  constructor(stage: PayingStage, { context, page, errors }: Pick<Visit, 'context' | 'page' | 'errors'>) {
    this.stage = stage;
    this.context = context;
    this.page = page;
    this.errors = errors;
  }

  get widget(): Locator {
    return this.page.locator(`dvc-payment-button[bill-kind=${this.kind}]`);
  }

  part(name: string): Locator {
    return this.widget.locator(`[part~=${name}]`);
  }

  /** The state in one sentence. */
  get title(): Locator {
    return this.widget.locator('#payment-heading');
  }

  async goto(query = ''): Promise<void> {
    await this.page.goto(this.stage.portal.url + PAGE + query);
  }

  /** Waits until the screen says so. */
  async says(words: string | RegExp): Promise<void> {
    await this.title.filter({ hasText: words }).waitFor();
  }

  /** Looks up what a number owes. */
  async find(kind: string, number: string): Promise<void> {
    await this.look(kind, number);
    await this.part('charges').waitFor();
  }

  /** The same, whatever is shown then. */
  async look(kind: string, number: string): Promise<void> {
    this.kind = kind;
    await this.goto();
    await this.part('button').click();
    await this.enter(number);
  }

  /** The page anew, where a payment of it was begun before. */
  async openAgain(kind: string): Promise<void> {
    this.kind = kind;
    await this.goto();
    await this.part('button').filter({ hasText: 'chưa có kết quả' }).click();
  }

  async enter(number: string): Promise<void> {
    await this.widget.locator('#bill-number').fill(number);
    await this.part('find-button').click();
  }

  /** From the screen after a payment that came to nothing: the bill is there, or is looked up once more. */
  async payAgain(number: string): Promise<void> {
    const field = this.widget.locator('#bill-number');
    await field.or(this.part('charges')).first().waitFor();
    if (await field.isVisible()) await this.enter(number);
    await this.part('charges').waitFor();
    await this.payByRedirect();
  }

  /** The same for a dossier, with the code on its receipt. */
  async findDossier(code: string, lookupCode: string): Promise<void> {
    await this.goto(`?dvc-dossier=${code}`);
    await this.prove(lookupCode);
    await this.part('charges').waitFor();
  }

  async prove(lookupCode: string): Promise<void> {
    await this.widget.getByRole('radio', { name: 'Mã tra cứu' }).check();
    await this.widget.locator('#proof').fill(lookupCode);
    await this.part('find-button').click();
  }

  /** What the screen says is to be paid, or was, in đồng. */
  async sum(): Promise<number> {
    return dong(await this.part('charges').locator('tfoot td').innerText());
  }

  /** Line by line. */
  async lines(): Promise<number[]> {
    return (await this.part('charges').locator('tbody td').allInnerTexts()).map(dong);
  }

  async chooseMethod(method: 'REDIRECT' | 'VIETQR'): Promise<void> {
    await this.part('methods').locator(`input[value=${method}]`).check();
  }

  /** To the page of the platform, on its own origin. */
  async payByRedirect(): Promise<void> {
    await this.chooseMethod('REDIRECT');
    await this.part('pay-button').click();
    await this.atPlatform();
  }

  async atPlatform(): Promise<void> {
    await this.page.waitForURL(`${this.stage.platform.url}/pay/**`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** What the platform's page says has become of it, or that it can be paid. */
  get platformTitle(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async confirm(bank = 'Ngân hàng Thí Dụ'): Promise<void> {
    await this.page.getByRole('radio', { name: bank }).check();
    await this.page.getByRole('button', { name: 'Xác nhận thanh toán' }).click();
  }

  async refuse(): Promise<void> {
    await this.page.getByRole('button', { name: 'Không thanh toán' }).click();
  }

  /** Back on the portal, where the address keeps nothing of the payment. */
  async isBack(): Promise<void> {
    await this.page.waitForURL(
      (url) => url.origin === this.stage.portal.url && !url.searchParams.has('dvc-payment'),
    );
  }

  /** The same in a tab of its own. */
  async secondTab(): Promise<PayingPage> {
    const page = await this.context.newPage();
    const other = new PayingPage(this.stage, { context: this.context, page, errors: [...this.errors] });
    other.kind = this.kind;
    return other;
  }

  async showCode(): Promise<void> {
    await this.chooseMethod('VIETQR');
    await this.part('pay-button').click();
    await this.part('qr-code').waitFor();
  }

  /** What a telephone's camera reads off the screen. */
  async readCode(): Promise<string> {
    const picture = await this.part('qr-code').screenshot({ scale: 'css' });
    const { width, height, greys } = await this.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0)!);
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const size = { width: bitmap.width, height: bitmap.height };
      const drawing = new OffscreenCanvas(size.width, size.height).getContext('2d')!;
      drawing.drawImage(bitmap, 0, 0);
      const { data } = drawing.getImageData(0, 0, size.width, size.height);
      let text = '';
      for (let at = 0; at < data.length; at += 4) text += String.fromCodePoint(data[at]!);
      return { ...size, greys: text };
    }, picture.toString('base64'));
    const data = Uint8Array.from({ length: greys.length * 3 }, (_, at) =>
      greys.codePointAt(Math.floor(at / 3))!,
    );
    return decodeQr({ width, height, data });
  }

  /** Scans the code with the app of a bank on another device, and pays what it says, or otherwise. */
  async scan(change: { readonly amount?: string; readonly content?: string } = {}): Promise<void> {
    const payload = await this.readCode();
    const phone = await this.stage.browser.newContext({
      locale: 'vi-VN',
      viewport: { width: 360, height: 800 },
    });
    try {
      const app = await phone.newPage();
      await app.goto(`${this.stage.platform.url}/bank-app`);
      await app.getByRole('textbox', { name: 'Nội dung mã VietQR' }).fill(payload);
      await app.getByRole('button', { name: 'Đọc mã' }).click();
      if (change.amount !== undefined) await app.getByLabel('Số tiền').fill(change.amount);
      if (change.content !== undefined) await app.getByLabel('Nội dung chuyển khoản').fill(change.content);
      await app.getByRole('button', { name: 'Chuyển tiền' }).click();
      await app.getByRole('heading', { name: 'Đã chuyển tiền' }).waitFor();
    } finally {
      await phone.close();
    }
  }

  /** What the payment on the screen is called; a code to scan has it as its content. */
  async reference(): Promise<string> {
    const name = this.widget.locator('dd').getByText(/^TT-?\d{6}-?\d+$/);
    return (await name.first().innerText()).trim().replace(/^TT-?(\d{6})-?/, 'TT-$1-');
  }

  async isPaid(): Promise<void> {
    await this.says(/^\s*(Đã nộp|Khoản này đã được nộp)/);
    await this.part('payment-receipt').waitFor();
  }

  /** Nothing was complained about: by the browser, or under the policies of the three pages. */
  isQuiet(): void {
    assert.deepEqual(this.errors, []);
    assert.deepEqual(this.stage.portal.reports, []);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
  }
}

function dong(text: string): number {
  return Number(text.replaceAll(/\D/g, ''));
}
