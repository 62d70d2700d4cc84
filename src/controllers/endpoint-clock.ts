/** What time it is at the endpoint. The device's clock may be a day wrong, and may be set while the page is open. */
export class EndpointClock {
  /** Endpoint's clock less the device's. */
  #difference = 0;
  #isKnown = false;
  #isSure = false;

  /** Whether the endpoint has ever said the time. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** False until the endpoint has said the time since the device's clock may have been set. */
  get isSure(): boolean {
    return this.#isSure;
  }

  get now(): Date {
    return this.at(Date.now());
  }

  /** A moment of the endpoint's clock, by that of the device. */
  onDevice(moment: Date): number {
    return moment.getTime() - this.#difference;
  }

  /** A moment of the device's clock. */
  at(moment: number): Date {
    return new Date(moment + this.#difference);
  }

  distrust(): void {
    this.#isSure = false;
  }

  /** Another endpoint has another clock. */
  forget(): void {
    this.#isKnown = this.#isSure = false;
  }

  /** `asOf`: when the endpoint gave an answer that has just come. It was some time on its way, and never less than none. */
  hear(asOf: string): void {
    const difference = Date.parse(asOf) - Date.now();
    if (Number.isNaN(difference)) return;
    this.#difference = this.#isSure ? Math.max(this.#difference, difference) : difference;
    this.#isKnown = this.#isSure = true;
  }
}
