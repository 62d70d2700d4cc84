/** What a simulated agency hands out: one page, by its looks and words a sample. */
export interface ResultPage {
  readonly title: string;
  readonly lines: readonly string[];
}

const TITLE_SIZE = 18;
const LINE_SIZE = 11;
const LEADING = 20;
const LEFT = 72;
const TOP = 740;

/** A PDF without fonts of its own: the standard ones have no Vietnamese letters, so the marks are left out. */
export function resultDocument({ title, lines }: ResultPage): Uint8Array {
  const content = [
    `BT /F1 ${TITLE_SIZE} Tf ${LEFT} ${TOP} Td (${plain(title)}) Tj ET`,
    ...lines.map(
      (line, index) =>
        `BT /F1 ${LINE_SIZE} Tf ${LEFT} ${TOP - 2 * LEADING - index * LEADING} Td (${plain(line)}) Tj ET`,
    ),
  ].join('\n');
  return new TextEncoder().encode(
    withObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  );
}

/** ASCII alone, so that an offset in characters is one in bytes. */
function withObjects(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  return `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[^ -~]/g, '?')
    .replaceAll(/[\\()]/g, String.raw`\$&`);
}
