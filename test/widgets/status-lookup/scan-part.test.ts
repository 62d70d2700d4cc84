import { expect } from 'chai';
import type { ReceiptCode } from '../../../src/domain/receipt-code.ts';
import { ScanPart } from '../../../src/widgets/status-lookup/scan-part.ts';
import { byRole, findRole } from '../../support/accessible.ts';
import { cameraFailure, pictureOf } from '../../support/code-picture.ts';
import { giveFiles } from '../../support/filled-form.ts';
import { inside, textOf, until } from '../../support/mount.ts';
import { mountPart } from '../../support/part-host.ts';
import { replace, setHidden } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

async function open() {
  const found: ReceiptCode[] = [];
  const seen = { found, closed: 0 };
  const { host, part } = await mountPart(
    (element) =>
      new ScanPart(element, { found: (receipt) => found.push(receipt), closed: () => (seen.closed += 1) }),
  );
  const says = (words: string) =>
    until(`“${words}”`, () => textOf(host.shadowRoot?.querySelector('.root')).includes(words));
  const show = async (file: File) => giveFiles(inside<HTMLInputElement>(host, 'input[type="file"]'), [file]);
  return { host, part, seen, says, show };
}

describe('dvc-status-lookup: scanning a receipt', () => {
  beforeEach(() => {
    setHidden(false);
    replace(navigator, 'mediaDevices', cameraFailure('NotFoundError'));
  });
  tidyAfterEach();

  it('reads both codes of a receipt', async () => {
    const { seen, show, says } = await open();
    await says('Máy này không có máy ảnh. Xin chọn ảnh chụp giấy biên nhận, hoặc nhập mã hồ sơ.');
    await show(await pictureOf('H18-261120-0042|7KQ2M4XD9RPT'));
    await until('the receipt', () => seen.found.length > 0);
    expect(seen.found).to.deep.equal([{ code: 'H18-261120-0042', lookupCode: '7KQ2M4XD9RPT' }]);
  });

  it('reads the dossier code of an older receipt', async () => {
    const { seen, show } = await open();
    await show(await pictureOf('H18-261120-0042'));
    await until('the receipt', () => seen.found.length > 0);
    expect(seen.found).to.deep.equal([{ code: 'H18-261120-0042' }]);
  });

  it('says calmly that a code is another one, that there is none, and reads on', async () => {
    const { seen, show, says } = await open();
    await show(await pictureOf('001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam||01072021'));
    await says('Mã này không phải của giấy biên nhận hồ sơ.');
    await show(new File(['x'], 'anh.png', { type: 'image/png' }));
    await says('Chưa đọc được mã trong ảnh.');
    await show(await pictureOf('H18-261120-0042'));
    await until('the receipt', () => seen.found.length > 0);
  });

  for (const [name, words] of [
    ['NotAllowedError', 'Trang chưa được phép dùng máy ảnh.'],
    ['NotReadableError', 'Máy ảnh đang được chương trình khác dùng.'],
  ] as const) {
    it(`says why there is no camera: ${name}`, async () => {
      replace(navigator, 'mediaDevices', cameraFailure(name));
      const { says } = await open();
      await says(words);
    });
  }

  it('rests the camera when it is closed, and when one goes elsewhere', async () => {
    const streams: MediaStream[] = [];
    const isEnded = () =>
      streams.every((stream) => stream.getTracks().every(({ readyState }) => readyState === 'ended'));
    const getUserMedia = () => {
      streams.push(document.createElement('canvas').captureStream());
      return Promise.resolve(streams.at(-1)!);
    };
    replace(navigator, 'mediaDevices', { getUserMedia });
    replace(HTMLMediaElement.prototype, 'play', () => Promise.resolve());
    const { host, part, seen, says } = await open();
    await says('Đưa mã QR trên giấy biên nhận');
    byRole(host, 'button', 'Đóng, tự nhập mã').click();
    expect(seen.closed).to.equal(1);
    await until('the camera to rest', isEnded);
    host.requestUpdate();
    await until('the camera again', () => streams.length === 2);
    await says('Đưa mã QR trên giấy biên nhận');
    part.stop();
    await until('the camera to rest', isEnded);
  });

  it('leads there, and says what it is', async () => {
    const { host } = await open();
    const group = findRole(host, 'group', 'Quét mã trên giấy biên nhận');
    await until('the focus', () => group && host.shadowRoot?.activeElement === group);
  });
});
