import { expect } from 'chai';
import { createFormValidator } from '../../../src/domain/form/validate.ts';
import { FORM_TODAY, formDefinition, personAnswers } from '../../support/form-definition.ts';
import { isRequiredNow } from '../../../src/domain/form/present-requirements.ts';

const form = formDefinition();
const applicant = personAnswers['applicant'] as Record<string, unknown>;
const { phone: _, ...withoutPhone } = applicant;

/** Written out, it would look like a promise to the linter. */
const branch = (name: 'then' | 'else', required: string[]) => ({ [name]: { required } });

function requires(answers: object, pointer: string): boolean {
  return createFormValidator(form, { today: FORM_TODAY }).requires(answers as typeof personAnswers, pointer);
}

describe('what has to be answered under the present answers', () => {
  it('is what always has to', () => {
    for (const pointer of ['/applicant/name', '/applicant/home/ward', '/kind', '/members/3/name'])
      expect(requires({}, pointer), pointer).to.equal(true);
    for (const pointer of ['/note', '/copies', '/applicant/email', '/nobody/asks'])
      expect(requires({}, pointer), pointer).to.equal(false);
  });

  it('is what another answer asks for, once it is given', () => {
    expect(requires({ applicant: withoutPhone }, '/applicant/phone')).to.equal(false);
    expect(requires({ applicant: { ...withoutPhone, email: 'a@vidu.vn' } }, '/applicant/phone')).to.equal(
      true,
    );
    expect(requires({ kind: 'PERSON' }, '/business')).to.equal(false);
    expect(requires({ kind: 'BUSINESS' }, '/business')).to.equal(true);
    const shop = (trades: string[]) => ({ kind: 'BUSINESS', business: { trades } });
    expect(requires(shop(['FOOD']), '/business/otherTrade')).to.equal(false);
    expect(requires(shop(['OTHER']), '/business/otherTrade')).to.equal(true);
  });

  it('is asked of each item of a group by itself', () => {
    const answers = { kind: 'PERSON', members: [{ adult: false }, { adult: true }] };
    expect([0, 1, 2].map((index) => requires(answers, `/members/${index}/number`))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('does not hang on what is not asked any more', () => {
    const answers = { kind: 'PERSON', business: { trades: ['OTHER'] } };
    expect(requires(answers, '/business/otherTrade')).to.equal(false);
  });

  it('looks at no condition that changes nothing', () => {
    const both = { if: {}, ...branch('then', ['a']), ...branch('else', ['a', 'b']) };
    const asked: unknown[] = [];
    const holds = (condition: unknown) => asked.push(condition) > 1;
    expect(isRequiredNow(both, ['a'], {}, holds)).to.equal(true);
    expect(isRequiredNow(both, ['c'], {}, holds)).to.equal(false);
    expect(asked).to.deep.equal([]);
    expect(isRequiredNow(both, ['b'], {}, holds), 'the condition does not hold').to.equal(true);
  });
});
