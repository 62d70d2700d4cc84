const PATIENCE_MILLISECONDS = 3_000;

/** A short while for what is better there from the beginning, and can do without. */
export function soon(arrival: Promise<unknown>): Promise<unknown> {
  return Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS))]);
}
