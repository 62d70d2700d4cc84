/** Runs the commands of one stage. What they say goes to a file, so that stages can run beside each other. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Stage } from './stages.ts';
import type { Outcome } from './summary.ts';

export class StageRun {
  readonly name: string;
  readonly #commands: readonly string[][];
  readonly #root: string;
  readonly #said: string;
  readonly #counts: string;
  #child: ChildProcess | undefined;
  #isStopped = false;

  constructor({ name, commands }: Stage, { root, folder }: { root: string; folder: string }) {
    this.name = name;
    this.#commands = commands;
    this.#root = root;
    this.#said = join(folder, `${name}.txt`);
    this.#counts = join(folder, `${name}.json`);
  }

  /** Everything the commands have said so far. */
  get said(): string {
    return existsSync(this.#said) ? readFileSync(this.#said, 'utf8') : '';
  }

  async run(): Promise<Outcome> {
    const start = performance.now();
    const output = openSync(this.#said, 'a');
    let succeeded = true;
    for (const command of this.#commands) {
      succeeded = !this.#isStopped && (await this.#succeeds(command, output));
      if (!succeeded) break;
    }
    closeSync(output);
    const counts = readCounts(this.#counts);
    // A check without tests of its own counts as one, and a run that broke down is never all green.
    const passed = counts?.passed ?? (succeeded ? 1 : 0);
    const failed = Math.max(counts?.failed ?? 0, succeeded ? 0 : 1);
    return { name: this.name, seconds: (performance.now() - start) / 1000, passed, failed };
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#child?.pid !== undefined) process.kill(-this.#child.pid);
  }

  #succeeds([program = '', ...parameters]: readonly string[], output: number): Promise<boolean> {
    const environment = {
      ...process.env,
      // The tools of this project, with the Node of its own, before whatever else the machine has.
      PATH: [join(this.#root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      DVC_COUNTS_FILE: this.#counts,
    };
    return new Promise((resolve) => {
      this.#child = spawn(program, parameters, {
        cwd: this.#root,
        env: environment,
        stdio: ['ignore', output, output],
        // A group of its own, so that whatever it has started can be stopped with it.
        detached: true,
      });
      this.#child.once('exit', (status, signal) => {
        if (signal !== null) writeSync(output, `${program}: ended by ${signal}\n`);
        this.#child = undefined;
        resolve(status === 0);
      });
      this.#child.once('error', (error) => {
        writeSync(output, `${program}: ${error.message}\n`);
        resolve(false);
      });
    });
  }
}

function readCounts(file: string): { passed: number; failed: number } | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number };
}
