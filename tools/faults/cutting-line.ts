import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

export interface CuttingLine {
  /** Without a slash at the end. */
  readonly url: string;
  readonly cuts: number;
  /** What went up the line, headers and all. */
  readonly sentBytes: number;
  close(): void;
}

/**
 * A line to a server on this machine that breaks each time so many bytes have gone up it.
 *
 * @param distance How many bytes the line lasts until the next cut; asked anew after each.
 */
export async function cuttingLine(
  server: string,
  most: number,
  distance: () => number,
): Promise<CuttingLine> {
  const { hostname, port } = new URL(server);
  const line = { cuts: 0, sentBytes: 0 };
  let next = distance();
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const side of [near, far]) side.on('error', cut).on('close', cut);
    far.pipe(near);
    near.on('data', (bytes) => {
      line.sentBytes += bytes.length;
      if (line.cuts < most && line.sentBytes >= next) {
        line.cuts += 1;
        next = line.sentBytes + distance();
        // Bytes that were under way are lost with it.
        return cut();
      }
      if (!far.write(bytes)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get cuts() {
      return line.cuts;
    },
    get sentBytes() {
      return line.sentBytes;
    },
    close: () => proxy.close(),
  };
}
