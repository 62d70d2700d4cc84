import type { NamedCode } from '../../../src/contract/index.ts';
import type { CatalogueProcedure } from '../record.ts';
import { readable } from './texts.ts';

/**
 * `Mã: KQ.G15.000031`, `Mã: 000.00.00.G10-KQ0123`: behind the name of each result. What else a code may
 * look like is only certain at the end.
 */
const RESULT_CODE =
  /Mã: ?((?:KQ[.-]?[A-Z]\d{2}[.-]|TP-[A-Z]\d{2}\.|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-KQ)\d{4,6}(?:\d(?=$|\p{L}))?|\S+$)/gu;

export function splitResults(text: string | undefined): NamedCode[] {
  return splitBy(text ?? '', RESULT_CODE);
}

/** Items that each end with a code; what has none stays one item. */
function splitBy(text: string, pattern: RegExp): NamedCode[] {
  const items: NamedCode[] = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    const name = text.slice(start, match.index).trim();
    const code = match[1] ?? '';
    items.push({ code, name: name === '' ? code : name });
    start = match.index + match[0].length;
  }
  const rest = readable(text.slice(start));
  return rest === undefined ? items : [...items, { name: rest }];
}

const BASES_HEAD = /^Tên văn bản pháp lý\s*Mã văn bản/;

/** `123/2015/NĐ-CP`, `60/2014/QH13`, `66.7/2025/NQ-CP`, `20/2014/QĐ-TTg`, `601/QĐ-BTC`. */
const NUMBER = String.raw`\d+(?:\.\d+)?(?:/\d{4})?/(?:(?:UBTV)?QH\d{2}|[A-ZĐ]{1,8}(?:-[A-ZĐ]{1,8}g?){1,3})`;

/** The same where what follows begins with a small letter: only agencies whose short name is certain. */
const CERTAIN = String.raw`\d+(?:\.\d+)?(?:/\d{4})?/(?:(?:UBTV)?QH\d{2}|[A-ZĐ]{1,8}-(?:CP|TTg|BTC|BTP|BCA|BXD|NHNN|BGTVT|BNNMT|BNNPTNT|BTNMT|BYT|BKHĐT))`;

/** Words the names of legal acts begin with. */
const NAME_START =
  '(?:Nghị|Thông|Luật|Bộ|Pháp|Quyết|Quy|Hướng|Sửa|Về|Ban|Công|Chỉ|Hiệp|Văn|Bổ|Lệnh|Điều|Phê|NGHỊ|THÔNG|LUẬT|BỘ|QUYẾT|QUY|HƯỚNG|SỬA|VỀ|BAN)';

/**
 * The number of a legal act as the cell behind its name: glued to the last word of the name (or to the same
 * number at its end), and followed at once by the next name or by nothing. Within a name a number stands
 * between spaces.
 */
const BASIS_NUMBER = new RegExp(
  String.raw`(?<twice>${NUMBER})(?<again>\k<twice>)(?=$|\s|${NAME_START}|\p{Ll})|` +
    String.raw`(?<=[^\s\d/(.-])(?:${CERTAIN}(?=\p{Ll})|${NUMBER}(?=$|\s*${NAME_START}|\s*\n))|` +
    String.raw`(?<=[.)])${NUMBER}(?=$|\s*${NAME_START})`,
  'gu',
);

export function splitLegalBases(text: string | undefined): NamedCode[] {
  const whole = readable(text)?.replace(BASES_HEAD, '');
  if (whole === undefined || whole.trim() === '') return [];
  const items: NamedCode[] = [];
  let start = 0;
  for (const match of whole.matchAll(BASIS_NUMBER)) {
    const code = match.groups?.['again'] ?? match[0];
    const end = match.index + match[0].length;
    const name = whole.slice(start, end - code.length).trim();
    items.push({ code, name: name === '' ? code : name });
    start = end;
  }
  const rest = readable(whole.slice(start));
  return rest === undefined ? items : [...items, { name: rest }];
}

type Step = CatalogueProcedure['executionSteps'][number];

/** `Bước 1: …` at the beginning of a line. */
const STEP = /^[ \t]*[-+*]?[ \t]*(Bước[ \t]+(\d+))[ \t]*[:.][ \t]*/gmu;

/** One step for each "Bước 1, 2, 3 …" in order; any other text is one step. */
export function splitSteps(text: string | undefined): Step[] {
  const whole = readable(text);
  if (whole === undefined) return [];
  const heads = [...whole.matchAll(STEP)];
  const counted = heads.every((head, index) => Number(head[2]) === index + 1);
  if (heads.length < 2 || !counted) return [{ description: whole }];
  const before = readable(whole.slice(0, heads[0]?.index));
  const steps = heads.map((head, index): Step => {
    const body = readable(whole.slice(head.index + head[0].length, heads[index + 1]?.index));
    return body === undefined ? { description: head[0].trim() } : { name: head[1] ?? '', description: body };
  });
  return before === undefined ? steps : [{ description: before }, ...steps];
}
