import { expect } from 'chai';
import { deliveryIssues, type GivenDelivery } from '../../../src/domain/form/delivery.ts';

const CHOICES = [
  { id: 'DESK', label: 'Tại bộ phận một cửa', needsAddress: false },
  { id: 'POST', label: 'Qua bưu điện', needsAddress: true },
];
const BY_POST: GivenDelivery = {
  id: 'POST',
  recipient: 'Nguyễn Văn Mẫu',
  phone: '0912345678',
  address: { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
};

/** What there is to mend, by place. */
function found(given: GivenDelivery): Record<string, string> {
  const issues = deliveryIssues(CHOICES, given);
  return Object.fromEntries(issues.map(({ pointer, reason }) => [pointer, reason.kind]));
}

describe('deliveryIssues', () => {
  it('has nothing to say of a result that will arrive', () => {
    expect(found(BY_POST)).to.deep.equal({});
    expect(found({ id: 'DESK' }), 'no address is needed').to.deep.equal({});
  });

  it('asks for a way that is offered', () => {
    expect(found({})).to.deep.equal({ '/delivery/id': 'required' });
    expect(found({ ...BY_POST, id: 'BIRD' })).to.deep.equal({ '/delivery/id': 'choice' });
  });

  it('asks for an address at once, and for half of one part by part', () => {
    const { address: _, ...nowhere } = BY_POST;
    const empty = { province: '', ward: '', detail: ' ' };
    for (const given of [nowhere, { ...BY_POST, address: {} }, { ...BY_POST, address: empty }])
      expect(found(given)).to.deep.equal({ '/delivery/address': 'required' });
    expect(found({ ...BY_POST, address: { province: '01', ward: 'Ba Đình' } })).to.deep.equal({
      '/delivery/address/ward': 'choice',
      '/delivery/address/detail': 'required',
    });
  });

  it('asks for a person and a number one can call', () => {
    expect(found({ ...BY_POST, recipient: 'Căn hộ 5', phone: '113' })).to.deep.equal({
      '/delivery/recipient': 'format',
      '/delivery/phone': 'format',
    });
    expect(found({ ...BY_POST, recipient: ' ', phone: '' })).to.deep.equal({
      '/delivery/recipient': 'required',
      '/delivery/phone': 'required',
    });
  });

  it('takes what fits on a label and no more', () => {
    const address = { ...BY_POST.address, detail: 'Đ'.repeat(200) };
    expect(found({ ...BY_POST, recipient: 'Ă'.repeat(100), address })).to.deep.equal({});
    const longer = { ...address, detail: 'Đ'.repeat(201) };
    expect(found({ ...BY_POST, recipient: 'Ă'.repeat(101), address: longer })).to.deep.equal({
      '/delivery/recipient': 'tooLong',
      '/delivery/address/detail': 'tooLong',
    });
  });
});
