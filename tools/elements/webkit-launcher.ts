/** Runs test pages in WebKitGTK: a launcher for @web/test-runner that speaks W3C WebDriver to WebKitWebDriver. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { BrowserLauncher, SessionResult } from '@web/test-runner';
import type { Browser } from '../browsers.ts';
import { freePort } from './free-port.ts';
import { WebDriverPage } from './webdriver-page.ts';

interface Session {
  processes: ChildProcess[];
  address: string;
}

export class WebKitLauncher implements BrowserLauncher {
  readonly name = 'WebKit';
  /**
   * The commands of @web/test-runner-commands tell launchers apart by this word. For 'webdriver' they know
   * neither setViewport nor a held key, so this launcher offers a page with Playwright's members instead.
   */
  readonly type = 'playwright';
  /** There is one window, so pages take turns. */
  readonly concurrency = 1;
  readonly #browser: Browser;
  readonly #active = new Map<string, string>();
  #session: Promise<Session> | undefined;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async startSession(id: string, url: string): Promise<void> {
    this.#active.set(id, url);
    await this.#command('url', { url });
  }

  isActive(id: string): boolean {
    return this.#active.has(id);
  }

  getBrowserUrl(id: string): string | undefined {
    return this.#active.get(id);
  }

  async stopSession(id: string): Promise<SessionResult> {
    this.#active.delete(id);
    // Leaving the page ends whatever still runs on it.
    await this.#command('url', { url: 'about:blank' });
    return {};
  }

  async startDebugSession(): Promise<void> {
    throw new Error('WebKitGTK is for test runs; debug in Chromium or Firefox');
  }

  async stop(): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    this.#session = undefined;
    if (session === undefined) return;
    await request(session.address, 'DELETE').catch(() => undefined);
    await Promise.all(session.processes.map(end));
  }

  /** The members of a Playwright page that @web/test-runner-commands uses. */
  getPage(): WebDriverPage {
    return new WebDriverPage((name, body) => this.#command(name, body));
  }

  /** Any command of W3C WebDriver, for tools that steer a page of their own. */
  command(name: string, body: object): Promise<unknown> {
    return this.#command(name, body);
  }

  async #command(name: string, body: object): Promise<unknown> {
    const session = await this.#started();
    return request(`${session.address}/${name}`, 'POST', body);
  }

  async #started(): Promise<Session> {
    this.#session ??= start(this.#browser);
    return this.#session;
  }
}

async function start(browser: Browser): Promise<Session> {
  const processes: ChildProcess[] = [];
  // Software rendering: a virtual display has no graphics card.
  const environment: NodeJS.ProcessEnv = { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1' };
  if (browser.displayServer !== undefined) {
    const server = spawn(
      browser.displayServer,
      ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    processes.push(server);
    environment['DISPLAY'] = `:${await firstLine(server)}`;
    delete environment['WAYLAND_DISPLAY'];
  }
  const port = await freePort();
  processes.push(
    spawn(browser.driver ?? 'WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: environment,
      stdio: 'ignore',
    }),
  );
  try {
    const root = `http://127.0.0.1:${port}`;
    await answering(`${root}/status`);
    const options = { binary: browser.executable, args: ['--automation'] };
    const alwaysMatch = {
      browserName: 'MiniBrowser',
      pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': options,
    };
    const created = (await request(`${root}/session`, 'POST', { capabilities: { alwaysMatch } })) as {
      sessionId: string;
    };
    return { processes, address: `${root}/session/${created.sessionId}` };
  } catch (error) {
    await Promise.all(processes.map(end));
    throw error;
  }
}

async function request(address: string, method: 'POST' | 'DELETE', body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  throw new Error(`WebKitWebDriver refused ${method} ${new URL(address).pathname}: ${JSON.stringify(value)}`);
}

async function answering(address: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('WebKitWebDriver did not start', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * The X server writes the number of the display it took to the file descriptor it was given. The whole line is
 * read: a pipe closed between the number and the line's end would kill the server.
 */
async function firstLine(server: ChildProcess): Promise<string> {
  const stream = server.stdio[3];
  if (!(stream instanceof Readable)) throw new Error('no pipe to the virtual display');
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    text += String(chunk);
    if (text.endsWith('\n')) return text.trim();
  }
  throw new Error('the virtual display did not start');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
