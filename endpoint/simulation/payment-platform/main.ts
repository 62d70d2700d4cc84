/**
 * The payment platform as a process of its own:
 *
 *   node endpoint/simulation/payment-platform/main.ts [--port 8788] [--data DIR] [--control]
 *
 * PAYMENT_PLATFORM_PARTNER and PAYMENT_PLATFORM_SECRET come from the environment: arguments can be read by
 * everybody on the machine.
 */
import { parseArgs } from 'node:util';
import { startPaymentPlatform } from './platform.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8788' },
    data: { type: 'string' },
    control: { type: 'boolean', default: false },
  },
});

const { PAYMENT_PLATFORM_PARTNER: partner, PAYMENT_PLATFORM_SECRET: secret } = process.env;
const port = Number(values.port);

if (!partner || !secret)
  fail('PAYMENT_PLATFORM_PARTNER and PAYMENT_PLATFORM_SECRET are needed in the environment.');
if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
  fail(`--port ${values.port}: a number from 0 to 65535 is expected.`);

const platform = await startPaymentPlatform({
  port,
  partner,
  secret,
  data: values.data,
  control: values.control,
}).catch((error: NodeJS.ErrnoException) =>
  fail(error.code === 'EADDRINUSE' ? `Port ${port} is taken.` : String(error.stack)),
);
console.log(`Payment platform ready on ${platform.url}`);

const stop = () => void platform.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
// Whoever started it is gone: it does not stay behind.
process.once('disconnect', stop);

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}
