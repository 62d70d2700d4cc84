/** Says how many element tests passed and failed in each browser, and writes the sum for `npm test` to show. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestSuiteResult } from '@web/test-runner';

export interface Counts {
  passed: number;
  failed: number;
}

export function countingReporter(file = process.env['DVC_COUNTS_FILE']): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const browsers = new Map<string, Counts & { files: number }>();
      for (const { browser, testResults, passed } of sessions) {
        const total = browsers.get(browser.name) ?? { passed: 0, failed: 0, files: 0 };
        browsers.set(browser.name, total);
        const counts = testResults === undefined ? { passed: 0, failed: 0 } : count(testResults);
        total.files += 1;
        total.passed += counts.passed;
        // A file that never got as far as its tests is one failure, not none.
        total.failed += counts.failed === 0 && !passed ? 1 : counts.failed;
      }
      const sum: Counts = { passed: 0, failed: 0 };
      for (const [name, total] of browsers) {
        console.log(`${name}: ${total.files} files, ${total.passed} passed, ${total.failed} failed`);
        sum.passed += total.passed;
        sum.failed += total.failed;
      }
      if (file !== undefined) writeFileSync(file, JSON.stringify(sum));
    },
  };
}

function count(suite: TestSuiteResult): Counts {
  const own = {
    passed: suite.tests.filter((test) => test.passed && !test.skipped).length,
    failed: suite.tests.filter((test) => !test.passed && !test.skipped).length,
  };
  for (const nested of suite.suites) {
    const counts = count(nested);
    own.passed += counts.passed;
    own.failed += counts.failed;
  }
  return own;
}
