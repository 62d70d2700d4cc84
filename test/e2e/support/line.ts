import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const HOST = '127.0.0.1';

/** The line between a browser and an endpoint, in the hands of a test. */
export class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port: number;
  #isSilent = false;

  private constructor(port: number) {
    this.#port = port;
    this.#server = createServer((socket) => this.#carry(socket));
  }

  static async to(endpoint: string): Promise<Line> {
    const line = new Line(Number(new URL(endpoint).port));
    line.#server.listen(0, HOST);
    await once(line.#server, 'listening');
    return line;
  }

  /** What the browser takes for the endpoint. */
  get url(): string {
    return `http://${HOST}:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks what is open; new connections come through. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing comes through any more, and nobody is told so: a sleeping device, a dead radio. */
  silence(): void {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** New connections come through; the silent ones are broken. */
  resume(): void {
    this.#isSilent = false;
    this.cut();
  }

  /** Another process at the end of it. */
  leadTo(endpoint: string): void {
    this.#port = Number(new URL(endpoint).port);
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  #carry(socket: Socket): void {
    const far = connect(this.#port, HOST);
    for (const [end, other] of [
      [socket, far],
      [far, socket],
    ] as const) {
      this.#sockets.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        this.#sockets.delete(end);
        other.destroy();
      });
      end.pipe(other);
      if (this.#isSilent) end.unpipe(other).pause();
    }
  }
}
