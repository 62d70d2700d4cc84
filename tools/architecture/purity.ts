/** `domain/` is rules alone: time is an argument, and nothing is fetched, drawn or thrown as dice. */
import { Visitor } from 'oxc-parser';
import { lineOf, type Module, type Problem } from './module.ts';

const IMPURE_GLOBALS = [
  'fetch',
  'document',
  'window',
  'navigator',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
];

export function checkPurity(module: Module): Problem[] {
  const { path, code, program } = module;
  if (!path.startsWith('src/domain/')) return [];
  const problems: Problem[] = [];
  const refuse = (start: number, what: string) =>
    problems.push({ path, line: lineOf(code, start), message: `domain rules do not use ${what}` });

  new Visitor({
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Date') refuse(start, 'the clock');
      if (callee.type === 'Identifier' && IMPURE_GLOBALS.includes(callee.name)) refuse(start, callee.name);
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return;
      const name = `${callee.object.name}.${callee.property.type === 'Identifier' ? callee.property.name : ''}`;
      if (name === 'Date.now' || name === 'Math.random') refuse(start, name);
    },
    MemberExpression({ object, start }) {
      if (object.type === 'Identifier' && IMPURE_GLOBALS.includes(object.name)) refuse(start, object.name);
    },
    NewExpression({ callee, arguments: parameters, start }) {
      const isClock = callee.type === 'Identifier' && callee.name === 'Date' && parameters.length === 0;
      if (isClock) refuse(start, 'the clock');
    },
  }).visit(program);
  return problems;
}
