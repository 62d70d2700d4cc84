import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { chooseLanguage } from '../../../http/language.ts';
import { BANKS, bankOf } from '../banks.ts';
import type { Book, BookPayment } from '../book.ts';
import type { PlatformEnvironment } from '../message-route.ts';
import { type Part, showPage } from './layout.ts';
import { endWords, moment, money, WORDS } from './words.ts';

/** Where a payer confirms, refuses, or reads what has become of it. */
export function servePaymentPages(app: Hono<PlatformEnvironment>, book: Book): void {
  app.get('/pay/:token', (context) => {
    const payment = book.byToken(context.req.param('token'));
    return payment ? show(context, payment) : showNotFound(context);
  });

  app.post('/pay/:token/confirmation', async (context) => {
    const payment = book.byToken(context.req.param('token'));
    if (!payment) return showNotFound(context);
    const { bank } = await context.req.parseBody();
    const chosen = bankOf(String(bank));
    if (chosen) book.confirm(payment.reference, chosen);
    return goOn(context, book.payment(payment.reference) ?? payment);
  });

  app.post('/pay/:token/refusal', (context) => {
    const payment = book.byToken(context.req.param('token'));
    if (!payment) return showNotFound(context);
    book.cancel(payment.reference, { told: false });
    return goOn(context, book.payment(payment.reference) ?? payment);
  });
}

/** Back to where the payer came from, unless there is something to read here first. */
function goOn(context: Context, payment: BookPayment): Response {
  const isOver = payment.state !== 'PENDING' || payment.work !== undefined;
  const mustRead = payment.state === 'EXPIRED' || !isOver || payment.returnUrl === undefined;
  return context.redirect(mustRead ? `/pay/${payment.token}` : payment.returnUrl, 303);
}

export function showNotFound(context: Context) {
  const language = chooseLanguage(context.req.header('Accept-Language'));
  const body = html`<p>${WORDS.notFoundText[language]}</p>`;
  return showPage(context, { language, heading: WORDS.notFound[language], body, status: 404 });
}

function show(context: Context, payment: BookPayment) {
  const { language, returnUrl } = payment;
  const end = endWords(payment);
  const heading = (end?.[0] ?? WORDS.payHeading)[language];
  const below = end
    ? html`<p>${end[1][language]}</p>
        ${particulars(payment)}
        <p>
          ${
            returnUrl === undefined
              ? WORDS.closeTab[language]
              : html`<a href="${returnUrl}">${WORDS.goBack[language]}</a>`
          }
        </p>`
    : html`${particulars(payment)} ${choices(payment)}`;
  return showPage(context, { language, heading, body: below, returnUrl });
}

function particulars({
  language,
  title,
  payee,
  account,
  reference,
  lines,
  amount,
  expiresAt,
  returnUrl,
}: BookPayment): Part {
  const row = (name: string, value: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl>
      ${row(WORDS.title[language], title)} ${row(WORDS.payee[language], payee)}
      ${row(WORDS.account[language], `${account.SoTaiKhoan}, ${account.TenNganHang}`)}
      ${row(WORDS.reference[language], reference)} ${row(WORDS.until[language], moment(expiresAt, language))}
      ${returnUrl === undefined ? '' : row(WORDS.returnsTo[language], new URL(returnUrl).host)}
    </dl>
    <h2>${WORDS.lines[language]}</h2>
    <dl>
      ${lines.map((line) => row(line.label, money(line.amount, language)))}
      <div class="total">
        <dt>${WORDS.total[language]}</dt>
        <dd>${money(amount, language)}</dd>
      </div>
    </dl>`;
}

function choices({ language, token, returnUrl }: BookPayment): Part {
  return html`<form method="post" action="/pay/${token}/confirmation">
      <fieldset>
        <legend>${WORDS.chooseBank[language]}</legend>
        ${BANKS.map(
          ({ id, name, manner }, index) =>
            html`<label class="choice">
              <input type="radio" name="bank" value="${id}" required ${index === 0 ? 'checked' : ''} />
              <span>${name[language]}<small>${manner[language]}</small></span>
            </label>`,
        )}
      </fieldset>
      <div class="actions">
        <button class="primary">${WORDS.confirm[language]}</button>
        <button formaction="/pay/${token}/refusal">${WORDS.refuse[language]}</button>
      </div>
    </form>
    ${returnUrl === undefined ? '' : html`<p><a href="${returnUrl}">${WORDS.leave[language]}</a></p>`}`;
}
