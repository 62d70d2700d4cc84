import type { Hono } from 'hono';
import { blankPage, PAGE_POLICY } from '../blank-papers/page.ts';
import { BLANK_PAPERS } from '../blank-papers/papers.ts';
import type { Environment } from '../http/environment.ts';

/** Pages for people, to print; forms lead here by the `template` of a document. Not part of the contract. */
export function serveBlankPapers(app: Hono<Environment>): void {
  app.get('/blank-papers/:name', (context) => {
    context.set('operation', 'blankPaper');
    const name = context.req.param('name');
    const paper = Object.hasOwn(BLANK_PAPERS, name) ? BLANK_PAPERS[name] : undefined;
    if (paper === undefined) return context.notFound();
    return context.html(blankPage(paper), 200, {
      'Cache-Control': 'public, max-age=86400',
      'Content-Language': 'vi',
      'Content-Security-Policy': PAGE_POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
  });
}
