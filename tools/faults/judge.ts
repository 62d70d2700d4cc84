/** The measure: what the pages say, against what the endpoint holds. */

export interface FiledDossier {
  readonly code: string;
  readonly draft: string;
  /** SHA-256 of each. */
  readonly papers: readonly string[];
}

/** What a page says, as far as it concerns whether the dossier is filed. */
export type Said =
  /** It is filed. */
  | { readonly kind: 'receipt'; readonly code: string }
  /** It is not filed: a refusal, or a form that can still be sent. */
  | { readonly kind: 'not-filed' }
  /** It is on its way, or nobody knows: whatever is true, the page has not denied it. */
  | { readonly kind: 'open' };

export interface Evidence {
  /** What each page says at the end. */
  readonly said: readonly Said[];
  readonly dossiers: readonly FiledDossier[];
  /** SHA-256 of the paper the person chose. */
  readonly paper: string | undefined;
  /** Codes some page has shown at some time. */
  readonly shown: readonly string[];
  /** How often a page said "not filed" at a moment when the dossier was. */
  readonly denials: number;
  /** The longest time a page had nothing to say but that it is busy, in seconds of the page. */
  readonly silence: number;
}

export interface Verdict {
  readonly accepted: boolean;
  readonly refused: boolean;
  readonly lost: boolean;
  readonly duplicate: boolean;
  readonly falseSent: boolean;
  readonly stuck: boolean;
}

/** A page with a spinner has this long to say why, in seconds. */
export const LONGEST_SILENCE = 30;

export function judge({ said, dossiers, paper, shown, denials, silence }: Evidence): Verdict {
  const filed = new Set(dossiers.map(({ code }) => code));
  const [first] = dossiers;
  const denied = denials > 0 || (filed.size > 0 && said.some(({ kind }) => kind === 'not-filed'));
  const withoutPaper = first !== undefined && paper !== undefined && !first.papers.includes(paper);
  return {
    accepted: said.length > 0 && said.every(({ kind }) => kind === 'receipt'),
    refused: said.some(({ kind }) => kind === 'not-filed'),
    lost: denied || withoutPaper,
    duplicate: dossiers.length > 1,
    falseSent: shown.some((code) => !filed.has(code)),
    stuck: silence > LONGEST_SILENCE || said.some(({ kind }) => kind === 'open'),
  };
}
