/**
 * `npm run audit:payments`: proves from the book that every đồng that came in has a receipt, is on its way back,
 * or is back; also what came with a content that belongs to no payment. Ends with 1 where anything does not add up.
 *
 *   node tools/audit-payments.ts [--endpoint http://127.0.0.1:8787]   an endpoint with --sandbox on this machine
 *   DATABASE_URL=postgres://… node tools/audit-payments.ts            its database itself
 *
 * The platform's own statement is held against the book where it can be had: from the endpoint, or with
 * PAYMENT_PLATFORM_URL, PAYMENT_PLATFORM_PARTNER and PAYMENT_PLATFORM_SECRET.
 */
import { parseArgs } from 'node:util';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { readPaymentOptions } from '../endpoint/options.ts';
import { type Audit, auditBook } from '../endpoint/payments/audit.ts';
import type { StatementToCheck } from '../endpoint/payments/audit-finding.ts';
import { type Book, readBook } from '../endpoint/payments/book.ts';
import { platformClient } from '../endpoint/payments/platform-client.ts';

interface Evidence {
  readonly book: Book;
  readonly statement: StatementToCheck | null;
}

const { values } = parseArgs({ options: { endpoint: { type: 'string' } } });

async function main(): Promise<void> {
  const database = process.env['DATABASE_URL'];
  const evidence =
    values.endpoint === undefined && database
      ? await fromDatabase(database)
      : await fromEndpoint(values.endpoint ?? 'http://127.0.0.1:8787');
  const audit = auditBook(evidence.book, evidence.statement);
  print(evidence, audit);
  process.exitCode = audit.findings.length === 0 ? 0 : 1;
}

async function fromEndpoint(address: string): Promise<Evidence> {
  const response = await fetch(`${address.replace(/\/$/, '')}/sandbox/payments`);
  if (!response.ok)
    throw new Error(`${address}: ${response.status}; it needs --sandbox and a payment platform`);
  return (await response.json()) as Evidence;
}

async function fromDatabase(url: string): Promise<Evidence> {
  const options = readPaymentOptions(process.env);
  // First the statement: what comes meanwhile is in the book, and not yet missed in the other.
  const statement = options ? await platformClient({ ...options, notify: '' }).statement() : null;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return { book: await readBook({ database: drizzle(pool) }), statement };
  } finally {
    await pool.end();
  }
}

function print({ book, statement }: Evidence, { totals, findings }: Audit): void {
  const rows: [string, number][] = [
    ['Money received', totals.received],
    ['= receipts', totals.receipts],
    ['+ not yet decided', totals.pending],
    ['+ to be given back', totals.refundsDue],
    ['+ given back', totals.refunded],
    ['Of no payment', totals.unmatched],
  ];
  for (const [name, sum] of rows)
    console.log(`${name.padEnd(20)}${sum.toLocaleString('vi-VN').padStart(20)} đ`);
  const { payments, money, receipts, refunds, entries } = book;
  console.log(
    `${payments.length} payments, ${money.length} transactions, ${receipts.length} receipts, ${refunds.length} refunds, ${entries.length} entries`,
  );
  console.log(
    statement
      ? `Platform: ${statement.money.length + statement.foreign.length} transactions, ${statement.refunds.length} refunds`
      : 'Platform: no statement to hold against it',
  );
  for (const { what, about } of findings) console.error(`✗ ${what}: ${about}`);
  console.log(findings.length === 0 ? 'Every đồng is accounted for.' : `${findings.length} findings`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
