/** A body that the test sends piece by piece. */
export class ByteStream {
  readonly body: ReadableStream<Uint8Array>;
  /** The reader wants no more. */
  isCancelled = false;
  #controller!: ReadableStreamDefaultController<Uint8Array>;

  constructor() {
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.isCancelled = true;
      },
    });
  }

  send(text: string | Uint8Array): void {
    this.#controller.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  }

  close(): void {
    this.#controller.close();
  }

  /** As when the line is cut. */
  break(): void {
    this.#controller.error(new TypeError('network error'));
  }
}
