import { expect } from 'chai';
import fc from 'fast-check';
import { readVietQr, readVietQrFor, writeVietQr, type VietQr } from '../../src/domain/vietqr.ts';
import { anyCharacter } from '../support/any-character.ts';

/** Examples of NAPAS, "Technical Specifications on NAPAS QR Switching, Part IV" 1.5.2, with what they say. */
const OF_THE_SPECIFICATION: [payload: string, transfer: VietQr][] = [
  [
    '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
    { bin: '970403', service: 'QRIBFTTC', account: '9704031101234567' },
  ],
  [
    '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
    {
      bin: '970403',
      service: 'QRIBFTTA',
      account: '0011012345678',
      amount: 180_000,
      content: 'thanh toan don hang',
    },
  ],
];

/** As published by those who make such codes: github.com/duyquoc1508/napas-qr, github.com/sunary/vietqr. */
const OF_OTHERS: [payload: string, transfer: VietQr][] = [
  [
    '00020101021238530010A0000007270123000697041601092245284790208QRIBFTTA53037045405100005802VN62340107NPS68690819TRANSFER TO SOMEONE6304AC13',
    {
      bin: '970416',
      service: 'QRIBFTTA',
      account: '224528479',
      amount: 10_000,
      content: 'TRANSFER TO SOMEONE',
    },
  ],
  [
    '00020101021138510010A00000072701210006970407010797968680208QRIBFTTA53037045802VN62240820gen by sunary/vietqr6304BE74',
    { bin: '970407', service: 'QRIBFTTA', account: '9796868', content: 'gen by sunary/vietqr' },
  ],
];

const TRANSFER: VietQr = {
  bin: '999999',
  service: 'QRIBFTTA',
  account: '0000000042',
  amount: 900_000,
  content: 'TT261120000042',
};

const ascii = (from: number, to: number, first: string, rest = first) =>
  fc.stringMatching(new RegExp(`^${first}${rest}{${from},${to}}$`));

const transfers: fc.Arbitrary<VietQr> = fc
  .record(
    {
      bin: ascii(5, 5, String.raw`\d`),
      account: ascii(0, 18, '[0-9A-Za-z]'),
      amount: fc.integer({ min: 1, max: 9_999_999_999_999 }),
      content: fc.stringMatching(/^[!-~]([ -~]{0,23}[!-~])?$/),
    },
    { requiredKeys: ['bin', 'account'] },
  )
  .map((transfer) => ({ ...transfer, service: 'QRIBFTTA' }));

const cards: fc.Arbitrary<VietQr> = fc
  .record({ bin: ascii(5, 5, String.raw`\d`), account: ascii(11, 18, String.raw`\d`) })
  .map((card) => ({ ...card, service: 'QRIBFTTC' }));

function written(transfer: VietQr): string {
  const result = writeVietQr(transfer);
  if (result.kind === 'written') return result.payload;
  throw new Error(`${result.fault} ${result.place}`);
}

function refusal(result: ReturnType<typeof readVietQr> | ReturnType<typeof writeVietQr>): string {
  return result.kind === 'refused' ? `${result.fault} ${result.place}`.trim() : result.kind;
}

/** With the check sum that fits, however wrong the rest is. */
function signed(body: string): string {
  let sum = 0xffff;
  for (const character of `${body}6304`) {
    sum ^= character.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : sum << 1;
  }
  return `${body}6304${sum.toString(16).toUpperCase().padStart(4, '0')}`;
}

const PAYEE = '38540010A00000072701240006999999011000000000420208QRIBFTTA';

describe('readVietQr', () => {
  for (const [payload, transfer] of [...OF_THE_SPECIFICATION, ...OF_OTHERS]) {
    it(`reads the published ${payload.slice(-8)}`, () => {
      const isDynamic = payload.startsWith('000201010212');
      expect(readVietQr(payload)).to.deep.equal({ kind: 'read', transfer, isDynamic });
    });
  }

  it('says what is wrong, and where', () => {
    const good = written(TRANSFER);
    const cases: [payload: string, said: string][] = [
      ['', 'length'],
      [good.repeat(9), 'length'],
      [good.replace('VN', 'VỘ'), 'character'],
      [good.slice(0, -1), 'missing 63'],
      [good.replace('900000', '100000'), 'checksum 63'],
      [good.slice(0, -4) + good.slice(-4).toLowerCase(), 'checksum 63'],
      [signed(`000202010211${PAYEE}53037045802VN`), 'value 00'],
      [signed(`010211000201${PAYEE}53037045802VN`), 'value 00'],
      [signed(`000201010213${PAYEE}53037045802VN`), 'value 01'],
      [signed('00020101021153037045802VN'), 'missing 38'],
      [signed(`000201010211${PAYEE.replace('0727', '0728')}53037045802VN`), 'value 38/00'],
      [signed(`000201010211${PAYEE.replace('QRIBFTTA', 'QRCASHXX')}53037045802VN`), 'value 38/02'],
      [signed(`000201010211${PAYEE.replace('999999', '99999X')}53037045802VN`), 'value 38/01/00'],
      [signed(`000201010211${PAYEE.replace('0000000042', '00000 0042')}53037045802VN`), 'value 38/01/01'],
      [signed(`000201010211${PAYEE.replace('QRIBFTTA', 'QRIBFTTC')}53037045802VN`), 'value 38/01/01'],
      [signed(`000201010211${PAYEE.replace('0110', '0111')}53037045802VN`), 'length 38/01/01'],
      [signed(`000201010211${PAYEE}53038405802VN`), 'value 53'],
      [signed(`000201010211${PAYEE}5802VN`), 'missing 53'],
      [signed(`000201010211${PAYEE}53037045802TH`), 'value 58'],
      [signed(`000201010212${PAYEE}53037045406-900005802VN`), 'value 54'],
      [signed(`000201010212${PAYEE}530370454060900005802VN`), 'value 54'],
      [signed(`000201010212${PAYEE}53037045406900.505802VN`), 'value 54'],
      [signed(`000201010212${PAYEE}5303704540590,005802VN`), 'value 54'],
      [signed(`000201010212${PAYEE}530370454141234567890.0005802VN`), 'value 54'],
      [signed(`000201010212${PAYEE}5303704540690000054019802VN`), 'repeated 54'],
      [signed(`000201010212${PAYEE}53037045802VN6218081`), 'length 62'],
      [signed(`000201010212${PAYEE}53037045802VN62060899AB`), 'length 62/08'],
      [signed(`000201010212${PAYEE}53037045802VN6200`), 'length 62'],
    ];
    for (const [payload, said] of cases) expect(refusal(readVietQr(payload)), payload).to.equal(said);
  });

  it('reads a code that does not say how often it serves', () => {
    expect(readVietQr(signed(`000201${PAYEE}53037045802VN`))).to.deep.include({
      kind: 'read',
      isDynamic: false,
    });
  });

  it('reads a sum with a decimal mark, if nothing but noughts stands behind it', () => {
    for (const sum of ['900000.00', '900000.0', '900000.']) {
      const payload = signed(
        `000201010212${PAYEE}530370454${String(sum.length).padStart(2, '0')}${sum}5802VN`,
      );
      expect(readVietQr(payload), sum).to.have.nested.property('transfer.amount', 900_000);
    }
  });

  it('passes over what it does not know', () => {
    const named = signed(`000201010211${PAYEE}520493115303704540155802VN5907KHO BAC6005HANOI8004TEST`);
    expect(readVietQr(named)).to.deep.include({
      kind: 'read',
      transfer: { bin: '999999', service: 'QRIBFTTA', account: '0000000042', amount: 5 },
    });
  });

  /** Every payload that differs from this one in the character that stands there. */
  function* changesAt(payload: string, at: number): Generator<string> {
    for (let code = 0x20; code <= 0x7f; code += 1) {
      const other = String.fromCharCode(code);
      if (other !== payload[at]) yield payload.slice(0, at) + other + payload.slice(at + 1);
    }
  }

  it('catches every change of one character', () => {
    for (const payload of [written(TRANSFER), ...OF_THE_SPECIFICATION.map(([payload]) => payload)])
      for (let at = 0; at < payload.length; at += 1)
        for (const changed of changesAt(payload, at))
          if (readVietQr(changed).kind === 'read') throw new Error(`${changed}: ${at}`);
  });

  it('catches every change of any one character of any code', () => {
    fc.assert(
      fc.property(fc.oneof(transfers, cards), fc.nat(), (transfer, seed) => {
        const payload = written(transfer);
        for (const changed of changesAt(payload, seed % payload.length))
          if (readVietQr(changed).kind === 'read') throw new Error(changed);
      }),
    );
  });

  it('catches a character that is lost, doubled or in the place of its neighbour', () => {
    fc.assert(
      fc.property(transfers, fc.nat(), (transfer, seed) => {
        const payload = written(transfer);
        const at = seed % (payload.length - 1);
        const [one = '', next = ''] = payload.slice(at);
        const before = payload.slice(0, at);
        const after = payload.slice(at + 2);
        for (const changed of [before + one + after, before + next + one + after])
          if (changed !== payload) expect(readVietQr(changed).kind, changed).to.equal('refused');
      }),
    );
  });

  it('throws at nothing', () => {
    const garbage = fc.oneof(
      fc.string(),
      fc.string({ unit: anyCharacter }),
      ascii(0, 200, String.raw`\d`),
      ascii(0, 120, String.raw`\d`).map(signed),
      fc.string().map((text) => signed(`000201${text}`)),
      fc.string().map((text) => signed(`000201010211${PAYEE}${text}`)),
    );
    fc.assert(fc.property(garbage, (text) => ['read', 'refused'].includes(readVietQr(text).kind)));
  });
});

describe('writeVietQr', () => {
  it('writes the example of the specification', () => {
    for (const [payload, transfer] of OF_THE_SPECIFICATION.slice(0, 1))
      expect(written(transfer)).to.equal(payload);
  });

  it('writes what is read back', () => {
    fc.assert(
      fc.property(fc.oneof(transfers, cards), (transfer) => {
        expect(readVietQr(written(transfer))).to.deep.equal({
          kind: 'read',
          transfer,
          isDynamic: transfer.amount !== undefined,
        });
      }),
    );
  });

  it('refuses what cannot be carried, and says where it stands', () => {
    const cases: [change: Partial<VietQr>, said: string][] = [
      [{ content: 'Lệ phí' }, 'character 62/08'],
      [{ content: 'TT\n1' }, 'character 62/08'],
      [{ content: 'X'.repeat(26) }, 'length 62/08'],
      [{ content: '' }, 'value 62/08'],
      [{ content: ' TT' }, 'value 62/08'],
      [{ amount: 0 }, 'value 54'],
      [{ amount: -5 }, 'value 54'],
      [{ amount: 1.5 }, 'value 54'],
      [{ amount: Number.NaN }, 'value 54'],
      [{ amount: 1e21 }, 'value 54'],
      [{ amount: 10_000_000_000_000 }, 'value 54'],
      [{ bin: '97040' }, 'value 38/01/00'],
      [{ account: '' }, 'value 38/01/01'],
      [{ account: '12345678901234567890' }, 'value 38/01/01'],
      [{ account: '1 2' }, 'value 38/01/01'],
      [{ service: 'QRIBFTTC' }, 'value 38/01/01'],
      [{ service: 'QRPUSH' as 'QRIBFTTA' }, 'value 38/02'],
    ];
    for (const [change, said] of cases)
      expect(refusal(writeVietQr({ ...TRANSFER, ...change })), JSON.stringify(change)).to.equal(said);
  });
});

describe('readVietQrFor', () => {
  const payment = { amount: 900_000, reference: 'TT-261120-000042' };

  it('reads the code of this payment', () => {
    for (const content of ['TT261120000042', 'TT-261120-000042', 'Nop phat TT261120000042'])
      expect(readVietQrFor(written({ ...TRANSFER, content }), payment).kind).to.equal('read');
  });

  it('refuses another sum, another reference, and a code that is none', () => {
    const other = { ...TRANSFER, amount: 90_000 };
    expect(refusal(readVietQrFor(written(other), payment))).to.equal('value 54');
    const { amount: _, ...open } = TRANSFER;
    expect(refusal(readVietQrFor(written(open), payment))).to.equal('value 54');
    for (const content of ['TT261120000043', 'TT2611200000420', '1TT261120000042', 'TT 1'])
      expect(refusal(readVietQrFor(written({ ...TRANSFER, content }), payment))).to.equal('value 62/08');
    expect(refusal(readVietQrFor('TT261120000042', payment))).to.equal('missing 63');
  });
});
