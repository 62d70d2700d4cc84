/**
 * Fails when a text of the source is missing from a translators' file, an entry has no translation, or the
 * modules generated from it are stale. Works in a folder of its own and changes nothing.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkTranslations } from './localisation/translations.ts';

const root = resolve(import.meta.dirname, '..');
const config = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8')) as {
  targetLocales: string[];
  interchange: { xliffDir: string };
  output: { outputDir: string };
};
const folder = mkdtempSync(join(tmpdir(), 'dvc-localisation-'));

try {
  const problems = config.targetLocales.flatMap(checkLocale);
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
  } else {
    console.log(`${config.targetLocales.join(', ')}: every text is translated and generated`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function checkLocale(locale: string): string[] {
  const file = join(root, config.interchange.xliffDir, `${locale}.xlf`);
  if (!existsSync(file)) return [`${file} does not exist (npm run localize:extract)`];
  const fresh = join(folder, 'fresh');
  localize('extract', fresh);
  const extracted = readFileSync(join(fresh, `${locale}.xlf`), 'utf8');
  const problems = checkTranslations(extracted, readFileSync(file, 'utf8'));
  if (problems.length > 0) return problems.map((problem) => `${locale}: ${problem}`);

  const current = join(folder, 'current');
  mkdirSync(current, { recursive: true });
  cpSync(file, join(current, `${locale}.xlf`));
  localize('build', current);
  const generated = readFileSync(join(current, `${locale}.ts`), 'utf8');
  const committed = join(root, config.output.outputDir, `${locale}.ts`);
  const stale = !existsSync(committed) || readFileSync(committed, 'utf8') !== generated;
  return stale ? [`${committed} is stale (npm run localize:build)`] : [];
}

/** Runs lit-localize on the project's sources with both kinds of output in `output`. */
function localize(command: 'extract' | 'build', output: string): void {
  const own = join(folder, `${command}.json`);
  writeFileSync(
    own,
    JSON.stringify({
      ...config,
      inputFiles: [join(root, 'src/**/*.ts')],
      tsConfig: join(root, 'tsconfig.json'),
      interchange: { ...config.interchange, xliffDir: output },
      output: { ...config.output, outputDir: output },
    }),
  );
  const program = join(root, 'node_modules/@lit/localize-tools/bin/lit-localize.js');
  try {
    execFileSync(process.execPath, [program, command, '--config', own], { cwd: root, stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    throw new Error(`lit-localize ${command}:\n${stdout.toString()}${stderr.toString()}`, { cause: error });
  }
}
