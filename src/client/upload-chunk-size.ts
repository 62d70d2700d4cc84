const FIRST = 64 * 1024;
const SMALLEST = 32 * 1024;
/**
 * A browser sends a request again by itself when a kept connection breaks under it, and nobody hears of that:
 * the chunk must be small enough that it costs little.
 */
const LARGEST = 256 * 1024;
const QUICK_MILLISECONDS = 2_000;
/** A chunk that takes longer leaves the person without a sign of progress. */
const SLOW_MILLISECONDS = 8_000;
/** After the line has once broken, so many chunks in a row must arrive before they grow. */
const CAREFUL_CHUNKS = 8;

/**
 * How many bytes go into one request. A chunk that is cut is sent again in full, so on a line that breaks
 * often small ones waste least; on a good line large ones lose least to round trips.
 */
export class ChunkSize {
  #bytes = FIRST;
  #neededToGrow = 1;
  #quick = 0;

  get bytes(): number {
    return this.#bytes;
  }

  arrived(milliseconds: number): void {
    this.#quick = milliseconds < QUICK_MILLISECONDS ? this.#quick + 1 : 0;
    if (milliseconds > SLOW_MILLISECONDS) this.#shrink();
    if (this.#quick < this.#neededToGrow) return;
    this.#quick = 0;
    this.#bytes = Math.min(LARGEST, this.#bytes * 2);
  }

  failed(): void {
    this.#quick = 0;
    this.#neededToGrow = CAREFUL_CHUNKS;
    this.#shrink();
  }

  #shrink(): void {
    this.#bytes = Math.max(SMALLEST, this.#bytes / 2);
  }
}
