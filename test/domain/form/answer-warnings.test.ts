import { expect } from 'chai';
import { writeAnswer, type Answers } from '../../../src/domain/form/answers.ts';
import { answerWarnings } from '../../../src/domain/form/answer-warnings.ts';
import { formDefinition, personAnswers } from '../../support/form-definition.ts';

const definition = formDefinition();

function warnings(pointer: string, value: unknown, answers: Answers = personAnswers) {
  return answerWarnings(definition, writeAnswer(answers, pointer, value)).map((issue) => {
    expect(issue.warning).to.equal(true);
    return [issue.pointer, issue.reason.kind === 'identity' && issue.reason.warning];
  });
}

describe('answerWarnings', () => {
  it('has nothing to say when all fits', () => {
    expect(answerWarnings(definition, personAnswers)).to.deep.equal([]);
    expect(answerWarnings(definition, {})).to.deep.equal([]);
  });

  it('compares the number with the birth date and sex beside it', () => {
    expect(warnings('/applicant/born', '1996-03-08')).to.deep.equal([['/applicant/number', 'birth-year']]);
    expect(warnings('/applicant/sex', 'MALE')).to.deep.equal([['/applicant/number', 'sex']]);
    expect(warnings('/applicant/sex', 'OTHER')).to.deep.equal([]);
    expect(warnings('/applicant/sex', undefined)).to.deep.equal([]);
    expect(warnings('/applicant/born', 'không nhớ')).to.deep.equal([]);
    expect(warnings('/applicant/born', 1995)).to.deep.equal([]);
  });

  it('looks at numbers that stand alone, for themselves', () => {
    expect(warnings('/members/0/number', '123456789')).to.deep.equal([['/members/0/number', 'legacy']]);
    expect(warnings('/members/0/number', '999090000001')).to.deep.equal([['/members/0/number', 'province']]);
    expect(warnings('/members/0/number', '12345')).to.deep.equal([]);
    expect(
      warnings('/members/0/adult', false, writeAnswer(personAnswers, '/members/0/number', '123456789')),
    ).to.deep.equal([]);
  });
});
