/** What must hold for every file that pages load, whatever built it. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { parseSync, Visitor } from 'oxc-parser';

/** Problems of each bundle in the folder, none when it is empty. */
export function checkBundles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return names.flatMap((name) => {
    const code = readFileSync(join(folder, name), 'utf8');
    return [...checkSyntax(code), ...checkEvaluation(code)].map((problem) => `${name}: ${problem}`);
  });
}

/** Twice: with the newest syntax as Node reads it, and with that of 2022, which is what browsers are promised. */
export function checkSyntax(code: string): string[] {
  const problems: string[] = [];
  const node = spawnSync(process.execPath, ['--check', '--input-type=module', '-'], {
    input: code,
    encoding: 'utf8',
  });
  if (node.status !== 0) problems.push(`node --check: ${node.stderr.trim()}`);
  try {
    parse(code, { ecmaVersion: 2022, sourceType: 'module' });
  } catch (error) {
    problems.push(`not ECMAScript 2022: ${String(error)}`);
  }
  return problems;
}

/** A strict Content-Security-Policy forbids code made from text. */
export function checkEvaluation(code: string): string[] {
  const problems: string[] = [];
  const refuse = (name: string) => problems.push(`makes code from text with ${name}`);
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && (callee.name === 'eval' || callee.name === 'Function'))
        refuse(callee.name);
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'Function') refuse('new Function');
    },
  }).visit(parseSync('bundle.js', code).program);
  return problems;
}
