import { expect } from 'chai';
import type { FormDefinition } from '../../../src/contract/form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { findRole } from '../../support/accessible.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { unmountAll, until } from '../../support/mount.ts';
import { shortForm } from '../../support/short-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  fill,
  filledForm,
  keepDraft,
  openForm,
  receiptCode,
  says,
  startForm,
  tick,
  wordsOf,
} from '../../support/online-form.ts';

const FIRST = shortForm({ procedureName: 'Thủ tục thứ nhất' });
const SECOND = shortForm({ procedureCode: '1.000001', procedureName: 'Thủ tục thứ hai' });
const pageBefore = `${location.pathname}${location.search}`;

/** The host's own router leads to another procedure. */
function goTo(code: string): void {
  const address = new URL(location.href);
  address.searchParams.set('dvc-procedure', code);
  history.replaceState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

async function fileFrom(element: OnlineFormElement, note: string): Promise<void> {
  await click(element, 'Bắt đầu');
  await at(element, 'Yêu cầu');
  await fill(element, 'Ghi chú', note);
  await click(element, 'Tiếp tục');
  await at(element, 'Nhận kết quả và chi phí');
  await tick(element, 'Bản điện tử');
  await click(element, 'Tiếp tục');
  await at(element, 'Xem lại và gửi');
  await agreeAndSend(element);
}

/** One dossier is filed, of the procedure that the page's address names or the tag. */
async function filedFirst(by: 'address' | 'tag', forms: readonly FormDefinition[] = [FIRST, SECOND]) {
  if (by === 'address') goTo(FIRST.procedureCode);
  const endpoint = new FakeEndpoint({ forms: () => forms });
  const procedure = by === 'address' ? '' : FIRST.procedureCode;
  await keepDraft(
    filledForm({ answers: { note: 'Việc thứ nhất' }, receiving: {}, files: {} }),
    FIRST.procedureCode,
  );
  const { element } = await openForm({ endpoint, properties: { procedure } });
  await click(element, 'Điền tiếp');
  await at(element, 'Xem lại và gửi');
  await agreeAndSend(element);
  expect(await receiptCode(element)).to.equal('H29-261120-0001');
  return { element, endpoint };
}

describe('dvc-online-form: another procedure after one was filed', () => {
  beforeEach(clearDevice);
  afterEach(() => history.replaceState(null, '', pageBefore));
  tidyAfterEach();

  const ways: ['address' | 'tag', (element: OnlineFormElement, code: string) => void][] = [
    ['address', (_, code) => goTo(code)],
    ['tag', (element, code) => (element.procedure = code)],
  ];
  for (const [by, lead] of ways) {
    it(`is filed as another dossier when the ${by} leads to it`, async () => {
      const { element, endpoint } = await filedFirst(by);
      lead(element, SECOND.procedureCode);
      await says(element, 'Thủ tục thứ hai');
      expect(wordsOf(element)).not.to.include('H29-261120-0001');
      await fileFrom(element, 'Việc thứ hai');
      expect(await receiptCode(element)).to.equal('H29-261120-0002');
      const { attempts, keys } = endpoint.dossiers;
      expect(attempts.map(({ body }) => [body.procedureCode, body.answers['note']])).to.deep.equal([
        [FIRST.procedureCode, 'Việc thứ nhất'],
        [SECOND.procedureCode, 'Việc thứ hai'],
      ]);
      expect(new Set(attempts.map(({ body }) => body.draft))).to.have.length(2);
      expect(keys).to.have.length(2);
    });

    it(`shows the first one’s receipt again when the ${by} leads back`, async () => {
      const { element, endpoint } = await filedFirst(by);
      lead(element, SECOND.procedureCode);
      await says(element, 'Thủ tục thứ hai');
      lead(element, FIRST.procedureCode);
      expect(await receiptCode(element)).to.equal('H29-261120-0001');
      expect(endpoint.dossiers.attempts).to.have.length(1);
    });

    it(`is not covered by the receipt when the ${by} leads to what cannot be filed here`, async () => {
      const { element } = await filedFirst(by, [FIRST]);
      lead(element, SECOND.procedureCode);
      await says(element, 'Thủ tục này chưa nộp trực tuyến được tại đây');
      expect(wordsOf(element)).not.to.include('H29-261120-0001');
    });

    it(`is not covered by the receipt when the ${by} leads to it over a broken line`, async () => {
      const { element, endpoint } = await filedFirst(by);
      endpoint.condition = 'server-error';
      lead(element, SECOND.procedureCode);
      await until('the error', () => element.shadowRoot?.querySelector('[part="retry-button"]'));
      expect(findRole(element, 'button', 'Nộp hồ sơ khác')).to.equal(undefined);
      expect(wordsOf(element)).not.to.include('H29-261120-0001');
    });
  }

  it('begins with nothing of the first one, in a page of its own too', async () => {
    const { endpoint } = await filedFirst('tag');
    unmountAll();
    const { element } = await startForm({ endpoint, properties: { procedure: SECOND.procedureCode } });
    await says(element, 'Trước khi bắt đầu');
    expect(wordsOf(element)).not.to.include('H29-261120-0001');
  });
});
