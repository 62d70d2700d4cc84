import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { chooseLanguage } from '../../../http/language.ts';
import { showPage } from './layout.ts';
import { WORDS } from './words.ts';

/** What moves money comes from a form of this origin, and no other page can send it. */
export const ownFormsOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('Origin');
  const { host } = new URL(context.req.url);
  const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  if (context.req.method === 'GET' || isOwn) return next();
  const language = chooseLanguage(context.req.header('Accept-Language'));
  const body = html`<p>${WORDS.forbiddenText[language]}</p>`;
  return showPage(context, { language, heading: WORDS.forbidden[language], body, status: 403 });
};
