import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compose, type Notify, type Query, sign, verify } from '../../endpoint/payments/messages.ts';
import { readNotification } from '../../endpoint/payments/notification.ts';
import { bare, referenceIn } from '../../endpoint/simulation/payment-platform/content.ts';

const SECRET = 'known to both';
const access = { partner: 'DVC-THU', secret: SECRET };

const news = (change: object = {}) =>
  compose<Notify>({
    LoaiBanTin: 'NOTIFY',
    MaDoiTac: 'DVC-THU',
    MaThamChieu: 'TT-261121-000001',
    MaLoi: '00',
    MoTaLoi: 'Giao dịch thành công',
    MaTienTe: 'VND',
    SoTien: 16_000,
    MaGiaoDich: 'GD1',
    ThoiGianGD: '2026-11-21T05:00:00.000Z',
    ...change,
  });

function without(message: object, field: string): unknown {
  return JSON.parse(JSON.stringify({ ...message, [field]: undefined }));
}

describe('a signature', () => {
  const signed = sign(compose<Query>({ LoaiBanTin: 'QUERY', MaDoiTac: 'a', MaThamChieu: 'b|c' }), SECRET);

  test('is right in whatever order the fields come', () => {
    const turned = Object.fromEntries(Object.entries(signed).toReversed());
    assert.equal(verify(JSON.parse(JSON.stringify(turned)), SECRET), true);
  });

  const others: [string, unknown][] = [
    ['another secret', sign(signed, 'another')],
    ['a field changed', { ...signed, MaThamChieu: 'b' }],
    ['fields that read alike when joined', { ...signed, MaDoiTac: 'a|b', MaThamChieu: 'c' }],
    ['a field more', { ...signed, SoTien: 1 }],
    ['a field less', without(signed, 'PhienBan')],
    ['none', without(signed, 'MaXacThuc')],
    ['half of it', { ...signed, MaXacThuc: signed.MaXacThuc.slice(0, 32) }],
    ['no text', { ...signed, MaXacThuc: 5 }],
    ['nothing', null],
    ['a list', [signed]],
    ['nested deeper than a stack', { ...signed, a: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) }],
  ];
  for (const [name, message] of others)
    test(`is wrong: ${name}`, () => assert.equal(verify(message, SECRET), false));

  test('covers only what is sent', () => {
    const { MaXacThuc } = sign({ ...news(), MaGiaoDich: undefined }, SECRET);
    assert.match(MaXacThuc, /^[0-9a-f]{64}$/);
    assert.equal(verify(JSON.parse(JSON.stringify(sign({ a: 1, b: undefined }, SECRET))), SECRET), true);
  });
});

describe('a notification', () => {
  test('of money', () => {
    const read = readNotification(sign(news(), SECRET), access);
    assert.deepEqual(read.ok && read.notification.money, {
      transaction: 'GD1',
      amount: 16_000,
      at: new Date('2026-11-21T05:00:00Z'),
    });
  });

  test('of a refusal', () => {
    const read = readNotification(sign(news({ MaLoi: '24', MaGiaoDich: undefined }), SECRET), access);
    assert.deepEqual(read.ok && [read.notification.code, read.notification.money], ['24', undefined]);
  });

  const bad: [string, unknown, string][] = [
    ['unsigned', news(), '02'],
    ['of somebody else', sign(news({ MaDoiTac: 'khac' }), SECRET), '03'],
    ['of another kind', sign(news({ LoaiBanTin: 'QUERY' }), SECRET), '03'],
    ['of money without a number', sign(news({ MaGiaoDich: undefined }), SECRET), '03'],
    ['of a refusal with money', sign(news({ MaLoi: '51' }), SECRET), '03'],
    ['of half a đồng', sign(news({ SoTien: 0.5 }), SECRET), '03'],
    ['of nothing', sign(news({ SoTien: 0 }), SECRET), '03'],
    ['in other money', sign(news({ MaTienTe: 'USD' }), SECRET), '03'],
  ];
  for (const [name, body, code] of bad)
    test(`not believed: ${name}`, () =>
      assert.deepEqual(readNotification(body, access), { ok: false, code }));
});

describe('what a transfer is for', () => {
  const known = ['TT-261121-000001', 'TT-261121-000011', 'TT-261121-0000011'];
  const contents: [string, string | undefined][] = [
    ['TT261121000001', known[0]],
    ['tt-261121-000001', known[0]],
    ['MBVCB.5512.tt 261121 000001.CT tu 0011', known[0]],
    ['Nộp lệ phí TT 261121.000011', known[1]],
    ['TT2611210000011', known[2]],
    ['TT261121000001 va TT261121000011', undefined],
    ['TT261121000002', undefined],
    ['', undefined],
  ];
  for (const [content, reference] of contents)
    test(JSON.stringify(content), () => assert.equal(referenceIn(content, known), reference));

  test('letters with marks lose them', () => assert.equal(bare('Lệ phí 1/2'), 'LEPHI12'));
});
