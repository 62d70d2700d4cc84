/** One source file as the rules look at it: what it imports, and its syntax tree. */
import { posix } from 'node:path';
import { parseSync, type Program } from 'oxc-parser';

export interface Import {
  /** A path from the project's root for a file of the project, else the package as written. */
  target: string;
  relative: boolean;
  typeOnly: boolean;
  reExport: boolean;
  line: number;
}

export interface Module {
  /** From the project's root, with slashes: `src/ui/notice.ts`. */
  path: string;
  code: string;
  program: Program;
  imports: Import[];
}

export interface Problem {
  path: string;
  line: number;
  message: string;
}

export function readModule(path: string, code: string): Module {
  const { program, module, errors } = parseSync(path, code);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const at = (request: { value: string; start: number }, typeOnly: boolean, reExport: boolean): Import => {
    const relative = request.value.startsWith('.');
    const target = relative ? posix.join(posix.dirname(path), request.value) : request.value;
    return { target, relative, typeOnly, reExport, line: lineOf(code, request.start) };
  };
  const imports = module.staticImports.map(({ moduleRequest, entries }) =>
    at(moduleRequest, entries.length > 0 && entries.every(({ isType }) => isType), false),
  );
  for (const { entries } of module.staticExports) {
    const [first] = entries;
    if (!first?.moduleRequest) continue;
    imports.push(
      at(
        first.moduleRequest,
        entries.every(({ isType }) => isType),
        true,
      ),
    );
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const value = code.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, '');
    imports.push(at({ value, start: moduleRequest.start }, false, false));
  }
  return { path, code, program, imports };
}

export function lineOf(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}
