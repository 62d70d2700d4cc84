/** Finds a square code (QR) in what can be drawn; `undefined` when there is none to be read. */
export type CodeDecoder = (source: CodeSource, effort?: Effort) => Promise<string | undefined>;

export interface Effort {
  /** What is larger is made so small before it is searched. */
  readonly longestSide: number;
  readonly milliseconds: number;
}

export type CodeSource = HTMLVideoElement | ImageBitmap;

/** Part of https://wicg.github.io/shape-detection-api/, which only some browsers have. */
interface NativeDetector {
  detect(source: CodeSource): Promise<readonly { readonly rawValue: string }[]>;
}
interface NativeDetectorClass {
  new (options: { formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** A frame is one of many: what is not found in this time may be found in the next. */
export const GLANCE: Effort = { longestSide: 1_280, milliseconds: 60 };
/** A photograph of a whole card or page, in which the code is a small part. */
export const SEARCH: Effort = { longestSide: 3_200, milliseconds: 1_500 };

/** The browser's own detector where it reads square codes, otherwise one that is loaded now (14 KB of brotli). */
export async function openDecoder(): Promise<CodeDecoder> {
  const native = await nativeDecoder();
  return native ?? ownDecoder();
}

async function nativeDecoder(): Promise<CodeDecoder | undefined> {
  const { BarcodeDetector: Detector } = globalThis as { BarcodeDetector?: NativeDetectorClass };
  try {
    if (!(await Detector?.getSupportedFormats())?.includes('qr_code')) return undefined;
    const detector = new Detector!({ formats: ['qr_code'] });
    let own: Promise<CodeDecoder> | undefined;
    return async (source, effort) => {
      try {
        if (!own) return (await detector.detect(source))[0]?.rawValue;
      } catch {
        // A phone without the maker's services promises formats and then reads none.
        own = ownDecoder();
      }
      return (await own!)(source, effort);
    };
  } catch {
    return undefined;
  }
}

async function ownDecoder(): Promise<CodeDecoder> {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  return async (source, { longestSide, milliseconds } = GLANCE) => {
    const image = pixelsOf(source, longestSide, canvas);
    if (!image) return undefined;
    try {
      return decodeQR(image, { timeLimit: milliseconds, effort: Infinity });
    } catch {
      // Its way of saying that there is no code.
      return undefined;
    }
  };
}

function pixelsOf(source: CodeSource, longestSide: number, canvas: HTMLCanvasElement): ImageData | undefined {
  const [width, height] =
    source instanceof HTMLVideoElement
      ? [source.videoWidth, source.videoHeight]
      : [source.width, source.height];
  const scale = Math.min(1, longestSide / Math.max(width, height));
  // Written only when they change: a canvas makes its memory anew each time.
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  if (across === 0 || down === 0) return undefined;
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, across, down);
  return context?.getImageData(0, 0, across, down);
}
