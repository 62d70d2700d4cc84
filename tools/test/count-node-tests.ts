/** A reporter for Node's test runner that says nothing and leaves the number of tests where `npm test` reads it. */
import { writeFileSync } from 'node:fs';
import type { TestEvent } from 'node:test/reporters';

export default async function* countNodeTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // One summary per file, and one without a file at the end for all of them.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const file = process.env['DVC_COUNTS_FILE'];
    const { passed, tests, skipped, todo } = event.data.counts;
    const counts = { passed, failed: tests - passed - skipped - todo };
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
  yield '';
}
