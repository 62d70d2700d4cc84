import { encodeQR } from 'qr';

/** A photograph of a square code that says this. */
export async function pictureOf(text: string): Promise<File> {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 640 });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#eee';
  context.fillRect(0, 0, 640, 640);
  context.fillStyle = '#222';
  for (const [y, row] of rows.entries())
    for (const [x, dark] of row.entries()) if (dark) context.fillRect(x * 8, y * 8, 8, 8);
  const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/png'));
  return new File([blob!], 'the.png', { type: 'image/png' });
}

/** As if asking for the camera ended like this. */
export function cameraFailure(name: string) {
  return { getUserMedia: () => Promise.reject(new DOMException('', name)) };
}
