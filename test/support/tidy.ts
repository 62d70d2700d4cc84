import { stopHearing } from './events.ts';
import { unmountAll } from './mount.ts';
import { restoreAll } from './replace.ts';

/** Leaves nothing of one test for the next; call it once in a test file. */
export function tidyAfterEach(): void {
  afterEach(() => {
    unmountAll();
    stopHearing();
    restoreAll();
  });
}
