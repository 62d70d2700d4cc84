import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { beforeEach, describe, test } from 'node:test';
import pino from 'pino';
import { dossiers } from '../../endpoint/db/schema/dossiers.ts';
import { trackingTokens } from '../../endpoint/db/schema/following.ts';
import { REQUEST_BYTES } from '../../endpoint/services/description.ts';
import { getUploads } from './filing-uploads.ts';
import {
  file,
  FRIDAY,
  HOME,
  ledgerOf,
  problemOf,
  receiptOf,
  refusedPlaces,
  sample,
  smallForm,
  startFiling,
  upload,
} from './filing-support.ts';
import { rawRequest } from './support.ts';

const ministry = {
  ...smallForm(),
  procedureCode: '1.000656',
  receivingLevel: 'MINISTRY',
  receivingAgency: {
    code: 'G15',
    name: { vi: 'Cục Hành chính tư pháp, Bộ Tư pháp', en: 'Ministry of Justice' },
  },
  dossierAgency: 'G15',
  processing: undefined,
};

const { applicant: person } = ministry.schema['properties'] as { applicant: { required: string[] } };
person.required.push('spouse');

const log: string[] = [];
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log.push(chunk.toString());
    done();
  },
});
const endpoint = await startFiling({ forms: [smallForm(), ministry], logger: pino({}, sink) });
const { url, store } = endpoint;

const applicant = { name: 'Nguyễn Văn Mẫu', birthDate: '1990-05-01', home: HOME, married: false };
const married = { ...applicant, married: true, spouse: 'Trần Thị Thí Dụ' };

async function kept(code: string): Promise<typeof dossiers.$inferSelect> {
  const row = (await store.database.select().from(dossiers)).find((one) => one.code === code);
  assert.ok(row, code);
  return row;
}

beforeEach(async () => {
  endpoint.setTime(FRIDAY);
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

describe('a dossier that is accepted', () => {
  test('has a receipt with everything people need', async () => {
    const answers = { applicant, members: [{ name: 'Lê Văn Mẫu', sex: 'MALE' }], copies: 2 };
    const answer = await file(url, sample({ answers }));
    const { trackingToken, lookupCode, ...receipt } = receiptOf(answer);
    assert.deepEqual(receipt, {
      code: 'H26-261120-0001',
      procedureCode: '1.001193',
      procedureName: 'Thủ tục mẫu',
      receiver: { name: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội', hotline: '1800 1096' },
      receivedAt: '2026-11-20T09:30:00+07:00',
      // Tuesday 24 November is a holiday.
      dueAt: '2026-11-26T09:30:00+07:00',
      charges: [
        {
          id: 'copies',
          label: 'Bản sao',
          type: { code: 'FEE', label: 'Phí' },
          amount: 8_000,
          quantity: 2,
          total: 16_000,
        },
      ],
      total: 16_000,
      delivery: { code: 'DESK', label: 'Tại bộ phận một cửa' },
      next: ['Cán bộ kiểm tra hồ sơ.'],
    });
    assert.match(trackingToken, /^[\w-]{43}$/);
    assert.match(lookupCode ?? '', /^[0-9A-HJKMNP-TV-Z]{12}$/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['content-language'], 'vi');
    assert.equal(answer.headers['access-control-allow-origin'], '*');
  });

  test('is labelled in the language asked for', async () => {
    const answer = await file(url, sample(), { headers: { 'Accept-Language': 'en' } });
    const receipt = receiptOf(answer);
    assert.equal(receipt.receiver.name, 'People’s Committee, phường Ba Đình, thành phố Hà Nội');
    assert.deepEqual(receipt.next, ['An official looks at it.']);
    assert.equal(answer.headers['content-language'], 'en');
  });

  test('is kept whole, its token and its look-up code only as digests', async () => {
    const { code, trackingToken, lookupCode = '' } = receiptOf(await file(url, sample()));
    const row = await kept(code);
    assert.deepEqual(row.answers, { applicant });
    const [token] = await store.database.select().from(trackingTokens);
    const digest = createHash('sha256').update(trackingToken).digest('hex');
    const expiresAt = new Date(row.filedAt.getTime() + 24 * 3_600_000);
    assert.deepEqual(token, { digest, dossier: code, expiresAt });
    assert.equal(row.status, '1');
    assert.equal(JSON.stringify([row, token]).includes(trackingToken), false);
    assert.equal(JSON.stringify([row, token]).includes(lookupCode), false);
  });

  test('needs no answers of hidden fields, whatever the schema requires', async () => {
    const body = sample({ procedureCode: '1.000656', receivingUnit: undefined });
    receiptOf(await file(url, body));
    const answers = { applicant: { ...applicant, married: true } };
    const answer = await file(url, { ...body, draft: randomUUID(), answers });
    assert.deepEqual(refusedPlaces(answer), ['/answers/applicant/spouse', '/documents/marriage']);
  });

  test('holds no answers of hidden fields, and none nobody asked for', async () => {
    const answers = { applicant: { ...applicant, spouse: 'Trần Thị Thí Dụ', secret: 'x' }, other: 1 };
    const { code } = receiptOf(await file(url, sample({ answers })));
    assert.deepEqual((await kept(code)).answers, { applicant });
  });

  test('filed after the cut-off hour, counts as received the next working morning', async () => {
    endpoint.setTime('2026-11-20T15:01:00+07:00');
    const receipt = receiptOf(await file(url, sample()));
    assert.equal(receipt.code, 'H26-261120-0001');
    assert.equal(receipt.receivedAt, '2026-11-23T07:00:00+07:00');
    assert.equal(receipt.dueAt, '2026-11-26T17:00:00+07:00');
  });

  test('is numbered by the day in Viet Nam', async () => {
    endpoint.setTime('2026-11-20T17:30:00Z');
    assert.equal(receiptOf(await file(url, sample())).code, 'H26-261121-0001');
  });

  test('a merged province gives the code it had itself', async () => {
    const receipt = receiptOf(await file(url, sample({ receivingUnit: '07210' })));
    assert.equal(receipt.code, 'H05-261120-0001');
    assert.match(receipt.receiver.name, /, tỉnh Bắc Ninh$/);
  });

  test('a ministry needs no unit, gives its own code and here no time limit', async () => {
    const body = sample({ procedureCode: '1.000656', receivingUnit: undefined });
    const receipt = receiptOf(await file(url, body));
    assert.equal(receipt.code, 'G15-261120-0001');
    assert.equal(receipt.receiver.name, 'Cục Hành chính tư pháp, Bộ Tư pháp');
    assert.equal('dueAt' in receipt, false);
  });

  test('by post, with the postage of where it goes; what a desk does not need is not kept', async () => {
    const delivery = { id: 'POST', recipient: 'Nguyễn Văn Mẫu', phone: '0912345678', address: HOME };
    const near = receiptOf(await file(url, sample({ delivery })));
    assert.deepEqual([near.charges[0]?.id, near.total], ['postage-near', 20_000]);
    const address = { province: '24', ward: '07210', detail: 'Thôn Thí Dụ' };
    const far = receiptOf(await file(url, sample({ delivery: { ...delivery, address } })));
    assert.deepEqual([far.charges[0]?.id, far.total], ['postage-far', 30_000]);
    assert.deepEqual((await kept(far.code)).delivery, { ...delivery, address });
    const desk = receiptOf(await file(url, sample({ delivery: { ...delivery, id: 'DESK' } })));
    assert.deepEqual((await kept(desk.code)).delivery, { id: 'DESK' });
  });

  test('stands in the ledger without anything of the person, and leaves none in the log', async () => {
    const key = 'key-of-the-test-1';
    const { code } = receiptOf(await file(url, sample(), { key }));
    await file(url, sample({ answers: { applicant: { ...applicant, birthDate: 'Thí Dụ' } } }));
    const [entry, ...more] = await ledgerOf(url);
    assert.deepEqual(more, []);
    assert.deepEqual(
      { ...entry, key: undefined },
      {
        code,
        procedureCode: '1.001193',
        at: new Date(FRIDAY).toISOString(),
        uploads: 0,
        status: '1',
        version: 1,
        key: undefined,
      },
    );
    assert.match(entry?.key ?? '', /^[\da-f]{64}$/);
    assert.equal(
      log.some((line) => line.includes('submitDossier')),
      true,
    );
    assert.equal(
      log.some((line) => /Mẫu|Thí Dụ|key-of-the-test|H26-/.test(line)),
      false,
    );
  });

  test('text arrives in NFC', async () => {
    const answers = { applicant: { ...applicant, name: 'Nguyễn Văn Mẫu'.normalize('NFD') } };
    const { code } = receiptOf(await file(url, sample({ answers })));
    assert.deepEqual((await kept(code)).answers, { applicant });
  });
});

describe('papers', () => {
  test('become part of the dossier, those that are answers too', async () => {
    const draft = randomUUID();
    const [paper, photo] = [await upload(url, draft), await upload(url, draft)];
    const answer = await file(
      url,
      sample({
        draft,
        answers: { applicant: { ...married, papers: [photo] } },
        documents: [{ id: 'marriage', uploads: [paper] }],
      }),
    );
    const { code } = receiptOf(answer);
    assert.deepEqual((await kept(code)).documents, [{ id: 'marriage', uploads: [paper] }]);
    assert.deepEqual(await getUploads(store, draft), { [paper]: code, [photo]: code });
    assert.equal((await ledgerOf(url))[0]?.uploads, 2);
  });

  test('of papers the form does not have are refused', async () => {
    const documents = [{ id: 'nonsense', uploads: [randomUUID()] }];
    assert.deepEqual(refusedPlaces(await file(url, sample({ documents }))), ['/documents/0']);
  });

  test('of hidden documents are left aside', async () => {
    const draft = randomUUID();
    const paper = await upload(url, draft);
    const documents = [{ id: 'marriage', uploads: [paper] }];
    const { code } = receiptOf(await file(url, sample({ draft, documents })));
    assert.deepEqual((await kept(code)).documents, []);
    assert.deepEqual(await getUploads(store, draft), { [paper]: null });
  });

  const refused: [string, (draft: string) => Promise<string[]>, RegExp, string?][] = [
    ['none of a required one', () => Promise.resolve([]), /Cần đính kèm “Giấy chứng nhận kết hôn”/],
    ['unknown', () => Promise.resolve([randomUUID()]), /không còn trên hệ thống/],
    ['no id at all', () => Promise.resolve(['../x']), /không còn trên hệ thống/],
    ['of another draft', async () => [await upload(url, randomUUID())], /không còn trên hệ thống/],
    ['too large', async (draft) => [await upload(url, draft, 1_001)], /lớn quá/],
    [
      'the same twice',
      async (draft) => {
        const id = await upload(url, draft);
        return [id, id.toUpperCase()];
      },
      /hai lần/,
    ],
    [
      'too many',
      async (draft) => [await upload(url, draft), await upload(url, draft), await upload(url, draft)],
      /nhiều nhất 2 tệp/,
    ],
  ];
  for (const [name, uploads, words] of refused)
    test(`refused: ${name}`, async () => {
      const draft = randomUUID();
      const documents = [{ id: 'marriage', uploads: await uploads(draft) }];
      const answer = await file(url, sample({ draft, answers: { applicant: married }, documents }));
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual(refusedPlaces(answer), ['/documents/0']);
      assert.match(problemOf(answer).errors?.[0]?.detail ?? '', words);
      assert.deepEqual(await ledgerOf(url), []);
    });

  test('a required one that was not sent at all is named by its id', async () => {
    const answer = await file(url, sample({ answers: { applicant: married } }));
    assert.deepEqual(refusedPlaces(answer), ['/documents/marriage']);
  });

  test('refused: a draft that was filed before, under whatever key, with the code of its dossier', async () => {
    const draft = randomUUID();
    const body = sample({
      draft,
      answers: { applicant: married },
      documents: [{ id: 'marriage', uploads: [await upload(url, draft)] }],
    });
    const { code } = receiptOf(await file(url, body));
    for (const again of [body, { ...body, documents: [] }]) {
      const answer = await file(url, again);
      assert.equal(answer.status, 422);
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:draft-filed');
      assert.match(problemOf(answer).detail ?? '', new RegExp(code));
      assert.equal(problemOf(answer).dossier, code);
    }
  });

  test('a paper named twice has the files of both', async () => {
    const draft = randomUUID();
    const papers = [await upload(url, draft), await upload(url, draft)];
    const documents = papers.map((paper) => ({ id: 'marriage', uploads: [paper] }));
    const { code } = receiptOf(
      await file(url, sample({ draft, answers: { applicant: married }, documents })),
    );
    assert.deepEqual(
      await getUploads(store, draft),
      Object.fromEntries(papers.map((paper) => [paper, code])),
    );
  });

  test('a refusal takes no file over', async () => {
    const draft = randomUUID();
    const paper = await upload(url, draft);
    const documents = [{ id: 'marriage', uploads: [paper] }];
    const body = sample({ draft, answers: { applicant: married }, documents });
    assert.equal((await file(url, { ...body, consent: 'old' })).status, 422);
    assert.deepEqual(await getUploads(store, draft), { [paper]: null });
    receiptOf(await file(url, body));
  });
});

describe('a dossier that is refused', () => {
  test('hears everything at once, in the order of the form', async () => {
    const answer = await file(
      url,
      sample({
        receivingUnit: '01',
        consent: '2020',
        delivery: { id: 'POST', phone: '123', address: { province: '01', ward: '07210', detail: '' } },
        answers: {
          copies: 11,
          members: [{ name: 'Lê Văn Mẫu', sex: 'OTHER' }, {}],
          applicant: {
            birthDate: '2026-02-30',
            home: { province: '01', ward: '00001', detail: 'x' },
            married: true,
          },
        },
      }),
    );
    assert.equal(answer.status, 422);
    assert.equal(problemOf(answer).type, 'urn:dvc:problem:dossier-refused');
    assert.deepEqual(refusedPlaces(answer), [
      '/answers/applicant/name',
      '/answers/applicant/birthDate',
      '/answers/applicant/home/ward',
      '/answers/applicant/spouse',
      '/answers/members/0/sex',
      '/answers/members/1/name',
      '/answers/members/1/sex',
      '/answers/copies',
      '/documents/marriage',
      '/receivingUnit',
      '/delivery/recipient',
      '/delivery/phone',
      '/delivery/address/ward',
      '/delivery/address/detail',
      '/consent',
    ]);
    assert.deepEqual(await ledgerOf(url), []);
  });

  const applicantWith = (changes: object) => ({ answers: { applicant: { ...applicant, ...changes } } });
  const cases: [string, Parameters<typeof sample>[0], string, RegExp, RegExp][] = [
    ['no answers', { answers: {} }, '/answers/applicant/name', /Chưa điền/, /not been answered/],
    [
      'a rule',
      applicantWith({ birthDate: '2026-11-21' }),
      '/answers/applicant/birthDate',
      /sau hôm nay/,
      /after today/,
    ],
    [
      'an old ward',
      applicantWith({ home: { ...HOME, ward: '00001' } }),
      '/answers/applicant/home/ward',
      /trước ngày 1\/7\/2025/,
      /before 1 July 2025/,
    ],
    [
      'a ward of another province',
      applicantWith({ home: { ...HOME, ward: '07210' } }),
      '/answers/applicant/home/ward',
      /không có phường, xã này/,
      /has no such ward/,
    ],
    [
      'an old province',
      applicantWith({ home: { ...HOME, province: '02' } }),
      '/answers/applicant/home/province',
      /34 tỉnh/,
      /one of the 34/,
    ],
    ['no unit', { receivingUnit: undefined }, '/receivingUnit', /Chưa chọn nơi/, /Choose the office/],
    ['an unknown unit', { receivingUnit: '99999' }, '/receivingUnit', /không tiếp nhận/, /does not receive/],
    ['an unknown way', { delivery: { id: 'BIRD' } }, '/delivery/id', /cách nhận/, /how you want/],
    ['an old consent', { consent: '2020' }, '/consent', /Lời cam đoan/, /declaration/],
    [
      'no address',
      { delivery: { id: 'POST', recipient: 'Lê Mẫu', phone: '0912345678' } },
      '/delivery/address',
      /Chưa điền/,
      /not been answered/,
    ],
  ];
  for (const [name, changes, place, vi, en] of cases)
    test(`${name}: said in both languages`, async () => {
      for (const [language, words] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const answer = await file(url, sample(changes), { headers: { 'Accept-Language': language } });
        assert.equal(answer.status, 422, answer.text);
        const error = problemOf(answer).errors?.find(({ pointer }) => pointer === place);
        assert.match(error?.detail ?? '', words);
      }
    });

  test('a warning keeps nobody from filing', async () => {
    receiptOf(await file(url, sample(applicantWith({ birthDate: '2010-01-01' }))));
  });

  test('an answer given as something else is refused, not converted', async () => {
    const answer = await file(url, sample({ answers: { applicant, copies: '2' } }));
    assert.deepEqual(refusedPlaces(answer), ['/answers/copies']);
  });

  test('names from the prototype are no answers', async () => {
    const body = JSON.stringify(sample()).replace(
      '"married":false',
      '"married":false,"__proto__":{"spouse":"x"}',
    );
    const { code } = receiptOf(await file(url, body));
    assert.deepEqual((await kept(code)).answers, { applicant });
  });
});

describe('what is no dossier', () => {
  const nested = `${'['.repeat(30)}${']'.repeat(30)}`;
  const cases: [string, object | string, number, string, (string | undefined)?][] = [
    ['no JSON', '{"procedureCode":', 400, 'invalid-request'],
    ['a list', '[]', 400, 'invalid-request', ''],
    ['a field missing', { ...sample(), consent: undefined }, 400, 'invalid-request', '/consent'],
    ['a draft without a UUID', sample({ draft: 'x' }), 400, 'invalid-request', '/draft'],
    [
      'a character no database keeps',
      sample({ answers: { applicant: { name: 'a\0' } } }),
      400,
      'invalid-request',
      '/answers/applicant/name',
    ],
    [
      'half a character',
      JSON.stringify(sample({ consent: 'X' })).replace('"X"', '"\\ud800"'),
      400,
      'invalid-request',
      '/consent',
    ],
    [
      'nested too deep',
      JSON.stringify(sample({ consent: 'X' })).replace('"X"', nested),
      400,
      'invalid-request',
    ],
    ['too large', sample({ consent: 'x'.repeat(REQUEST_BYTES) }), 413, 'request-too-large'],
    ['a procedure without a form', sample({ procedureCode: '1.000656.H26' }), 404, 'procedure-not-found'],
    ['another version of the form', sample({ formVersion: '2026-10-01' }), 422, 'form-version-changed'],
  ];
  for (const [name, body, status, type, pointer] of cases)
    test(name, async () => {
      const answer = await file(url, body);
      assert.equal(answer.status, status, answer.text);
      assert.equal(problemOf(answer).type, `urn:dvc:problem:${type}`);
      if (pointer !== undefined) assert.deepEqual(refusedPlaces(answer), [pointer]);
      assert.deepEqual(await ledgerOf(url), []);
    });

  test('asked for with another method', async () => {
    const answer = await rawRequest(`${url}/dossiers`);
    assert.equal(answer.status, 405);
    assert.equal(answer.headers['allow'], 'POST, OPTIONS');
  });

  test('a page of any origin may send it, with its key', async () => {
    const { status, headers } = await rawRequest(`${url}/dossiers`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://tinh.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type, idempotency-key',
      },
    });
    assert.equal(status, 204);
    assert.match(String(headers['access-control-allow-methods']), /POST/);
    assert.match(String(headers['access-control-allow-headers']), /Content-Type, Idempotency-Key/);
  });
});
