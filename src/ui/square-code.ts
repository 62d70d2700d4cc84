import { encodeQR } from 'qr';
import { html, svg, type TemplateResult } from 'lit';

/** Modules of quiet ground around the code, without which readers do not find it (ISO/IEC 18004). */
const BORDER = 4;

/** A text as a square code (QR) that paper and cameras carry on. Always dark on white, in every theme. */
export function squareCode(text: string, name: string): TemplateResult {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const dark = rows.map((row, y) => runs(row, y)).join('');
  return html`<svg
    class="square-code"
    viewBox="0 0 ${rows.length} ${rows.length}"
    role="img"
    aria-label=${name}
    shape-rendering="crispEdges"
  >
    ${svg`<rect width="100%" height="100%" fill="#fff" /><path d=${dark} fill="#000" />`}
  </svg>`;
}

/** One rectangle for each run of dark modules in a row. */
function runs(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x]) x += 1;
    if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
  }
  return path;
}
