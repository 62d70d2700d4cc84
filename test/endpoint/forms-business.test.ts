import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from '../support/form-checks.ts';
import { readForm } from '../support/form-source.ts';
import { describeForm } from '../support/form-suite.ts';

/** Criminal records, at the provincial police; and the form tests and benchmarks fill in. */
for (const code of ['3.000333', '3.000347', '1.012575', '1.001612', 'sandbox/9.000100']) await describeForm(code);

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
