import { type Answers, readAnswer } from '../../src/domain/form/answers.ts';
import { readPhoneNumber } from '../../src/domain/phone-number.ts';
import type { FormHandling } from '../forms/source.ts';
import type { KeptProofs } from './kept.ts';

/** What of the answers proves later on that the dossier is somebody's. */
export function proofsOf({ proof }: FormHandling, answers: Answers): KeptProofs {
  const given = (pointers: readonly string[], read: (text: string) => string | undefined) => {
    const found = pointers.map((pointer) => readAnswer(answers, pointer));
    const texts = found.map((answer) => (typeof answer === 'string' ? read(answer) : undefined));
    return [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[];
  };
  return { identity: given(proof.identity, readDigits), phone: given(proof.phone, readPhone) };
}

/** Identity numbers are typed with spaces and dots. Nothing that has other signs in it is one. */
export function readDigits(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s.\p{Pd}\p{Cf}]/gu, '');
  return /^\d+$/.test(digits) ? digits : undefined;
}

export function readPhone(text: string): string | undefined {
  const read = readPhoneNumber(text);
  return read.kind === 'malformed' ? undefined : read.number;
}
