import { expect } from 'chai';
import type { FormDefinition, FormField } from '../../../src/contract/form.ts';
import type { OnlineFormElement } from '../../../src/widgets/online-form/online-form.ts';
import { findRole } from '../../support/accessible.ts';
import { cameraFailure, pictureOf } from '../../support/code-picture.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { formDefinition } from '../../support/form-definition.ts';
import { inside, until } from '../../support/mount.ts';
import { replace, setHidden } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import {
  at,
  clearDevice,
  click,
  filledForm,
  focused,
  giveFiles,
  keepDraft,
  openForm,
  says,
  wordsOf,
} from '../../support/online-form.ts';

const FILL = 'Điền bằng thẻ căn cước';
const card = (address: string) => `001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|${address}|01072021`;

function withoutCamera(name: string): void {
  replace(navigator, 'mediaDevices', cameraFailure(name));
}

async function openReader(forms = () => [formDefinition()]) {
  await keepDraft(filledForm({ step: 'answers/applicant', answers: {} }));
  const endpoint = new FakeEndpoint({ forms });
  const { element } = await openForm({ endpoint });
  await click(element, 'Điền tiếp');
  await at(element, 'Người nộp hồ sơ');
  await click(element, FILL);
  await until('the reader', () => element.shadowRoot?.querySelector('.card-reader'));
  return { element, endpoint };
}

async function show(element: OnlineFormElement, text: string): Promise<void> {
  giveFiles(inside<HTMLInputElement>(element, '.card-reader input[type="file"]'), [await pictureOf(text)]);
}

const isEnded = (stream: MediaStream) => stream.getTracks().every(({ readyState }) => readyState === 'ended');

const valueOf = (element: OnlineFormElement, id: string) =>
  inside<HTMLInputElement>(element, `[id="/answers/applicant/${id}"]`).value;

async function read(element: OnlineFormElement, address: string): Promise<string[]> {
  await show(element, card(address));
  await says(element, 'từ thẻ căn cước');
  return ['home', 'home/ward', 'home/detail'].map((id) => valueOf(element, id));
}

/** The number is asked for only of those who have said that they have a card. */
function formWithPapers(): FormDefinition {
  const form = formDefinition();
  const [step] = form.layout.steps;
  const [section] = step!.sections;
  const paper: FormField = {
    pointer: '/applicant/paper',
    label: 'Giấy tờ tùy thân',
    kind: 'choice',
    appearance: 'radio',
    options: [
      { code: 'PASSPORT', label: 'Hộ chiếu' },
      { code: 'CARD', label: 'Thẻ căn cước' },
    ],
  };
  const visibleWhen = { allOf: [{ pointer: paper.pointer, oneOf: ['CARD'] }] };
  const fields = section!.fields.map((field) =>
    field.pointer === '/applicant/number' ? { ...field, visibleWhen } : field,
  );
  const identityCard = { ...section!.identityCard, set: [{ pointer: paper.pointer, value: 'CARD' }] };
  const sections = [{ ...section!, fields: [paper, ...fields], identityCard }];
  return { ...form, layout: { steps: [{ ...step!, sections }, ...form.layout.steps.slice(1)] } };
}

describe('dvc-online-form: filling in from an identity card', () => {
  beforeEach(async () => {
    await clearDevice();
    setHidden(false);
    withoutCamera('NotFoundError');
  });
  tidyAfterEach();

  it('reads a picture, fills in, marks what it filled, and leads there', async () => {
    const { element } = await openReader();
    await says(element, 'Máy này không có máy ảnh.');
    await show(element, card('Số 1, Phường Sài Gòn, Thành phố Hồ Chí Minh'));
    await until('the focus', () => focused(element)?.id === '/answers/applicant/number');
    expect(valueOf(element, 'name')).to.equal('Nguyễn Văn Mẫu');
    expect(valueOf(element, 'number')).to.equal('001099000001');
    expect(valueOf(element, 'born')).to.equal('01/01/1999');
    const boxes = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([true, false]);
    expect(wordsOf(element)).to.match(/từ thẻ căn cước/i);
    expect(element.shadowRoot?.querySelector('.card-reader')).to.equal(null);
  });

  it('says which paper there is, where the number is asked for only then', async () => {
    const { element } = await openReader(() => [formWithPapers()]);
    const paper = () => inside<HTMLInputElement>(element, 'input[type="radio"][value="CARD"]').checked;
    await show(element, card('Số 1, Phường Sài Gòn, Thành phố Hồ Chí Minh'));
    await says(element, 'từ thẻ căn cước');
    expect(paper()).to.equal(true);
    expect(valueOf(element, 'number')).to.equal('001099000001');
  });

  it('knows the places of newer cards', async () => {
    const { element } = await openReader();
    expect(await read(element, 'Số 1, Phường Sài Gòn, Thành phố Hồ Chí Minh')).to.deep.equal([
      'Thành phố Hồ Chí Minh',
      'Phường Sài Gòn',
      'Số 1',
    ]);
  });

  it('knows the old names of wards and districts', async () => {
    const { element } = await openReader();
    expect(await read(element, 'Số 1, Bến Nghé, Quận 1, TP. Hồ Chí Minh')).to.deep.equal([
      'Thành phố Hồ Chí Minh',
      'Phường Sài Gòn',
      'Số 1',
    ]);
  });

  it('says what a place of the card is called by now, and only then', async () => {
    const old = await openReader();
    await read(old.element, 'Số 1, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh');
    await says(
      old.element,
      'Thẻ ghi “Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh”, nay là Phường Sài Gòn, Thành phố Hồ Chí Minh.',
    );
    const province = await openReader();
    await read(province.element, 'Thôn 1, Xã Thí Dụ, Bình Dương');
    await says(province.element, 'Thẻ ghi “Bình Dương”, nay là Thành phố Hồ Chí Minh.');
    const present = await openReader();
    await read(present.element, 'Số 1, Phường Sài Gòn, Hồ Chí Minh');
    expect(wordsOf(present.element)).not.to.include('nay là');
  });

  it('keeps wards of one number apart by their district', async () => {
    const { element } = await openReader();
    expect(await read(element, 'Tổ 2, Phường 16, Quận 11, Hồ Chí Minh')).to.deep.equal([
      'Thành phố Hồ Chí Minh',
      'Phường Minh Phụng',
      'Tổ 2',
    ]);
  });

  it('knows the old names of provinces, and leaves what is in doubt to the person', async () => {
    const { element } = await openReader();
    expect(await read(element, 'Thôn 1, Xã Thí Dụ, Bình Dương')).to.deep.equal([
      'Thành phố Hồ Chí Minh',
      '',
      'Thôn 1, Xã Thí Dụ',
    ]);
  });

  it('keeps the address as it is written where the lists do not come', async () => {
    const { element, endpoint } = await openReader();
    endpoint.condition = 'offline';
    await show(element, card('Số 1, Phường Sài Gòn, Nơi Nào Đó'));
    await says(element, 'từ thẻ căn cước');
    expect(valueOf(element, 'home/detail')).to.equal('Số 1, Phường Sài Gòn, Nơi Nào Đó');
  });

  it('leaves an address that was typed while the lists came', async () => {
    const { element, endpoint } = await openReader();
    endpoint.condition = 'slow';
    await show(element, card('Số 1, Phường Sài Gòn, Thành phố Hồ Chí Minh'));
    await until('the rest of the card', () => valueOf(element, 'name') === 'Nguyễn Văn Mẫu');
    const detail = inside<HTMLInputElement>(element, '[id="/answers/applicant/home/detail"]');
    detail.value = 'Số 99';
    detail.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    endpoint.condition = 'ok';
    endpoint.release();
    await says(element, 'từ thẻ căn cước');
    await until('the end', () => element.shadowRoot?.querySelector('.card-reader') === null);
    expect(valueOf(element, 'home/detail')).to.equal('Số 99');
    expect(valueOf(element, 'home/ward')).to.equal('');
  });

  it('leads to the reader, away from the button that is gone', async () => {
    const { element } = await openReader();
    await until('the focus', () => focused(element)?.matches('.code-scanner'));
    expect(findRole(element, 'group', 'Đọc thẻ căn cước')).not.to.equal(undefined);
  });

  it('keeps its buttons apart from the questions', async () => {
    const { element } = await openReader();
    element.style.inlineSize = '320px';
    const buttons = inside(element, '.code-scanner').getBoundingClientRect();
    const fields = inside(element, '.form-section .fields').getBoundingClientRect();
    expect(fields.top - buttons.bottom).to.be.at.least(12);
  });

  it('fills in a text where the form asks for one', async () => {
    const form = (): FormDefinition[] => {
      const whole = formDefinition();
      const fields = whole.layout.steps[0]!.sections[0]!.fields;
      fields[6] = { pointer: '/applicant/home', label: 'Nơi ở', kind: 'text' };
      return [whole];
    };
    const { element } = await openReader(form);
    await show(element, card('Số 1, Phường Sài Gòn, TP. Hồ Chí Minh'));
    await says(element, 'từ thẻ căn cước');
    expect(valueOf(element, 'home')).to.equal('Số 1, Phường Sài Gòn, TP. Hồ Chí Minh');
  });

  it('says calmly that a code is another one, or that there is none', async () => {
    const { element } = await openReader();
    await show(element, 'https://example.com/menu');
    await says(element, 'Mã này không phải của thẻ căn cước.');
    giveFiles(inside<HTMLInputElement>(element, '.card-reader input[type="file"]'), [
      new File(['x'], 'anh.png', { type: 'image/png' }),
    ]);
    await says(element, 'Chưa đọc được mã trong ảnh.');
    expect(valueOf(element, 'name')).to.equal('');
  });

  it('closes, and leads back to the button', async () => {
    const { element } = await openReader();
    await click(element, 'Đóng, tự điền');
    await until('the focus on the button', () => focused(element)?.textContent?.includes(FILL));
    expect(findRole(element, 'status', /.+/)?.textContent ?? '').not.to.include('máy ảnh');
  });

  for (const [name, words] of [
    ['NotAllowedError', 'Trang chưa được phép dùng máy ảnh.'],
    ['NotReadableError', 'Máy ảnh đang được chương trình khác dùng.'],
    ['TypeError', 'Trình duyệt này không mở được máy ảnh.'],
  ] as const) {
    it(`says why there is no camera: ${name}`, async () => {
      withoutCamera(name);
      const { element } = await openReader();
      await says(element, words);
    });
  }

  it('says that another program has taken the camera', async () => {
    const stream = document.createElement('canvas').captureStream();
    // Firefox delivers no `ended` that a script makes.
    let lose: () => void = () => undefined;
    const listen = (type: string, listener: () => void) => void (type === 'ended' && (lose = listener));
    replace(stream.getVideoTracks()[0]!, 'addEventListener', listen);
    replace(navigator, 'mediaDevices', { getUserMedia: () => Promise.resolve(stream) });
    replace(HTMLMediaElement.prototype, 'play', () => Promise.resolve());
    const { element } = await openReader();
    await says(element, /Đưa mã QR/);
    lose();
    await says(element, 'Máy ảnh đang được chương trình khác dùng.');
    await until('the camera to rest', () => isEnded(stream));
  });

  it('rests the camera when one goes back', async () => {
    const stream = document.createElement('canvas').captureStream();
    replace(navigator, 'mediaDevices', { getUserMedia: () => Promise.resolve(stream) });
    replace(HTMLMediaElement.prototype, 'play', () => Promise.resolve());
    const { element } = await openReader();
    await says(element, /Đưa mã QR/);
    await click(element, 'Quay lại');
    await until('the camera to rest', () => isEnded(stream));
  });
});
