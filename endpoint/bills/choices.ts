import type { Text } from '../dossiers/kept.ts';
import { type Choices, ChoiceError, type KeptChoice } from './bill-kind.ts';

export interface NumberChoice {
  readonly id: string;
  readonly label: Text;
  readonly help?: Text;
  readonly options: readonly number[];
  readonly usual: number;
  readonly say: (option: number) => Text;
}

/** A choice among numbers, and the one that was made. */
export function chooseNumber(
  choices: Choices,
  { id, label, help, options, usual, say }: NumberChoice,
): { readonly chosen: number; readonly choice: KeptChoice } {
  const written = choices[id];
  const chosen = written === undefined ? usual : options.find((option) => String(option) === written);
  if (chosen === undefined) throw new ChoiceError(id);
  return {
    chosen,
    choice: {
      id,
      label,
      ...(help && { help }),
      chosen: String(chosen),
      options: options.map((option) => ({ value: String(option), label: say(option) })),
    },
  };
}

/** What was chosen of things that are not offered would be left aside without a word. */
export function refuseOthers(choices: Choices, known: readonly string[] = []): void {
  const other = Object.keys(choices).find((id) => !known.includes(id));
  if (other !== undefined) throw new ChoiceError(other);
}
