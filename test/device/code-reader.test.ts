import { expect } from 'chai';
import { encodeQR } from 'qr';
import { CameraError, CodeCamera, readCodeFromPicture } from '../../src/device/code-reader.ts';
import { replace, setHidden } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const CARD = '001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Số 1, Phường Thí Dụ, Hà Nội|01072021';
const FOREIGN = 'https://example.com/menu';

/** A code in the middle of a grey picture, as large as is told. */
function drawCode(canvas: HTMLCanvasElement, text: string | undefined, module: number): void {
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#bbb';
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (text === undefined) return;
  const rows = encodeQR(text, 'raw', { border: 4 });
  const left = Math.round((canvas.width - rows.length * module) / 2);
  const top = Math.round((canvas.height - rows.length * module) / 2);
  for (const [y, row] of rows.entries())
    for (const [x, dark] of row.entries()) {
      context.fillStyle = dark ? '#222' : '#eee';
      context.fillRect(left + x * module, top + y * module, module, module);
    }
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas;
}

async function pictureOf(text: string | undefined, module = 6, width = 640, height = 480): Promise<Blob> {
  const canvas = canvasOf(width, height);
  drawCode(canvas, text, module);
  return (await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/jpeg', 0.8)))!;
}

function useDetector(formats: string[], detect: () => Promise<{ rawValue: string }[]>): void {
  class Detector {
    static getSupportedFormats = () => Promise.resolve(formats);
    detect = detect;
  }
  replace(globalThis, 'BarcodeDetector', Detector);
}

describe('readCodeFromPicture', () => {
  tidyAfterEach();

  it('reads Vietnamese text', async () => {
    expect(await readCodeFromPicture(await pictureOf(CARD))).to.equal(CARD);
  });

  it('reads a small code in a large photograph', async () => {
    expect(await readCodeFromPicture(await pictureOf(CARD, 4, 4_000, 3_000))).to.equal(CARD);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await readCodeFromPicture(await pictureOf(undefined))).to.equal(undefined);
    expect(await readCodeFromPicture(new Blob(['%PDF-1.7']))).to.equal(undefined);
  });

  it("asks the browser's own detector where it reads such codes", async () => {
    useDetector(['ean_13', 'qr_code'], () => Promise.resolve([{ rawValue: 'from the browser' }]));
    expect(await readCodeFromPicture(await pictureOf(CARD))).to.equal('from the browser');
  });

  it('reads by itself where the detector cannot, or breaks its promise', async () => {
    useDetector(['ean_13'], () => Promise.resolve([{ rawValue: 'wrong' }]));
    expect(await readCodeFromPicture(await pictureOf(CARD))).to.equal(CARD);
    useDetector(['qr_code'], () => Promise.reject(new DOMException('', 'NotSupportedError')));
    expect(await readCodeFromPicture(await pictureOf(CARD))).to.equal(CARD);
  });
});

/** A camera that films a canvas. */
class FakeCamera {
  readonly canvas = canvasOf(640, 480);
  readonly streams: MediaStream[] = [];
  readonly asked: unknown[] = [];
  /** Another program takes the camera. */
  lose: () => void = () => undefined;
  #text: string | undefined;

  constructor() {
    setHidden(false);
    replace(navigator, 'mediaDevices', {
      getUserMedia: async (constraints: unknown) => {
        this.asked.push(constraints);
        const stream = this.canvas.captureStream(30);
        this.streams.push(stream);
        // Firefox delivers no `ended` that a script makes.
        const listen = (type: string, listener: () => void) =>
          void (type === 'ended' && (this.lose = listener));
        replace(stream.getTracks()[0]!, 'addEventListener', listen);
        return stream;
      },
    });
    const film = () => {
      drawCode(this.canvas, this.#text, 6);
      if (this.canvas.width > 0) requestAnimationFrame(film);
    };
    film();
  }

  show(text: string | undefined): void {
    this.#text = text;
  }

  end(): void {
    this.canvas.width = 0;
  }

  get live(): number {
    return this.streams
      .flatMap((stream) => stream.getTracks())
      .filter(({ readyState }) => readyState === 'live').length;
  }
}

describe('CodeCamera', () => {
  tidyAfterEach();
  let camera: CodeCamera;
  let fake: FakeCamera | undefined;
  let video: HTMLVideoElement;

  beforeEach(() => {
    camera = new CodeCamera();
    video = document.createElement('video');
    document.body.append(video);
  });
  afterEach(() => {
    camera.stop();
    fake?.end();
    fake = undefined;
    video.remove();
  });

  function found(isDone: (text: string) => boolean): { texts: string[]; done: Promise<void> } {
    const texts: string[] = [];
    let finish: () => void;
    const done = new Promise<void>((resolve) => (finish = resolve));
    hear = (text) => {
      texts.push(text);
      if (!isDone(text)) return false;
      finish();
      return true;
    };
    return { texts, done };
  }
  let hear: (text: string) => boolean;

  it('reads a code held before it, and releases the camera', async () => {
    fake = new FakeCamera();
    const { texts, done } = found(() => true);
    await camera.start(video, hear);
    expect(fake.live).to.equal(1);
    expect(video.srcObject).to.equal(fake.streams[0]);
    fake.show(CARD);
    await done;
    expect(texts).to.deep.equal([CARD]);
    expect(fake.live).to.equal(0);
    expect(video.srcObject).to.equal(null);
    expect(fake.asked).to.deep.equal([
      { audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } } },
    ]);
  });

  it('says a foreign code once and goes on looking', async () => {
    fake = new FakeCamera();
    const seen = [FOREIGN, FOREIGN, FOREIGN, CARD];
    useDetector(['qr_code'], () => Promise.resolve([{ rawValue: seen.shift() ?? '' }]));
    const { texts, done } = found((text) => text === CARD);
    await camera.start(video, hear);
    await done;
    expect(texts).to.deep.equal([FOREIGN, CARD]);
  });

  it('releases the camera while the page is hidden, and takes it again', async () => {
    fake = new FakeCamera();
    const { done } = found(() => true);
    await camera.start(video, hear);
    setHidden(true);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(fake.live).to.equal(0);
    fake.show(CARD);
    setHidden(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await done;
    expect(fake.streams).to.have.length(2);
    expect(fake.live).to.equal(0);
  });

  it('says so when the camera does not come back', async () => {
    fake = new FakeCamera();
    let failed: (error: CameraError) => void = () => undefined;
    const failure = new Promise<CameraError>((resolve) => (failed = resolve));
    await camera.start(video, () => true, failed);
    setHidden(true);
    document.dispatchEvent(new Event('visibilitychange'));
    refuse('NotReadableError');
    setHidden(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect((await failure).kind).to.equal('busy');
  });

  it('says so when another program takes the camera', async () => {
    fake = new FakeCamera();
    let failed: (error: CameraError) => void = () => undefined;
    const failure = new Promise<CameraError>((resolve) => (failed = resolve));
    await camera.start(video, () => true, failed);
    fake.lose();
    expect((await failure).kind).to.equal('busy');
    expect(fake.live).to.equal(0);
  });

  it('releases a camera that comes after it was no longer wanted', async () => {
    fake = new FakeCamera();
    const starting = camera.start(video, () => true);
    camera.stop();
    await starting;
    expect(fake.streams).to.have.length(1);
    expect(fake.live).to.equal(0);
    expect(video.srcObject).to.equal(null);
  });

  function refuse(name: string): void {
    replace(navigator, 'mediaDevices', {
      getUserMedia: () => Promise.reject(new DOMException('', name)),
    });
  }

  async function kindOf(start: Promise<void>): Promise<string> {
    try {
      await start;
    } catch (error) {
      if (error instanceof CameraError) return error.kind;
      throw error;
    }
    return 'no error';
  }

  for (const [name, kind] of [
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'unsupported'],
  ] as const) {
    it(`takes ${name} for a camera that is ${kind}`, async () => {
      refuse(name);
      expect(await kindOf(camera.start(video, () => true))).to.equal(kind);
    });
  }

  it('is unsupported on a page without TLS', async () => {
    replace(navigator, 'mediaDevices', undefined);
    expect(await kindOf(camera.start(video, () => true))).to.equal('unsupported');
  });
});
