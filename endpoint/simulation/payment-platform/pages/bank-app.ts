import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { readMoney, writeMoney } from '../../../../src/domain/money.ts';
import { readVietQr } from '../../../../src/domain/vietqr.ts';
import { chooseLanguage, type Language } from '../../../http/language.ts';
import { COLLECTING } from '../banks.ts';
import type { Book } from '../book.ts';
import type { PlatformEnvironment } from '../message-route.ts';
import { type Part, showPage } from './layout.ts';
import { showNotFound } from './payment-page.ts';
import { moment, money, type Sentence, WORDS } from './words.ts';

interface Fields {
  readonly mark: string;
  readonly bin: string;
  readonly account: string;
  readonly amount: string;
  readonly content: string;
}

/** No content of a transfer is longer. */
const LONGEST_CONTENT = 210;

/** The app of a bank, as far as a transfer needs it: what the code says may be changed, as in any other. */
export function serveBankApp(app: Hono<PlatformEnvironment>, book: Book): void {
  app.get('/bank-app', (context) => showApp(context, emptyFields()));

  app.post('/bank-app/code', async (context) => {
    const { payload } = await context.req.parseBody();
    const read = readVietQr(String(payload ?? '').trim());
    if (read.kind === 'refused') return showApp(context, emptyFields(), WORDS.unreadable);
    const { bin, account, amount, content = '' } = read.transfer;
    const figure = amount === undefined ? '' : writeMoney(amount);
    return showApp(context, { ...emptyFields(), bin, account, amount: figure, content });
  });

  app.post('/bank-app/transfers', async (context) => {
    const fields = readFields(await context.req.parseBody());
    const amount = readMoney(fields.amount);
    if (!amount) return showApp(context, fields, WORDS.wrongAmount);
    if (!isCollecting(fields)) return showApp(context, fields, WORDS.otherAccount);
    book.receive({ mark: `app ${fields.mark}`, amount, content: fields.content });
    return context.redirect(`/bank-app/transfers/${encodeURIComponent(fields.mark)}`, 303);
  });

  app.get('/bank-app/transfers/:mark', (context) => {
    const transfer = book.transfer(`app ${context.req.param('mark')}`);
    if (!transfer) return showNotFound(context);
    const language = languageOf(context);
    const body = html`<dl>
        ${row(WORDS.amount[language], money(transfer.amount, language))}
        ${row(WORDS.content[language], transfer.content)}
        ${row(WORDS.accountNumber[language], COLLECTING.SoTaiKhoan)}
        ${row(WORDS.reference[language], `${transfer.transaction}, ${moment(transfer.at, language)}`)}
      </dl>
      <p><a href="/bank-app">${WORDS.another[language]}</a></p>`;
    return showPage(context, { language, heading: WORDS.sent[language], body });
  });
}

function emptyFields(): Fields {
  const { MaNganHang: bin, SoTaiKhoan: account } = COLLECTING;
  return { mark: randomUUID(), bin, account, amount: '', content: '' };
}

function readFields(body: Readonly<Record<string, unknown>>): Fields {
  const text = (name: keyof Fields) => (typeof body[name] === 'string' ? body[name].trim() : '');
  return {
    mark: text('mark').slice(0, 100) || randomUUID(),
    bin: text('bin'),
    account: text('account'),
    amount: text('amount'),
    content: text('content').normalize('NFC').slice(0, LONGEST_CONTENT),
  };
}

function isCollecting({ bin, account }: Fields): boolean {
  return bin === COLLECTING.MaNganHang && account.toUpperCase() === COLLECTING.SoTaiKhoan;
}

function languageOf(context: Context): Language {
  return chooseLanguage(context.req.header('Accept-Language'));
}

function row(name: string, value: string): Part {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function showApp(context: Context, fields: Fields, trouble?: Sentence) {
  const language = languageOf(context);
  const field = (name: keyof Fields, label: Sentence, mode = 'text') =>
    html`<label class="field">
      <span>${label[language]}</span>
      <input name="${name}" value="${fields[name]}" inputmode="${mode}" maxlength="${LONGEST_CONTENT}" />
    </label>`;
  const body = html`${trouble ? html`<p role="alert">${trouble[language]}</p>` : ''}
    <p>${WORDS.appText[language]}</p>
    <form method="post" action="/bank-app/code">
      <label class="field">
        <span>${WORDS.payload[language]}</span>
        <textarea name="payload" spellcheck="false" autocomplete="off" required></textarea>
      </label>
      <div class="actions"><button>${WORDS.read[language]}</button></div>
    </form>
    <h2>${WORDS.transferHeading[language]}</h2>
    <form method="post" action="/bank-app/transfers" autocomplete="off">
      <input type="hidden" name="mark" value="${fields.mark}" />
      ${field('bin', WORDS.bank, 'numeric')} ${field('account', WORDS.accountNumber)}
      ${field('amount', WORDS.amount, 'numeric')} ${field('content', WORDS.content)}
      <div class="actions"><button class="primary">${WORDS.send[language]}</button></div>
    </form>`;
  return showPage(context, {
    language,
    heading: WORDS.appHeading[language],
    body,
    status: trouble ? 400 : 200,
  });
}
