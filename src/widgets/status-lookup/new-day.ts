import type { ReactiveControllerHost } from 'lit';
import { CLOCK_OFFSET } from '../../domain/calendar-date.ts';

const DAY = 86_400_000;

/** Draws anew when a day in Viet Nam begins: what is left of a time limit is another then. */
export function drawEachDay(host: ReactiveControllerHost, now: () => Date): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(draw, DAY - ((now().getTime() + CLOCK_OFFSET) % DAY));
  };
  const draw = () => {
    wait();
    host.requestUpdate();
  };
  host.addController({
    hostConnected() {
      // A laptop that has slept has missed its timers.
      document.addEventListener('visibilitychange', draw);
      wait();
    },
    hostDisconnected() {
      document.removeEventListener('visibilitychange', draw);
      clearTimeout(timer);
    },
  });
}
