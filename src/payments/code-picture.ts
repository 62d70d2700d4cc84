import { encodeQR } from 'qr';

/** Modules of quiet ground around the code, and the side of a module in pixels. */
const BORDER = 4;
const MODULE = 12;

/** The code as a picture file, for a bank's app to read from the photographs. */
export async function codePicture(payload: string, name: string): Promise<File> {
  const rows = encodeQR(payload, 'raw', { ecc: 'medium', border: BORDER });
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = rows.length * MODULE;
  const drawing = canvas.getContext('2d')!;
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.fillStyle = '#000';
  rows.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) drawing.fillRect(x * MODULE, y * MODULE, MODULE, MODULE);
    }),
  );
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser draws no picture');
  return new File([blob], name, { type: 'image/png' });
}

/**
 * Hands the picture to the phone's own sheet, from which it goes to the photographs or to the bank's app; where
 * there is none, it is saved as a download.
 */
export async function savePicture(file: File): Promise<void> {
  const isPhone = matchMedia('(hover: none) and (pointer: coarse)').matches;
  if (isPhone && navigator.canShare?.({ files: [file] })) {
    try {
      return await navigator.share({ files: [file] });
    } catch (error) {
      // The sheet was put away: that is an answer.
      if ((error as Error).name === 'AbortError') return;
    }
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
