import { replace } from './replace.ts';

/** `setInterval` upon the clock of the test, until `restoreAll()`. */
export function intervalsOnClock(): void {
  const running = new Map<number, ReturnType<typeof setTimeout>>();
  let last = 0;
  replace(globalThis, 'setInterval', (run: () => void, delay: number) => {
    const id = (last += 1);
    const again = () => {
      running.set(id, setTimeout(again, delay));
      run();
    };
    running.set(id, setTimeout(again, delay));
    return id;
  });
  replace(globalThis, 'clearInterval', (id: number) => {
    clearTimeout(running.get(id));
    running.delete(id);
  });
}
