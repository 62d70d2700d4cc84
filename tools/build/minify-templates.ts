/**
 * Takes the indentation out of html`` and css`` templates. Careful rather than small: only white space that no
 * renderer shows is touched, and nothing inside `msg()`, whose text is the key of its translation.
 */
import { MagicString } from 'magic-string';
import { parseSync, Visitor, type TaggedTemplateExpression } from 'oxc-parser';
import type { Plugin } from 'vite';

export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /\b(html|css)`/ },
      handler(code, id) {
        const result = minify(code, id);
        return { code: result.toString(), map: result.generateMap({ hires: 'boundary', source: id }) };
      },
    },
  };
}

export function minify(code: string, fileName: string): MagicString {
  const output = new MagicString(code);
  const messages: { start: number; end: number }[] = [];
  const templates: TaggedTemplateExpression[] = [];
  new Visitor({
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'msg') messages.push(node);
    },
    TaggedTemplateExpression(node) {
      templates.push(node);
    },
  }).visit(parseSync(fileName, code).program);

  for (const { tag, quasi, start, end } of templates) {
    if (tag.type !== 'Identifier') continue;
    const shrink = tag.name === 'css' ? shrinkCss : tag.name === 'html' ? shrinkHtml : undefined;
    if (shrink === undefined || messages.some((message) => message.start < start && end < message.end))
      continue;
    // In TypeScript files the parser counts the delimiters as part of the text, in JavaScript it does not.
    const delimiter = quasi.quasis[0]?.start === quasi.start ? 1 : 0;
    for (const part of quasi.quasis) {
      const { raw } = part.value;
      const from = part.start + delimiter;
      if (raw !== '') output.update(from, from + raw.length, shrink(raw));
    }
  }
  return output;
}

/** A line break and its indentation count as one space in HTML, so one space remains. */
function shrinkHtml(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Spaces around `+`, `-` and before `:` have a meaning in CSS and stay. */
function shrinkCss(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((piece, index) => (index % 2 === 1 ? piece : shrinkCssOutsideStrings(piece)))
    .join('');
}

function shrinkCssOutsideStrings(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');
}
