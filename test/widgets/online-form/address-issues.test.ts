import { expect } from 'chai';
import type { AddressAnswer, FormDefinition } from '../../../src/contract/form.ts';
import { shownFields } from '../../../src/domain/form/shown-fields.ts';
import { createCheck } from '../../../src/widgets/online-form/checking.ts';
import { emptyForm } from '../../../src/widgets/online-form/filled-form.ts';
import { ANSWERS } from '../../../src/fields/shown-issue.ts';
import { shortForm } from '../../support/short-form.ts';

const address = {
  type: 'object',
  required: ['province', 'ward', 'detail'],
  properties: {
    province: { type: 'string', pattern: '^\\d{2}$', maxLength: 2 },
    ward: { type: 'string', pattern: '^\\d{5}$', maxLength: 5 },
    detail: { type: 'string', minLength: 1, maxLength: 20 },
  },
};

const definition = shortForm({
  schema: { type: 'object', required: ['home'], properties: { home: address } },
  layout: {
    steps: [
      {
        id: 'home',
        title: 'Nơi ở',
        sections: [{ id: 'home', fields: [{ pointer: '/home', kind: 'address', label: 'Nơi ở' }] }],
      },
    ],
  },
});

/** What is said of these answers, by place. */
function said(form: FormDefinition, answers: object, receiving: AddressAnswer = {}): Record<string, string> {
  const filled = { ...emptyForm(form.version), answers: { ...answers }, receiving };
  const fieldAt = (place: string) =>
    shownFields(form, filled.answers).find(({ pointer }) => place.startsWith(ANSWERS + pointer));
  const issues = createCheck(form)(filled, fieldAt);
  return Object.fromEntries(issues.map(({ place, text }) => [place, text]));
}

describe('what is said of an address', () => {
  it('asks for all of it when there is nothing', () => {
    expect(said(definition, {})['/answers/home']).to.equal('Xin điền địa chỉ này');
  });

  it('asks for each part that is missing', () => {
    const words = said(definition, { home: { province: '01' } });
    expect(words['/answers/home/ward']).to.equal('Xin chọn phường, xã trong danh sách');
    expect(words['/answers/home/detail']).to.equal('Xin ghi số nhà, đường hoặc thôn');
  });

  it('asks to choose a place that was typed, rather than to write less', () => {
    const words = said(definition, { home: { province: 'Hà Nội', ward: 'Ba Đình', detail: 'Số 1' } });
    expect(words['/answers/home/province']).to.equal('Xin chọn tỉnh, thành phố trong danh sách');
    expect(words['/answers/home/ward']).to.equal('Xin chọn phường, xã trong danh sách');
  });

  it('says how long the rest may be', () => {
    const words = said(definition, { home: { province: '01', ward: '00004', detail: 'Số 1 '.repeat(5) } });
    expect(words['/answers/home/detail']).to.equal('Xin viết ngắn lại, nhiều nhất 20 ký tự');
  });

  it('takes no typed text for the place to file in', () => {
    const form = shortForm({ receivingLevel: 'WARD' });
    expect(said(form, {}, { province: 'Hà Nội' })['/receiving']).to.equal(
      'Xin chọn tỉnh, thành phố nơi nộp hồ sơ',
    );
    expect(said(form, {}, { province: '01', ward: 'Ba Đình' })['/receiving']).to.equal(
      'Xin chọn xã, phường nơi nộp hồ sơ',
    );
    expect(said(form, {}, { province: '01', ward: '00004' })['/receiving']).to.equal(undefined);
  });
});
