import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProcedureList, SuggestionList } from '../../src/contract/index.ts';
import { catalogueFile, getJson, startForTest } from './support.ts';

let number = 0;

function line(name: string, more: object = {}): object {
  number += 1;
  return {
    code: `1.${String(number).padStart(6, '0')}`,
    name,
    administrativeLevel: 'Cấp tỉnh',
    category: 'Lĩnh vực thử',
    subjectTypes: ['Công dân Việt Nam'],
    ministry: 'bo-tu-phap',
    methods: [],
    ...more,
  };
}

const online = [
  { submissionMethod: 'ONLINE', processingTime: 3, processingTimeUnit: 'WORKING_DAY', text: 'Miễn phí' },
];

const catalogue = [
  line('Thủ tục cấp mã vùng trồng'),
  line('Cấp giấy cho má phanh'),
  line('Thủ tục cấp ma trận mẫu'),
  line('Thủ tục đăng ký khai sinh', { administrativeLevel: 'Cấp xã', category: 'Hộ tịch', methods: online }),
  line('Thủ tục đăng ký khai sinh lưu động', { administrativeLevel: 'Cấp xã', category: 'Hộ tịch' }),
  line('Đăng ký lại khai sinh có yếu tố nước ngoài', { category: 'Hộ tịch' }),
  line('Khai báo việc sinh hoạt, đăng tin và ký tên'),
  line('Công nhận hòa giải viên', { category: 'Hòa giải' }),
  line('Đổi giấy phép lái xe', { ministry: 'bo-cong-an', methods: online }),
  line('Việc thuộc lĩnh vực giám định', { category: 'Giám định tư pháp', ministry: 'bo-cong-an' }),
  line('Việc chỉ nhắc trong nội dung', { steps: 'Nộp kèm kết quả của giám định tư pháp và xin mã số.' }),
  line('Bổ nhiệm người làm giám định tư pháp'),
  line('Việc của riêng Thanh Hóa', { code: '1.900001.H56' }),
  line('Việc của riêng Bình Dương', { code: '1.900002.000.00.00.H09' }),
  line('Việc của riêng Thành phố Hồ Chí Minh', { code: '1.900003.H29' }),
  line('Việc của cấp bộ', { administrativeLevel: 'Cấp bộ', subjectTypes: ['Doanh nghiệp'] }),
  line('Xin cấp phép nuôi ong & <b>thử</b> "dấu" 100%_', { subjectTypes: ['Doanh nghiệp', 'Hợp tác xã'] }),
];

const endpoint = await startForTest({ catalogue: await catalogueFile(catalogue) });

function address(path: string, parameters: Record<string, string>): string {
  return `${endpoint.url}${path}?${new URLSearchParams(parameters)}`;
}

const search = (q: string, more: Record<string, string> = {}) =>
  getJson<ProcedureList>(address('/procedures', { q, ...more }));
const list = (parameters: Record<string, string>) =>
  getJson<ProcedureList>(address('/procedures', parameters));
const names = (found: { items: readonly { name: string }[] }) => found.items.map((item) => item.name);
const first = async (q: string) => names(await search(q))[0];
const refused = async (parameters: Record<string, string>) => {
  const response = await fetch(address('/procedures', parameters));
  return { status: response.status, problem: (await response.json()) as { type: string; errors: unknown[] } };
};

describe('order of results', () => {
  test('exactly the tones typed stand first', async () => {
    assert.equal(await first('mã'), 'Thủ tục cấp mã vùng trồng');
    assert.equal(await first('má'), 'Cấp giấy cho má phanh');
    assert.equal((await search('má')).items.length >= 3, true, 'the other tones follow');
  });

  test('without marks every tone is found', async () => {
    const found = names(await search('ma')).slice(0, 3);
    assert.deepEqual(
      found.toSorted(),
      names({ items: catalogue.slice(0, 3) as { name: string }[] }).toSorted(),
    );
  });

  const birth = 'Thủ tục đăng ký khai sinh';
  for (const q of [
    'dang ky khai sinh',
    'đăng ký khai sinh',
    'đăng ký khai sinh'.normalize('NFD'),
    'DANG KY KHAI SINH',
    'dang ki khai sinh',
    'đăng kí khai sinh',
    'dang ky kai sinh',
    'dang ky khai sihn',
    'dkks',
    'đkks',
    'khai sinh',
    'thủ tục đăng ký khai sinh',
    'dang ky khai si',
    '  dang   ky  khai  sinh  ',
    '😀 khai sinh',
    '1.000004',
    '1000004',
    '000004',
  ])
    test(`finds the plain procedure first: ${q}`, async () => assert.equal(await first(q), birth));

  test('both placements of a tone are one word', async () => {
    assert.equal(await first('hoà giải'), 'Công nhận hòa giải viên');
    assert.equal(await first('hòa giải'), 'Công nhận hòa giải viên');
  });

  test('title before category before text', async () => {
    assert.deepEqual(names(await search('giám định tư pháp')), [
      'Bổ nhiệm người làm giám định tư pháp',
      'Việc thuộc lĩnh vực giám định',
      'Việc chỉ nhắc trong nội dung',
    ]);
  });

  test('every word before some words', async () => {
    const found = names(await search('đăng ký lại khai sinh'));
    assert.equal(found[0], 'Đăng ký lại khai sinh có yếu tố nước ngoài');
    assert.equal(found.includes(birth), true);
  });

  test('initials of a title are prefixes of longer ones too', async () => {
    assert.deepEqual(names(await search('dkks')), [birth, 'Thủ tục đăng ký khai sinh lưu động']);
  });

  test('a text without a word finds nothing, and no text finds everything', async () => {
    for (const q of ['!!!', '%', '_', "'", '😀', '--', '漢字']) assert.equal((await search(q)).total, 0, q);
    for (const q of ['', '   ']) assert.equal((await search(q)).total, catalogue.length, JSON.stringify(q));
  });

  test('wildcards and operators are only characters', async () => {
    for (const q of [
      "'; drop table procedures; --",
      '100%_',
      'a & | ! <-> (',
      'khai:* sinh',
      String.raw`\ ' "`,
    ])
      assert.equal(typeof (await search(q)).total, 'number', q);
    assert.equal(await first('100%_'), 'Xin cấp phép nuôi ong & <b>thử</b> "dấu" 100%_');
  });

  test('the longest text allowed is answered, a longer one refused', async () => {
    assert.equal((await search('a '.repeat(99).trim())).total >= 0, true);
    assert.equal((await search('khai sinh '.repeat(20).slice(0, 200))).total >= 0, true);
    assert.equal((await refused({ q: 'x'.repeat(201) })).status, 400);
  });
});

describe('marks in results', () => {
  const texts = (name: string, ranges: readonly (readonly number[])[]) =>
    ranges.map(([start, end]) => name.slice(start, end));
  const marks = async (q: string) => {
    const [item] = (await search(q)).items;
    return item ? texts(item.name, item.highlights.name) : [];
  };

  test('the phrase, or the words, or what was meant', async () => {
    assert.deepEqual(await marks('khai sinh'), ['khai sinh']);
    assert.deepEqual(await marks('khai dang ky sinh'), ['đăng ký khai sinh']);
    assert.deepEqual(await marks('dkks'), ['đ', 'k', 'k', 's']);
    assert.deepEqual(await marks('dang ky kai sinh'), ['đăng ký khai sinh']);
  });

  test('an excerpt where the title says nothing', async () => {
    const found = await search('giám định tư pháp');
    const excerpt = found.items.at(-1)?.excerpt;
    assert.ok(excerpt);
    assert.deepEqual(texts(excerpt.text, excerpt.highlights), ['giám định tư pháp']);
    assert.equal(found.items[0]?.excerpt, undefined);
  });
});

describe('filters and counts', () => {
  test('each facet is counted with every filter but its own', async () => {
    const all = await list({});
    assert.equal(all.total, catalogue.length);
    const filtered = await list({ subject: 'ENTERPRISE' });
    assert.equal(filtered.total, 2);
    const subjects = new Map(filtered.facets.subject.map((value) => [value.code, value.count]));
    assert.equal(subjects.get('CITIZEN'), catalogue.length - 2, 'its own filter does not count');
    assert.equal(subjects.get('COOPERATIVE'), 1);
    assert.equal(
      filtered.facets.agency.reduce((sum, value) => sum + value.count, 0),
      2,
      'the others do',
    );
  });

  test('several codes of one filter mean any, several filters mean all', async () => {
    assert.equal((await list({ subject: 'ENTERPRISE,CITIZEN' })).total, catalogue.length);
    assert.equal((await list({ subject: 'CITIZEN', agency: 'G01', level: '3' })).total, 1);
    assert.equal((await list({ subject: 'CITIZEN', agency: 'G01', level: '1' })).total, 1);
    assert.equal((await list({ category: 'ho-tich', level: '3,4' })).total, 1);
    assert.equal((await list({ lifeEvent: 'YOUNG_CHILDREN' })).total, 3);
  });

  test('a chosen value stays in its facet when nothing is left of it', async () => {
    const found = await list({ q: 'giấy phép lái xe', subject: 'COOPERATIVE' });
    assert.equal(found.total, 0);
    assert.deepEqual(
      found.facets.subject.find((value) => value.code === 'COOPERATIVE'),
      { code: 'COOPERATIVE', label: 'Hợp tác xã', count: 0 },
    );
  });

  test('a province and its wards keep what is carried out there', async () => {
    const thanhHoa = names(await list({ unit: '38', limit: '50' }));
    assert.equal(thanhHoa.includes('Việc của riêng Thanh Hóa'), true);
    assert.equal(thanhHoa.includes('Việc của riêng Bình Dương'), false);
    assert.equal(thanhHoa.includes('Việc của cấp bộ'), false);
    assert.equal(thanhHoa.includes('Thủ tục đăng ký khai sinh'), true);
    const merged = names(await list({ unit: '79', limit: '50' }));
    assert.equal(merged.includes('Việc của riêng Bình Dương'), true, 'merged into Hồ Chí Minh City');
    assert.equal(merged.includes('Việc của riêng Thành phố Hồ Chí Minh'), true);
    assert.deepEqual(names(await list({ unit: '00004' })).toSorted(), [
      'Thủ tục đăng ký khai sinh',
      'Thủ tục đăng ký khai sinh lưu động',
    ]);
  });

  test('an agency keeps what it published', async () => {
    assert.equal((await list({ unit: 'G01' })).total, 2);
    assert.deepEqual(names(await list({ unit: 'H56' })), ['Việc của riêng Thanh Hóa']);
    assert.equal((await list({ unit: 'G18' })).total, 0);
  });

  test('an unknown unit is named as the wrong parameter', async () => {
    for (const unit of ['99', '99999', 'G99', 'H64', 'Hà Nội', '1'])
      assert.deepEqual(
        (await refused({ unit })).problem.errors.map((error) => (error as { parameter: string }).parameter),
        ['unit'],
      );
  });
});

describe('pages', () => {
  test('every record once, in the same order, whatever the page size', async () => {
    for (const q of ['', 'viec', 'ma']) {
      const whole = await list({ q, limit: '50' });
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ q, limit: '3', ...(cursor && { cursor }) });
        paged.push(...page.items.map((item) => item.code));
        assert.equal(page.total, whole.total);
        cursor = page.nextCursor;
      } while (cursor);
      assert.deepEqual(
        paged,
        whole.items.map((item) => item.code),
        q,
      );
    }
  });

  test('a cursor belongs to its text and filters', async () => {
    const { nextCursor = '' } = await list({ limit: '3' });
    assert.notEqual(nextCursor, '');
    const wrong: Record<string, string>[] = [
      { q: 'khai' },
      { subject: 'CITIZEN' },
      { unit: '38' },
      { cursor: 'x' },
      { cursor: Buffer.from('["a",1]').toString('base64url') },
    ];
    for (const other of wrong) {
      const { status, problem } = await refused({ limit: '3', cursor: nextCursor, ...other });
      assert.equal(status, 400);
      assert.equal(problem.type, 'urn:dvc:problem:invalid-cursor');
    }
    assert.equal((await list({ limit: '5', cursor: nextCursor })).items.length, 5);
  });
});

describe('suggestions', () => {
  const suggest = (q: string, more = {}) =>
    getJson<SuggestionList>(address('/procedures/suggestions', { q, ...more }));

  test('complete an unfinished last word', async () => {
    for (const q of ['dang ky k', 'đăng ký kh', 'khai si', 'dang ky khai sin', 'dkk'])
      assert.equal(names(await suggest(q))[0], 'Thủ tục đăng ký khai sinh', q);
    const [item] = (await suggest('khai si')).items;
    assert.deepEqual(item?.highlights.name, [[16, 23]]);
  });

  test('eight at most, none for a text without a word', async () => {
    assert.equal((await suggest('v')).items.length <= 8, true);
    assert.deepEqual((await suggest('?')).items, []);
    assert.deepEqual((await suggest('')).items, []);
    assert.equal((await fetch(`${endpoint.url}/procedures/suggestions`)).status, 400);
  });

  test('keep to the unit', async () => {
    assert.deepEqual(names(await suggest('viec cua rieng', { unit: '38' })), ['Việc của riêng Thanh Hóa']);
  });
});
