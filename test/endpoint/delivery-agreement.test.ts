import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { checkDelivery } from '../../endpoint/dossiers/delivery.ts';
import type { Places } from '../../endpoint/dossiers/places.ts';
import type { GivenDelivery } from '../../src/domain/form/delivery.ts';
import { emptyForm } from '../../src/widgets/online-form/filled-form.ts';
import { ownIssues } from '../../src/widgets/online-form/own-issues.ts';
import { submissionBody } from '../../src/widgets/online-form/submission-body.ts';
import { formDefinition } from '../support/form-definition.ts';

const RUNS = 2000;
const LEAST_ACCEPTED = 0.05;
const definition = formDefinition();

const unit = { kind: '', name: 'Thí dụ', formerNames: [], search: '' };
const PLACES = new Map<string, object>([
  ['01', { ...unit, code: '01', level: 'PROVINCE', parent: null }],
  ['00004', { ...unit, code: '00004', level: 'WARD', parent: '01' }],
]) as unknown as Places;

const NAMES = [
  'Nguyễn Văn Mẫu',
  "H'Hen Thí Dụ",
  'Ɓoun',
  'A',
  'Căn hộ 5',
  'nguyen van mau',
  'Nguyễn  Văn',
  'Lê',
];
const text = (good: string, ...examples: string[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(good) },
    { weight: 4, arbitrary: fc.constantFrom(...examples) },
    { weight: 2, arbitrary: fc.constantFrom(undefined, '', ' ', '\u200b', 'x'.repeat(99), 'x'.repeat(101)) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 250 }) },
  );
const part = (code: string) =>
  fc.constantFrom(...Array<string>(16).fill(code), undefined, '', 'Hà Nội', `${code}0`);

/** As a draft may hold it: parts that were never filled in are not there. */
const deliveries = fc
  .record({
    id: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'DESK', 'BIRD', undefined),
    recipient: text('Trần Thị Thí Dụ', ...NAMES),
    phone: text('0912345678', '02438212345', '0912 345 678', '113', '+84912345678'),
    address: fc.option(
      fc.record({
        province: part('01'),
        ward: part('00004'),
        detail: text('Số 1 phố Thí Dụ', 'Thôn Thí Dụ', 'Đ'.repeat(200), 'Đ'.repeat(201)),
      }),
      { nil: undefined, freq: 8 },
    ),
  })
  .map((given) => JSON.parse(JSON.stringify(given)) as GivenDelivery);

/**
 * A person who was let through by the widget is not turned back by the endpoint, nor kept from filing by the
 * widget alone. Which wards there are only the endpoint knows; codes here are of real ones, or none.
 */
describe('widget and endpoint agree on how a result is to arrive', () => {
  test('in the same places', (context) => {
    let accepted = 0;
    fc.assert(
      fc.property(deliveries, (delivery) => {
        const form = { ...emptyForm(definition.version), delivery };
        const here = ownIssues(definition, form)
          .map(({ place }) => place)
          .filter((place) => place.startsWith('/delivery'));
        const sent = submissionBody(definition, form).delivery;
        const there = checkDelivery(definition, sent, PLACES).errors.map(({ pointer }) => pointer);
        assert.deepEqual(here.toSorted(), there.toSorted());
        if (here.length === 0 && sent.id === 'POST') accepted += 1;
      }),
      { numRuns: RUNS },
    );
    context.diagnostic(`${accepted} of ${RUNS} accepted with an address`);
    assert.ok(accepted >= RUNS * LEAST_ACCEPTED);
  });
});
