const HOUR = 3_600_000;

/** Does something now and every hour; what it gives ends that, once what runs is over. */
export function everyHour(task: () => Promise<void>): () => Promise<void> {
  let running = task();
  const timer = setInterval(() => {
    running = task();
  }, HOUR);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
