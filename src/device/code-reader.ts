import { GLANCE, openDecoder, SEARCH, type CodeDecoder } from './code-decoder.ts';

/** `missing`: there is none; `refused`: by the person or the page's rules; `busy`: another program holds it. */
export type CameraTrouble = 'missing' | 'refused' | 'busy' | 'unsupported';

export class CameraError extends Error {
  override readonly name = 'CameraError';
  readonly kind: CameraTrouble;

  constructor(kind: CameraTrouble, options?: ErrorOptions) {
    super(`camera: ${kind}`, options);
    this.kind = kind;
  }
}

/** The text of the square code in a picture, read on this device; `undefined` when none is found. */
export async function readCodeFromPicture(picture: Blob): Promise<string | undefined> {
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(picture);
    const decode = await openDecoder();
    return (await decode(bitmap, GLANCE)) ?? (await decode(bitmap, SEARCH));
  } catch {
    return undefined;
  } finally {
    bitmap?.close();
  }
}

const PAUSE_MILLISECONDS = 160;

const KINDS: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Looks through the camera for a square code. Pictures are read on this device and kept nowhere. */
export class CodeCamera {
  #video: HTMLVideoElement | undefined;
  #found: (text: string) => boolean = () => true;
  #failed: (error: CameraError) => void = () => undefined;
  #stream: MediaStream | undefined;
  /** Each start and stop makes what an earlier one set going void. */
  #turn = 0;
  #lastLook = 0;
  #lastText: string | undefined;

  /**
   * Resolves when the camera shows its picture in `video`, rejects with a `CameraError`. `found` hears each
   * text once while it is held before the camera, and says whether it was the one; then the camera is
   * released. `failed` hears when the camera does not come back after the page was hidden.
   */
  async start(
    video: HTMLVideoElement,
    found: (text: string) => boolean,
    failed?: (error: CameraError) => void,
  ): Promise<void> {
    this.stop();
    this.#video = video;
    this.#found = found;
    this.#failed = failed ?? (() => undefined);
    document.addEventListener('visibilitychange', this.#followVisibility);
    await this.#open(video);
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#followVisibility);
    this.#release();
    this.#video = undefined;
    this.#lastText = undefined;
  }

  async #open(video: HTMLVideoElement): Promise<void> {
    const turn = (this.#turn += 1);
    let stream: MediaStream | undefined;
    try {
      const opening = openDecoder();
      // Its failure is heard below, after the camera's, which says more.
      opening.catch(() => undefined);
      stream = await openCamera();
      const decode = await opening;
      if (turn !== this.#turn) return release(stream);
      this.#stream = stream;
      for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#lose(turn));
      await show(stream, video);
      if (turn === this.#turn) this.#nextLook(turn, video, decode);
    } catch (error) {
      release(stream);
      if (turn !== this.#turn) return;
      this.stop();
      throw error instanceof CameraError ? error : new CameraError('unsupported', { cause: error });
    }
  }

  #release(): void {
    this.#turn += 1;
    release(this.#stream);
    this.#stream = undefined;
    if (this.#video) this.#video.srcObject = null;
  }

  /** Another program took the camera, or it was unplugged. */
  #lose(turn: number): void {
    if (turn !== this.#turn || document.hidden) return;
    this.stop();
    this.#failed(new CameraError('busy'));
  }

  readonly #followVisibility = (): void => {
    const video = this.#video;
    if (!video) return;
    if (document.hidden) this.#release();
    else if (!this.#stream) this.#open(video).catch((error: CameraError) => this.#failed(error));
  };

  #nextLook(turn: number, video: HTMLVideoElement, decode: CodeDecoder): void {
    const look = () => void this.#look(turn, video, decode);
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(look);
    else requestAnimationFrame(look);
  }

  async #look(turn: number, video: HTMLVideoElement, decode: CodeDecoder): Promise<void> {
    if (turn !== this.#turn) return;
    if (performance.now() - this.#lastLook >= PAUSE_MILLISECONDS) {
      const text = await decode(video, GLANCE).catch(() => undefined);
      if (turn !== this.#turn) return;
      this.#lastLook = performance.now();
      const isNew = text !== undefined && text !== '' && text !== this.#lastText;
      if (isNew) {
        this.#lastText = text;
        if (this.#found(text)) return this.stop();
        if (turn !== this.#turn) return;
      }
    }
    this.#nextLook(turn, video, decode);
  }
}

async function openCamera(): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) throw new CameraError('unsupported');
  try {
    return await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } },
    });
  } catch (error) {
    const kind = error instanceof Error || error instanceof DOMException ? KINDS[error.name] : undefined;
    throw new CameraError(kind ?? 'unsupported', { cause: error });
  }
}

async function show(stream: MediaStream, video: HTMLVideoElement): Promise<void> {
  // iOS would otherwise open its full-screen player, or wait for a touch.
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
}

function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
