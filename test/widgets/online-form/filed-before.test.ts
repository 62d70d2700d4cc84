import { expect } from 'chai';
import type { EndpointFailure } from '../../../src/client/errors.ts';
import type { Problem } from '../../../src/contract/problems.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { hear } from '../../support/events.ts';
import { unmountAll, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  agreeAndSend,
  at,
  clearDevice,
  click,
  focused,
  openForm,
  openReview,
  passUntil,
  receiptCode,
  says,
  untilKept,
  wordsOf,
  type FormOptions,
} from '../../support/online-form.ts';

const CODE = 'H29-261120-0007';
const SENTENCE = `Hồ sơ này đã được nhận, mã hồ sơ ${CODE}.`;

function draftFiled(change: Partial<Problem> = {}): EndpointFailure {
  const problem = { type: 'urn:dvc:problem:draft-filed', title: 'Đã nộp', detail: SENTENCE, dossier: CODE };
  return { kind: 'refused', status: 422, problem: { ...problem, ...change } };
}

/** Sends a draft of which the endpoint has a dossier already. */
async function sendAgain(failure = draftFiled(), options: FormOptions = {}) {
  const opened = await openReview(options);
  opened.endpoint.dossiers.fates = [failure];
  await agreeAndSend(opened.element);
  return opened;
}

describe('dvc-online-form: a draft that was filed before', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('is a good end, with the code of its dossier', async () => {
    const heard = hear('dvc-dossier-submitted');
    const { element } = await sendAgain(undefined, {
      properties: { statusHref: 'https://tinh.example/tra-cuu/{code}' },
    });
    expect(await receiptCode(element)).to.equal(CODE);
    await until('the focus on the title', () => focused(element)?.id === 'heading');
    expect(wordsOf(element)).to.include('Hồ sơ đã được nhận từ lần gửi trước');
    expect(wordsOf(element)).not.to.include('chưa nhận');
    byRole(element, 'img', `Mã QR của hồ sơ ${CODE}`);
    const status = byRole<HTMLAnchorElement>(element, 'link', 'Theo dõi hồ sơ');
    expect(status.href).to.equal(`https://tinh.example/tra-cuu/${CODE}`);
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: CODE }]);
  });

  it('is not kept any longer; what is kept is the code', async () => {
    const first = await sendAgain();
    await receiptCode(first.element);
    await untilKept('the code', (content) => content !== undefined && 'before' in content);
    await untilKept('no answers', (content) => content !== undefined && !('answers' in content));
    unmountAll();
    const { element, endpoint } = await openForm();
    expect(await receiptCode(element)).to.equal(CODE);
    expect(endpoint.dossiers.attempts).to.have.length(0);
    await click(element, 'Nộp hồ sơ khác');
    await at(element, 'Trước khi bắt đầu');
    await untilKept('nothing', (content) => content === undefined);
  });

  it('is told by another window that is at the same draft', async () => {
    const here = await openReview();
    const there = await openForm({ endpoint: here.endpoint });
    await click(there.element, 'Điền tiếp');
    await at(there.element, 'Xem lại và gửi');
    here.endpoint.dossiers.fates = [draftFiled()];
    await agreeAndSend(here.element);
    await receiptCode(here.element);
    await click(there.element, 'Giữ bản đang thấy ở đây');
    expect(await receiptCode(there.element)).to.equal(CODE);
    expect(here.endpoint.dossiers.attempts).to.have.length(1);
  });

  it('is found when the device has not kept what was sent under its key', async () => {
    const { element, endpoint } = await openReview();
    const clock = new Clock();
    const reused: EndpointFailure = {
      kind: 'refused',
      status: 422,
      problem: { type: 'urn:dvc:problem:idempotency-key-reused', title: 'Khóa đã dùng' },
    };
    endpoint.dossiers.fates = ['request lost', reused, draftFiled()];
    await agreeAndSend(element);
    await passUntil(clock, 'the code', () => element.shadowRoot?.querySelector('.receipt .code'));
    expect(await receiptCode(element)).to.equal(CODE);
    const { attempts, keys } = endpoint.dossiers;
    expect(attempts).to.have.length(3);
    expect(keys).to.have.length(2);
  });

  it('is a good end where the endpoint names no code, in its own words', async () => {
    const heard = hear('dvc-dossier-submitted');
    const { element } = await sendAgain(draftFiled({ dossier: undefined }));
    await says(element, SENTENCE);
    expect(wordsOf(element)).to.include('Hồ sơ đã được nhận từ lần gửi trước');
    expect(findRole(element, 'button', 'Sao chép mã')).to.equal(undefined);
    byRole(element, 'button', 'Nộp hồ sơ khác');
    expect(heard).to.have.length(0);
  });
});

describe('dvc-online-form: turned away on the way to the endpoint', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  for (const status of [401, 403]) {
    it(`goes on with the same key when a gateway answers ${status}`, async () => {
      const { element, endpoint } = await openReview();
      const clock = new Clock();
      endpoint.dossiers.fates = [{ kind: 'refused', status, problem: {} }];
      await agreeAndSend(element);
      await says(element, 'Hệ thống quốc gia chưa cho trang này gửi; đang tự thử lại.');
      await passUntil(clock, 'the receipt', () => element.shadowRoot?.querySelector('.receipt'));
      expect(endpoint.dossiers.attempts).to.have.length(2);
      expect(endpoint.dossiers.keys).to.have.length(1);
    });
  }
});
