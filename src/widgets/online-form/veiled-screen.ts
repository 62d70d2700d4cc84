import { msg } from '../../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import { notice } from '../../ui/notice.ts';

/** What stands in the place of a dossier that has left a shared machine, once nobody seems to be there. */
export interface VeiledView {
  /** Nobody knows yet whether it has arrived; the machine goes on sending it. */
  readonly open: boolean;
  /** "Clear the screen?" has been asked. */
  readonly asking: boolean;
  readonly ask: (asking: boolean) => void;
  readonly clear: () => void;
}

/** Nothing on it says whose dossier it is. */
export function veiledScreen(view: VeiledView): TemplateResult {
  const { open, asking, ask, clear } = view;
  if (open && asking) return question(view);
  return html`<h2 id="heading" part="title" tabindex="-1">
      ${open ? msg('Chưa biết hồ sơ đã đến nơi chưa') : msg('Hồ sơ chưa được nhận')}
    </h2>
    <p>
      ${
        open
          ? msg('Máy này vẫn đang tự gửi tiếp. Những gì đã điền được giấu đi để giữ kín cho người nộp.')
          : msg('Hệ thống quốc gia chưa nhận hồ sơ vừa gửi từ máy này. Người nộp cần điền và gửi lại.')
      }
    </p>
    <p class="actions">
      <button type="button" class="button" @click=${open ? () => ask(true) : clear}>
        ${msg('Xóa màn hình')}
      </button>
    </p>`;
}

function question({ ask, clear }: VeiledView): TemplateResult {
  return html`<div role="alertdialog" aria-labelledby="heading">
    ${notice({
      tone: 'warning',
      title: html`<span id="heading" tabindex="-1">${msg('Xóa khi chưa biết hồ sơ đã đến nơi chưa?')}</span>`,
      text: msg(
        'Hồ sơ có thể đã đến nơi, cũng có thể chưa. Xóa rồi, máy này thôi gửi và không cho biết kết quả được nữa. Người nộp xin gọi tổng đài để hỏi trước khi nộp lại.',
      ),
      actions: html`<button type="button" class="button" @click=${clear}>${msg('Xóa màn hình')}</button>
        <button type="button" class="button" @click=${() => ask(false)}>${msg('Để máy gửi tiếp')}</button>`,
    })}
  </div>`;
}
