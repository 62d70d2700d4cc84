import { expect } from 'chai';
import { forgetWantedDossier, wantedBill } from '../../../src/widgets/payment-button/wanted-bill.ts';

const pageBefore = location.href;
const NOTHING = { dossier: '', billKind: '', billNumber: '' };

function visit(dossier: string): void {
  const address = new URL(pageBefore);
  address.searchParams.set('dvc-dossier', dossier);
  history.replaceState(null, '', address);
}

describe('what a payment tag is about', () => {
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('is what it names', () => {
    expect(wantedBill({ ...NOTHING, billKind: 'POSTAGE', billNumber: ' TD1 ' })).to.deep.equal({
      kind: 'POSTAGE',
      number: 'TD1',
    });
    expect(wantedBill({ ...NOTHING, dossier: 'H18-1' })).to.deep.equal({ kind: 'DOSSIER', number: 'H18-1' });
    expect(wantedBill({ ...NOTHING, billKind: 'DOSSIER', billNumber: 'H18-1' })).to.deep.equal({
      kind: 'DOSSIER',
      number: 'H18-1',
    });
    expect(wantedBill({ ...NOTHING, billNumber: '7' })).to.deep.equal({ kind: undefined, number: '7' });
    expect(wantedBill(NOTHING)).to.deep.equal({ kind: undefined, number: undefined });
  });

  it('is the dossier of the address where it names none, and never for another kind of bill', () => {
    visit('H18-2');
    expect(wantedBill(NOTHING)).to.deep.equal({ kind: 'DOSSIER', number: 'H18-2' });
    expect(wantedBill({ ...NOTHING, billKind: 'DOSSIER' }).number).to.equal('H18-2');
    expect(wantedBill({ ...NOTHING, dossier: 'H18-1' }).number).to.equal('H18-1');
    expect(wantedBill({ ...NOTHING, billKind: 'POSTAGE' })).to.deep.equal({
      kind: 'POSTAGE',
      number: undefined,
    });
    forgetWantedDossier();
    expect(wantedBill(NOTHING).number).to.equal(undefined);
  });

  it('is never longer than any number', () => {
    expect(wantedBill({ ...NOTHING, billNumber: '9'.repeat(5_000) }).number).to.have.length(60);
  });
});
