import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { byRole } from '../../support/accessible.ts';
import { clearDevice, openReview } from '../../support/online-form.ts';
import { replace } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

/** The words that take room, as they are on the screen or on paper now. */
function shown(element: HTMLElement): string {
  const form = element.shadowRoot!.querySelector('form')!;
  return form.innerText.replace(/\s+/g, ' ');
}

describe('a declaration on paper', () => {
  tidyAfterEach();
  beforeEach(clearDevice);
  afterEach(() => emulateMedia({ media: 'screen' }));

  it('has a heading, the answers and room to sign, and nothing to press', async () => {
    const { element } = await openReview();
    const onScreen = shown(element);
    expect(onScreen).to.include('Gửi hồ sơ').and.include('In tờ khai').and.not.include('Người khai');
    await emulateMedia({ media: 'print' });
    const paper = shown(element);
    expect(paper).to.match(/^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    for (const words of ['Đăng ký thí dụ', 'Ghi chú', 'Người khai', 'thủ tục 1.000000'])
      expect(paper).to.include(words);
    expect(paper).not.to.match(/Sửa|Gửi hồ sơ|Quay lại|In tờ khai|Đã lưu nháp|Bước \d|Xin đọc lại/);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });

  it('is printed by the browser', async () => {
    let prints = 0;
    replace(window, 'print', () => (prints += 1));
    const { element } = await openReview();
    byRole(element, 'button', 'In tờ khai').click();
    expect(prints).to.equal(1);
  });
});
