import type { NamedCode } from '../../../src/contract/index.ts';
import { CENTRAL_AGENCIES } from '../agencies.ts';
import { codeFromLabel, type MetLabel } from '../source.ts';
import { VOCABULARIES, type VocabularyName, type VocabularyTerm } from '../vocabularies.ts';

/** Folder names of the records, with the agency's code where result codes of its records show it. */
const MINISTRIES: Readonly<Record<string, NamedCode>> = {
  'bo-cong-an': agency('G01'),
  'bo-nong-nghiep-mt': agency('G10'),
  'bo-tai-chinh': agency('G12'),
  'bo-tu-phap': agency('G15'),
  'bo-xay-dung': agency('G17'),
  'ngan-hang-nha-nuoc': agency('G19'),
  'toa-an-nhan-dan': { name: 'Tòa án nhân dân' },
};

function agency(code: string): NamedCode {
  return { code, name: CENTRAL_AGENCIES[code] ?? code };
}

/** An unknown folder keeps its name: still something people can filter by. */
export function agencyOf(ministry: string | undefined): NamedCode | undefined {
  return ministry === undefined || ministry === '' ? undefined : (MINISTRIES[ministry] ?? { name: ministry });
}

/** How the portal's pages word labels that the vocabularies word otherwise. */
const WORDINGS: Readonly<Record<string, string>> = {
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': 'ORGANISATION',
  'TTHC được giao luật quy định chi tiết': 'ASSIGNED_REGULATION',
};

export interface Labelled {
  readonly codes: string[];
  readonly met: MetLabel[];
}

/** Codes of labels; a label no vocabulary has is kept under a code made from it. */
export function codesOf(vocabulary: VocabularyName, labels: readonly string[]): Labelled {
  const known: readonly VocabularyTerm[] = VOCABULARIES[vocabulary];
  const codes: string[] = [];
  const met: MetLabel[] = [];
  for (const written of labels) {
    const label = written.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (label === '') continue;
    const code = WORDINGS[label] ?? known.find((term) => term.vi === label)?.code ?? codeFromLabel(label);
    if (!known.some((term) => term.code === code)) met.push({ vocabulary, code, label });
    if (!codes.includes(code)) codes.push(code);
  }
  return { codes, met };
}

/** Puts together what was cut at a comma inside brackets: "Tổ chức (không bao gồm doanh nghiệp", "HTX)". */
export function rejoinBrackets(pieces: readonly string[]): string[] {
  const whole: string[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    const isOpen = last !== undefined && last.split('(').length > last.split(')').length;
    if (isOpen) whole[whole.length - 1] = `${last}, ${piece.trim()}`;
    else whole.push(piece);
  }
  return whole;
}
