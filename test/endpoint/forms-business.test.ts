import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeCharges } from '../../src/domain/form/charges.ts';
import { writeAnswer } from '../../src/domain/form/answers.ts';
import { fieldsOf } from '../support/form-checks.ts';
import { readForm, readWorkedAnswers } from '../support/form-source.ts';
import { describeForm } from '../support/form-suite.ts';

/** Police, business registration, and the form that tests and benchmarks fill in. */
for (const code of ['3.000333', '3.000347', '1.012575', '1.001612', 'sandbox/9.000100'])
  await describeForm(code);

test('the test form asks a hundred questions in ten steps, of every kind', async () => {
  const form = await readForm('sandbox/9.000100');
  const fields = fieldsOf(form);
  assert.equal(fields.length, 100);
  assert.deepEqual(
    form.layout.steps.map(({ sections }) => sections.flatMap((section) => section.fields).length),
    Array.from({ length: 10 }, () => 10),
  );
  assert.deepEqual([...new Set(fields.map(({ kind }) => kind))].toSorted(), KINDS);
  assert.ok(fields.filter(({ visibleWhen }) => visibleWhen).length >= 10);
});

/** What the worked answers cost with some of them changed. */
async function total(code: string, change: Readonly<Record<string, unknown>>, sameProvince?: boolean) {
  const [form, worked] = await Promise.all([readForm(code), readWorkedAnswers(code)]);
  const answers = Object.entries(change).reduce(
    (changed, [pointer, value]) => writeAnswer(changed, pointer, value),
    worked.answers,
  );
  const delivery = sameProvince === undefined ? 'DESK' : 'POST';
  return computeCharges(form, { answers, delivery, ...(sameProvince === undefined ? {} : { sameProvince }) })
    .total;
}

test('a criminal record costs by who asks and how many are asked for', async () => {
  const cost = (feeGroup: string, copies: number) =>
    total('3.000333', { '/request/feeGroup': feeGroup, '/request/copies': copies });
  assert.equal(await cost('STANDARD', 1), 200_000);
  assert.equal(await cost('STANDARD', 2), 200_000);
  assert.equal(await cost('STANDARD', 3), 205_000);
  assert.equal(await cost('MERIT', 3), 105_000);
  assert.equal(await cost('ELDERLY', 5), 0);
});

test('postage differs by province', async () => {
  assert.equal(await total('3.000347', {}, true), 135_000 + 26_000);
  assert.equal(await total('3.000347', {}, false), 135_000 + 31_000);
});

test('a number plate costs by kind and place, and one charge applies', async () => {
  const cost = (kind: string, province: string, ward: string) =>
    total('1.012575', {
      '/vehicle/kind': kind,
      '/owner/residence': { province, ward, detail: 'Số 1 phố Thí Dụ' },
    });
  assert.equal(await cost('PASSENGER_TO_9', '79', '25747'), 14_000_000);
  assert.equal(await cost('PASSENGER_TO_9', '79', '26732'), 140_000, 'a special zone');
  assert.equal(await cost('PASSENGER_TO_9', '92', '31120'), 140_000);
  assert.equal(await cost('LORRY', '01', '00004'), 350_000);
  assert.equal(await cost('MOTORCYCLE', '92', '31120'), 100_000);
  const { charges } = await readForm('1.012575');
  const due = charges.filter(({ type }) => type.code === 'CHARGE');
  assert.equal(due.length, 12);
});

const KINDS = [
  'address',
  'choice',
  'date',
  'email',
  'file',
  'group',
  'identityNumber',
  'longText',
  'money',
  'multiChoice',
  'number',
  'personName',
  'phone',
  'plate',
  'socialInsuranceNumber',
  'taxCode',
  'text',
  'yesNo',
];
