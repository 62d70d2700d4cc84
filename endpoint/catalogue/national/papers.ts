import type { CatalogueProcedure } from '../record.ts';
import { readable } from './texts.ts';

type Case = CatalogueProcedure['executionCases'][number];
type Paper = Case['profileComponents'][number];

/** Head of every table of papers. */
const HEAD = /Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng/;

/**
 * The last cell of a row: `1 bản chính`, `0 bản chính,1 bản sao`, `1 bản sao`. In the text of a row the same
 * words are followed by a space or a stop; at its end the next row follows at once.
 */
const QUANTITY = /(\d+) bản (?:chính(?:,(\d+) bản sao)?|sao)(?=$|\n|[^\s.,;:)/\]”"'’])/g;

/** Tables one after the other, each under the name of its case; `--` stands for no name. */
export function splitPapers(text: string | undefined): Case[] {
  const whole = readable(text);
  if (whole === undefined) return [];
  const [before = '', ...tables] = whole.split(HEAD);
  if (tables.length === 0) return [caseOf(undefined, [paper(before)])];
  const cases: Case[] = [];
  let name = before;
  for (const [index, table] of tables.entries()) {
    const isLast = index === tables.length - 1;
    const { papers, tail } = splitRows(table);
    // After the last row of a table comes the name of the next one.
    const rows = isLast && readable(tail) !== undefined ? [...papers, paper(tail)] : papers;
    cases.push(caseOf(name, rows));
    name = tail;
  }
  return cases.filter((one) => one.name !== undefined || one.profileComponents.length > 0);
}

function caseOf(written: string | undefined, profileComponents: Paper[]): Case {
  const name = written?.replace(/^[\s*+-]+/, '').replace(/[\s:]+$/, '');
  return { ...(name ? { name } : {}), profileComponents };
}

function splitRows(table: string): { papers: Paper[]; tail: string } {
  const papers: Paper[] = [];
  let start = 0;
  for (const match of table.matchAll(QUANTITY)) {
    const end = match.index + match[0].length;
    const row = table.slice(start, match.index);
    papers.push(rowOf(row, match, table.slice(start, end)));
    start = end;
  }
  return { papers, tail: table.slice(start) };
}

/** `…số 031 bản chính` may be form 03 and one original, or form 0 and 31: then the words stay as they are. */
function rowOf(row: string, [cell, first = '', copies]: RegExpExecArray, whole: string): Paper {
  const isClear = first.length === 1 && row.trim() !== '' && !/\d$/.test(row);
  if (!isClear) return paper(whole);
  const quantity = Number(first);
  return {
    name: row.trim(),
    ...(cell.includes('chính')
      ? { originalQty: quantity, copyQty: Number(copies ?? 0) }
      : { copyQty: quantity }),
    attachments: [],
  };
}

function paper(text: string): Paper {
  return { name: text.trim(), attachments: [] };
}
