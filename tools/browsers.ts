/**
 * Finds the browsers the tests run in; `node tools/browsers.ts` installs and lists them. Nothing is ever downloaded by a test tool: on Debian as root the
 * distribution's packages are installed, elsewhere the tests use what is there and say what they skipped.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox' | 'webkit';

export interface Browser {
  name: BrowserName;
  /** The browser itself. */
  executable: string;
  /** WebKitGTK alone is steered through a program of its own and needs a display. */
  driver?: string;
  /** A virtual X server, where there is no display. */
  displayServer?: string;
}

export interface Missing {
  name: BrowserName;
  reason: string;
}

export interface Browsers {
  found: Browser[];
  missing: Missing[];
}

export const BROWSER_NAMES: readonly BrowserName[] = ['chromium', 'firefox', 'webkit'];

const DEBIAN_PACKAGES: Record<BrowserName, string[]> = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const USUAL_PLACES: Record<'chromium' | 'firefox', string[]> = {
  chromium: [
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** Chromium refuses its sandbox as root; the rest keeps it from talking to anyone on its own. */
export function chromiumFlags(): string[] {
  const flags = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-gpu',
    '--no-first-run',
  ];
  return isRoot() ? ['--no-sandbox', ...flags] : flags;
}

/** What is installed now. */
export function findBrowsers(names: readonly BrowserName[] = BROWSER_NAMES): Browsers {
  const found: Browser[] = [];
  const missing: Missing[] = [];
  for (const name of names) {
    const result = name === 'webkit' ? findWebKit() : findSimple(name);
    if (typeof result === 'string') missing.push({ name, reason: result });
    else found.push(result);
  }
  return { found, missing };
}

/** What is installed, after Debian's packages for the rest were installed where that is possible. */
export function ensureBrowsers(names: readonly BrowserName[] = BROWSER_NAMES): Browsers {
  const before = findBrowsers(names);
  if (before.missing.length === 0 || !canInstall()) return before;
  const packages = before.missing.flatMap(({ name }) => DEBIAN_PACKAGES[name]);
  console.log(`Installing Debian packages: ${packages.join(' ')}`);
  aptGet(['update']);
  aptGet(['install', '--yes', '--no-install-recommends', ...packages]);
  return findBrowsers(names);
}

function findSimple(name: 'chromium' | 'firefox'): Browser | string {
  const variable = `${name.toUpperCase()}_PATH`;
  const commands =
    name === 'chromium'
      ? ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
      : ['firefox-esr', 'firefox'];
  const executable = fromEnvironment(variable) ?? onPath(commands) ?? USUAL_PLACES[name].find(isExecutable);
  if (executable !== undefined) return { name, executable };
  return `not installed; install it, or point ${variable} at its executable`;
}

function findWebKit(): Browser | string {
  if (process.platform !== 'linux') return 'WebKitGTK exists on Linux only';
  const driver = fromEnvironment('WEBKIT_DRIVER_PATH') ?? onPath(['WebKitWebDriver']);
  const executable = fromEnvironment('WEBKIT_PATH') ?? miniBrowser();
  if (driver === undefined || executable === undefined) {
    return 'WebKitWebDriver or MiniBrowser not installed (Debian: webkit2gtk-driver), or point WEBKIT_DRIVER_PATH and WEBKIT_PATH at them';
  }
  const displayServer = onPath(['Xvfb']);
  const hasDisplay = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  if (displayServer === undefined && !hasDisplay) return 'no display and no Xvfb (Debian: xvfb)';
  return { name: 'webkit', executable, driver, ...(displayServer === undefined ? {} : { displayServer }) };
}

/** Debian: /usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser; others: /usr/libexec/webkit2gtk-4.1/. */
function miniBrowser(): string | undefined {
  const roots = ['/usr/libexec', '/usr/lib64', '/usr/lib', ...children('/usr/lib')];
  return roots
    .flatMap((root) => children(root).filter((path) => /webkit(2)?gtk-[\d.]+$/.test(path)))
    .map((folder) => join(folder, 'MiniBrowser'))
    .findLast(isExecutable);
}

function children(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function fromEnvironment(variable: string): string | undefined {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (!isExecutable(path)) throw new Error(`${variable} names ${path}, which cannot be run`);
  return path;
}

function onPath(commands: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function canInstall(): boolean {
  return isRoot() && existsSync('/etc/debian_version') && onPath(['apt-get']) !== undefined;
}

function aptGet(parameters: string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', ['--quiet', '--quiet', ...parameters], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) console.warn(`apt-get ${parameters[0] ?? ''} did not succeed`);
}

if (import.meta.main) {
  const { found, missing } = ensureBrowsers();
  for (const { name, executable } of found) console.log(`${name}: ${executable}`);
  for (const { name, reason } of missing) console.log(`${name}: skipped, ${reason}`);
  // Some may be missing on somebody's machine; with none of them nothing would be tested.
  if (found.length === 0) process.exitCode = 1;
}
