import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { sourceText } from '../../src/ui/source-text.ts';
import { part } from '../support/part-frame.ts';

const meta: Meta = { title: 'Parts/Source text' };
export default meta;

const paragraph = 'Người nộp mang theo giấy tờ của phương tiện và của người điều khiển để đối chiếu khi cần.';

export const Paragraphs: StoryObj = { render: part(() => sourceText(`${paragraph}\n${paragraph}`)) };

export const Lists: StoryObj = {
  render: part(() => sourceText('Giấy tờ gồm:\n- Tờ khai\n- Giấy chứng sinh\n+ Bản chính\n+ Bản sao nếu có')),
};

/** Lines, steps and table cells that lost their breaks on the way. */
export const RunTogether: StoryObj = {
  render: part(() =>
    sourceText('Bước 1: Nộp hồ sơ.Bước 2: Kiểm tra hồ sơ;Bước 3: Trả kết quả.Mẫu đơn, tờ khaiSố lượng'),
  ),
};

/** What goes beyond a screen is folded away; printing unfolds it. */
export const Long: StoryObj = {
  render: part(() => sourceText(Array.from({ length: 40 }, () => paragraph).join('\n'))),
};

/** One word of five hundred letters, marks that turn the writing direction, markup. */
export const Hostile: StoryObj = {
  render: part(() =>
    sourceText(`${'GiấyPhép'.repeat(60)}\n\u202Egnart nert\u202C\n<b onclick="alert(1)">đậm</b>`),
  ),
};
