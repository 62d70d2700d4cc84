import type { BlockList } from 'node:net';
import { parseArgs } from 'node:util';
import { StartError } from './errors.ts';
import type { PaymentOptions } from './payments/payments.ts';
import { FASTEST_DESK } from './simulation/desk/speed.ts';
import { trustedProxies } from './http/client-address.ts';

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string | undefined;
  readonly catalogue: string | undefined;
  readonly sandbox: boolean;
  readonly demoDossiers: boolean;
  readonly deskSpeed: number;
  readonly trusted: BlockList | undefined;
  readonly help: boolean;
}

const DEFAULT_PORT = 8787;

export const USAGE = `Usage: npm run endpoint -- [options]

  --port N         port to listen on (default ${DEFAULT_PORT}; 0 takes a free one)
  --host ADDRESS   address to listen on (default 127.0.0.1)
  --data DIR       keep the embedded PostgreSQL there (default: in memory)
  --catalogue FILE[.gz]
                   serve this JSONL of procedures instead of the built-in catalogue
  --trusted-proxy ADDRESS[,ADDRESS]
                   believe X-Forwarded-For of these addresses or networks (10.0.0.0/8); failed
                   look-ups are counted by client address, so a gateway in front must be named
  --sandbox        add /sandbox/* (faults on order, ledger, a simulated office) for programs on this machine
  --demo-dossiers  with --sandbox: some twenty fictional dossiers, in every state
  --desk-speed N   with --sandbox: the simulated office works by itself, N working minutes a second
  --help           show this

Environment: DATABASE_URL=postgres://… uses this PostgreSQL server instead of the embedded one.
  PAYMENT_PLATFORM_URL, PAYMENT_PLATFORM_PARTNER, PAYMENT_PLATFORM_SECRET
                   bills can be paid through this platform; without them none are found
  PUBLIC_URL       where the platform reaches this endpoint (default: the address it listens on)`;

/** Reads the command line; what is wrong with it is said in one line that names the option. */
export function readOptions(arguments_: readonly string[]): Options {
  const { values } = parse(arguments_);
  return {
    port: readPort(values.port),
    host: notEmpty('--host', values.host, 'an address') ?? '127.0.0.1',
    data: notEmpty('--data', values.data),
    catalogue: notEmpty('--catalogue', values.catalogue),
    sandbox: values.sandbox ?? false,
    demoDossiers: onlyWithSandbox('--demo-dossiers', values['demo-dossiers'], values.sandbox) ?? false,
    deskSpeed: readSpeed(onlyWithSandbox('--desk-speed', values['desk-speed'], values.sandbox)),
    trusted: readProxies(notEmpty('--trusted-proxy', values['trusted-proxy'], 'an address')),
    help: values.help ?? false,
  };
}

/** The payment platform, as the environment names it; its secret stands in no argument that others can list. */
export function readPaymentOptions(environment: NodeJS.ProcessEnv): PaymentOptions | undefined {
  const names = ['PAYMENT_PLATFORM_URL', 'PAYMENT_PLATFORM_PARTNER', 'PAYMENT_PLATFORM_SECRET'] as const;
  if (names.every((name) => !environment[name])) return undefined;
  const missing = names.find((name) => !environment[name]);
  if (missing !== undefined) throw new StartError(`${missing}: missing; ${names.join(', ')} belong together`);
  const [platform = '', partner = '', secret = ''] = names.map((name) => environment[name]);
  const notify = environment['PUBLIC_URL'] || undefined;
  return {
    platform: webAddress('PAYMENT_PLATFORM_URL', platform),
    partner,
    secret,
    ...(notify !== undefined && { notify: webAddress('PUBLIC_URL', notify) }),
  };
}

function webAddress(name: string, written: string): string {
  if (/^https?:/.test(written) && URL.canParse(written)) return written.replace(/\/+$/, '');
  throw new StartError(`${name}=${written}: a web address is expected`);
}

function parse(arguments_: readonly string[]) {
  try {
    return parseArgs({
      args: [...arguments_],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        catalogue: { type: 'string' },
        sandbox: { type: 'boolean' },
        'demo-dossiers': { type: 'boolean' },
        'desk-speed': { type: 'string' },
        'trusted-proxy': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartError(`${message.split('. ')[0]?.replace(/\.$/, '')}. See --help.`);
  }
}

function readPort(written: string | undefined): number {
  if (written === undefined) return DEFAULT_PORT;
  const port = Number(written);
  if (/^\d{1,5}$/.test(written) && port <= 65_535) return port;
  throw new StartError(`--port ${written}: a number from 0 to 65535 is expected`);
}

function readProxies(written: string | undefined): BlockList | undefined {
  if (written === undefined) return undefined;
  try {
    return trustedProxies(written.split(',').map((entry) => entry.trim()));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new StartError(`--trusted-proxy ${error.message}: an address or a network is expected`);
  }
}

function onlyWithSandbox<T>(option: string, value: T, sandbox: boolean | undefined): T {
  if (value === undefined || sandbox) return value;
  throw new StartError(`${option}: only with --sandbox`);
}

function readSpeed(written: string | undefined): number {
  if (written === undefined) return 0;
  const speed = Number(written);
  if (/^\d{1,4}(\.\d+)?$/.test(written) && speed <= FASTEST_DESK) return speed;
  throw new StartError(`--desk-speed ${written}: a number from 0 to ${FASTEST_DESK} is expected`);
}

function notEmpty(option: string, value: string | undefined, what = 'a path'): string | undefined {
  if (value === '') throw new StartError(`${option}: ${what} is expected`);
  return value;
}
