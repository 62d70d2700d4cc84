import pino from 'pino';
import { StartError } from './errors.ts';
import { readOptions, readPaymentOptions, USAGE } from './options.ts';
import { startEndpoint } from './start.ts';

/** Whatever still runs by then is given up: a supervisor would kill the process soon after anyway. */
const LONGEST_STOP = 10_000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const endpoint = await startEndpoint({
    ...options,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    payments: readPaymentOptions(process.env),
    logger,
    report: (line) => logger.info(line),
  });
  console.log(`Endpoint ready on ${endpoint.url}`);
  const stop = () => {
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    void endpoint.close().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(error: unknown): void {
  if (error instanceof StartError) console.error(error.message);
  else console.error(error);
  process.exit(1);
}

main().catch(fail);
