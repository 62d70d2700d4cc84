/** What no template of an element may hold: inline styles, markup from strings, words outside `msg()`. */
import { Visitor, type TaggedTemplateExpression } from 'oxc-parser';
import { lineOf, type Module, type Problem } from './module.ts';

/** Stands for `${…}` while a template is looked at as one text. */
const HOLE = '\u0000';
const TAG = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const SPOKEN_ATTRIBUTE =
  /\s(?:aria-label|aria-description|aria-roledescription|title|placeholder|alt)="([^"]*)"/gi;
const WORD = /\p{L}{2,}/u;
/** Letters no English word has. */
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;

export function checkTemplates(module: Module): Problem[] {
  const { path, code, program } = module;
  if (!path.startsWith('src/')) return [];
  const problems: Problem[] = [];
  const messages: { start: number; end: number }[] = [];
  const templates: TaggedTemplateExpression[] = [];
  const texts: { text: string; start: number }[] = [];

  new Visitor({
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'msg') messages.push(node);
    },
    TaggedTemplateExpression(node) {
      if (node.tag.type === 'Identifier' && /^(html|svg)$/.test(node.tag.name)) templates.push(node);
    },
    Literal(node) {
      if (typeof node.value === 'string') texts.push({ text: node.value, start: node.start });
    },
    TemplateElement(node) {
      texts.push({ text: node.value.raw, start: node.start });
    },
  }).visit(program);

  const insideMessage = (start: number) =>
    messages.some((message) => message.start < start && start < message.end);
  const report = (start: number, message: string) =>
    problems.push({ path, line: lineOf(code, start), message });

  for (const { quasi, start } of templates) {
    const markup = quasi.quasis.map((part) => part.value.raw).join(HOLE);
    for (const problem of judgeMarkup(markup, insideMessage(start))) report(start, problem);
  }
  if (/^src\/(widgets|ui|fields)\//.test(path)) {
    for (const { text, start } of texts) {
      if (VIETNAMESE.test(text) && !insideMessage(start))
        report(start, `words outside msg(): ${excerpt(text)}`);
    }
  }
  return problems;
}

function judgeMarkup(markup: string, translated: boolean): string[] {
  const problems: string[] = [];
  const tags = markup.match(TAG) ?? [];
  if (tags.some((tag) => /\sstyle\s*=/i.test(tag))) problems.push('style= in a template breaks a strict CSP');
  if (tags.some((tag) => /\s\.(innerHTML|outerHTML|srcdoc)\s*=/i.test(tag)))
    problems.push('markup made from a string');
  if (tags.some((tag) => /\son[a-z]+\s*=/i.test(tag)))
    problems.push('an on…= attribute breaks a strict CSP; use @event');
  if (translated) return problems;
  const spoken = [...markup.matchAll(SPOKEN_ATTRIBUTE)].map(([, value = '']) => value);
  // `name="…"` and what stands in <code> is meant for whoever wrote the tag, and the same in every language.
  const shown = markup
    .replace(/<!--[\s\S]*?-->|<code>[\s\S]*?<\/code>/g, '')
    .replace(TAG, '\n')
    .replace(/[\w-]+=/g, '');
  for (const text of [...spoken, shown]) {
    if (WORD.test(text) && !VIETNAMESE.test(text)) problems.push(`words outside msg(): ${excerpt(text)}`);
  }
  return problems;
}

function excerpt(text: string): string {
  return JSON.stringify(
    text.replace(TAG, ' ').replaceAll(HOLE, '…').replace(/\s+/g, ' ').trim().slice(0, 60),
  );
}
