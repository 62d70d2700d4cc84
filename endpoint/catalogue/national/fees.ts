import type { CatalogueFee } from '../record.ts';
import { readable } from './texts.ts';

export interface FeesAndText {
  readonly fees: CatalogueFee[];
  readonly description: string | undefined;
}

/** `100,000 Việt Nam Đồng`, `50000 Đồng`, `135 VNĐ`, `9 USD`, `Miễn phí`: the cell the text begins with. */
const SUM = /^(\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?) ?(Việt Nam Đồng|VNĐ|VND|Đồng|USD|%)/;
const FREE = /^Miễn phí/;

/** What in brackets only says again that nothing is paid. */
const PLAINLY_FREE =
  /^(không|không có|không thu( phí| lệ phí)?|không mất phí|không phải nộp|miễn phí|0 ?đồng)[.;]?$/iu;

/** A sum below it is a sum in thousands whose zeros were left out, or not in đồng at all. */
const LEAST_SUM = 1_000;

/**
 * Takes apart the run-together text of one channel: the fee cells at its beginning, then the rest. A value
 * is given only where nothing in the whole text speaks against it; otherwise the cell's words stay as
 * the fee's description, so that people read what the source says.
 */
export function splitFees(text: string | undefined): FeesAndText {
  let rest = readable(text);
  const cells: Cell[] = [];
  for (let cell = rest === undefined ? undefined : takeCell(rest); cell; cell = takeCell(rest ?? '')) {
    cells.push(cell);
    rest = readable(cell.rest);
  }
  const sums = cells.flatMap((cell) => cell.value ?? []);
  return {
    fees: cells.map((cell) => feeOf(cell, rest ?? '', sums)),
    description: rest,
  };
}

/** `(a)`, `(ii)`, `(1.2)`: the beginning of the text behind the cell, not a note in it. */
const ENUMERATOR = /^\((?:[a-zđ]|[ivx]+|\d+(?:\.\d+)*)\)/u;

/** Whose council or committee sets the sum: then "free" in front only means that the portal has none. */
const SET_LOCALLY = /(?:do|theo) .{0,60}(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd).{0,40}quy định/iu;

interface Cell {
  /** The sum as it stands in front: `100,000 Việt Nam Đồng`. */
  readonly sum: string;
  readonly value: number | undefined;
  readonly note: string | undefined;
  readonly rest: string;
}

function takeCell(text: string): Cell | undefined {
  const free = FREE.exec(text);
  const sum = free ?? SUM.exec(text);
  if (!sum) return undefined;
  const after = text.slice(sum[0].length);
  const note = after.startsWith('(') && !ENUMERATOR.test(after) ? bracketed(after) : undefined;
  return {
    sum: sum[0],
    value: free ? 0 : valueOf(sum[1] ?? '', sum[2] ?? ''),
    note: note === undefined ? undefined : note.slice(1, -1).trim(),
    rest: after.slice(note?.length ?? 0),
  };
}

function valueOf(digits: string, currency: string): number | undefined {
  const value = Number(digits.replaceAll(',', ''));
  const isDong = currency !== 'USD' && currency !== '%';
  return isDong && Number.isSafeInteger(value) && value >= LEAST_SUM ? value : undefined;
}

/** The bracket a text begins with, up to the one that closes it; undefined when none does. */
function bracketed(text: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(0, at + 1);
  }
  return undefined;
}

const AMOUNT = /(\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?) ?(đồng|đ\b|vnđ|vnd|triệu|nghìn|ngàn|tỷ)?/giu;
const UNITS: Readonly<Record<string, number>> = { triệu: 1e6, nghìn: 1e3, ngàn: 1e3, tỷ: 1e9 };

/** Sums a text mentions: written with thousands separators, or with their unit. */
function amountsIn(text: string): number[] {
  return Array.from(text.matchAll(AMOUNT)).flatMap(([, digits = '', unit]) => {
    const grouped = /[.,]\d{3}$/.test(digits);
    if (!grouped && unit === undefined) return [];
    const factor = UNITS[unit?.toLowerCase() ?? ''] ?? 1;
    const plain = grouped ? digits.replace(/[.,]/g, '') : digits.replace(',', '.');
    return [Number(plain) * factor];
  });
}

/** "50 % of it until …", "free from … to …": the sum in front is not what everybody pays. */
const CONDITION = /\d ?%|miễn|giảm|bằng .{0,20}mức|từ ngày .{0,30}đến/iu;

function feeOf(cell: Cell, rest: string, sums: readonly number[]): CatalogueFee {
  const note = cell.note ?? '';
  const type = typeOf(`${cell.sum} ${note}`);
  const mentioned = [...amountsIn(note), ...amountsIn(rest)];
  const isPlain =
    cell.value === 0
      ? sums.length === 1 &&
        mentioned.length === 0 &&
        !SET_LOCALLY.test(rest) &&
        (note === '' || PLAINLY_FREE.test(note))
      : cell.value !== undefined &&
        !CONDITION.test(note) &&
        mentioned.every((amount) => amount === cell.value || sums.includes(amount));
  if (!isPlain) return { type, description: note === '' ? cell.sum : `${cell.sum} (${note})` };
  return { type, value: cell.value, ...(note !== '' && { description: note }) };
}

/** Lệ phí is a charge, phí a fee; a bare sum is called a fee, as people do. */
function typeOf(text: string): string {
  return /lệ phí/iu.test(text) && !/(?<!lệ )(?<!miễn )phí/iu.test(text) ? 'CHARGE' : 'FEE';
}
