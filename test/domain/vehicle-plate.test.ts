import { expect } from 'chai';
import * as fc from 'fast-check';
import { readVehiclePlate } from '../../src/domain/vehicle-plate.ts';

describe('readVehiclePlate', () => {
  it('brings a plate into its normal form', () => {
    const cases: [string, string][] = [
      ['29A-12345', '29A-123.45'],
      ['30A-123.45', '30A-123.45'],
      ['29a 123 45', '29A-123.45'],
      ['29A–123.45', '29A-123.45'],
      ['29S1-371.94', '29S1-371.94'],
      ['29-S1 371.94', '29S1-371.94'],
      ['29S137194', '29S1-371.94'],
      ['29AA-123.45', '29AA-123.45'],
      ['29AA12345', '29AA-123.45'],
      ['51LD-123.45', '51LD-123.45'],
      ['29mđ1-123.45', '29MĐ1-123.45'],
      ['29A-1234', '29A-1234'],
      [' ２９Ａ－１２３．４５ ', '29A-123.45'],
    ];
    for (const [text, plate] of cases) expect(readVehiclePlate(text), text).to.equal(plate);
  });

  it('believes the dash or the space where digits alone could be read two ways', () => {
    expect(readVehiclePlate('29S1-1234')).to.equal('29S1-1234');
    expect(readVehiclePlate('29S1 1234')).to.equal('29S1-1234');
    expect(readVehiclePlate('29-S1 1234')).to.equal('29S1-1234');
    expect(readVehiclePlate('29S11234')).to.equal('29S-112.34');
  });

  it('refuses what is no civil plate', () => {
    for (const text of [
      '',
      '29A',
      '29-123.45',
      'A29-123.45',
      '09A-123.45',
      '29A-123',
      '29A-123.456',
      '29ABC-123.45',
    ]) {
      expect(readVehiclePlate(text), text).to.equal(undefined);
    }
    expect(readVehiclePlate('TĐ-12-34')).to.equal(undefined);
    expect(readVehiclePlate('80-291-NG-01')).to.equal(undefined);
  });

  it('reads its own form back', () => {
    const plate = fc.stringMatching(/^[1-9]\d[A-ZĐ]{1,2}\d?-(\d{3}\.\d{2}|\d{4})$/);
    fc.assert(
      fc.property(plate, (text) => {
        expect(readVehiclePlate(text)).to.equal(text);
      }),
    );
  });
});
