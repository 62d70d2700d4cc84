import type { FormDefinition, IdentityCardTargets } from '../../contract/form.ts';
import { identityNumberWarnings, type Sex } from '../identity-number.ts';
import { readAnswer, type Answers } from './answers.ts';
import { visiblePart } from './shown-fields.ts';
import type { FieldIssue } from './validate.ts';

const SEXES: Readonly<Record<string, Sex>> = { MALE: 'male', FEMALE: 'female' };

/**
 * Identity numbers that do not fit the birth date and sex asked beside them, or that are unusual in
 * themselves. They may still be right: nobody is kept from filing.
 */
export function answerWarnings(definition: FormDefinition, answers: Answers): FieldIssue[] {
  const { fields, answers: given } = visiblePart(definition, answers);
  return fields
    .filter(({ field }) => field.kind === 'identityNumber')
    .flatMap(({ pointer, section: { identityCard } }) => {
      const number = readAnswer(given, pointer);
      const person = identityCard?.number === pointer ? personOf(identityCard, given) : {};
      const [warning] = typeof number === 'string' ? identityNumberWarnings(number, person) : [];
      return warning ? [{ pointer, warning: true, reason: { kind: 'identity', warning } } as const] : [];
    });
}

function personOf({ birthDate = '', sex = '' }: IdentityCardTargets, answers: Answers) {
  const born = readAnswer(answers, birthDate);
  const code = readAnswer(answers, sex);
  return {
    birthDate: typeof born === 'string' && /^\d{4}/.test(born) ? born : undefined,
    sex: typeof code === 'string' && Object.hasOwn(SEXES, code) ? SEXES[code] : undefined,
  };
}
