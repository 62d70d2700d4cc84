/**
 * Runs in every test page. The test runner sends a failed assertion's two sides to the terminal with
 * `structuredClone`, which throws on DOM nodes, functions and class instances with such members; the page then
 * never reports and the run hangs until its timeout. Here they become text first.
 */
export interface MochaContext {
  currentTest?: { err?: { actual?: unknown; expected?: unknown } };
}

declare const afterEach: (hook: (this: MochaContext) => void) => void;

afterEach(function () {
  const error = this.currentTest?.err;
  if (error === undefined) return;
  error.actual = sendable(error.actual);
  error.expected = sendable(error.expected);
});

function sendable(value: unknown): unknown {
  try {
    structuredClone(value);
    return value;
  } catch {
    return value instanceof Element ? value.outerHTML.slice(0, 300) : String(value);
  }
}
