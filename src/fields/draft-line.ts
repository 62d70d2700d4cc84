import { msg, str } from '../i18n/message.ts';
import { html, nothing } from 'lit';
import type { Language } from '../config/settings.ts';
import type { DraftState } from '../controllers/draft-keeper.ts';
import { formatDate } from '../i18n/formats.ts';
import { formatTime } from '../i18n/sizes-and-times.ts';
import { notice } from '../ui/notice.ts';

export interface DraftLine {
  readonly state: DraftState;
  readonly language: Language;
  /** What two tabs disagree about, in a sentence. */
  readonly conflict: string;
  /** "Delete?" has been asked. */
  readonly asking: boolean;
  readonly ask: (asking: boolean) => void;
  readonly remove: () => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** What has become of the draft: a sober line, or a question when two tabs disagree. */
export function draftLine({
  state,
  language,
  conflict,
  asking,
  ask,
  remove,
  keepMine,
  takeTheirs,
}: DraftLine): unknown {
  if (asking) {
    return notice({
      tone: 'warning',
      title: msg('Xóa hết những gì đã điền?'),
      text: msg('Bản nháp trên máy này sẽ mất hẳn, không lấy lại được.'),
      actions: html`<button type="button" class="button" id="confirm-remove" @click=${remove}>
          ${msg('Xóa bản nháp')}
        </button>
        <button type="button" class="button" @click=${() => ask(false)}>${msg('Giữ lại')}</button>`,
    });
  }
  switch (state.kind) {
    case 'saved': {
      const time = formatTime(state.savedAt, language);
      const until = shortDate(state.expiresAt, language);
      return html`<p class="draft-line screen-only small muted">
        ${msg(str`Đã lưu nháp lúc ${time} trên máy này, giữ đến hết ${until}.`)}
        <button type="button" class="link" @click=${() => ask(true)}>${msg('Xóa bản nháp')}</button>
      </p>`;
    }
    case 'conflict':
      return html`<div role="alert">
        ${notice({
          tone: 'warning',
          title: conflict,
          text: msg('Để không mất gì, xin chọn bản muốn giữ.'),
          actions: html`<button type="button" class="button" @click=${keepMine}>
              ${msg('Giữ bản đang thấy ở đây')}
            </button>
            <button type="button" class="button" @click=${takeTheirs}>
              ${msg('Dùng bản ở cửa sổ kia')}
            </button>`,
        })}
      </div>`;
    case 'undeleted':
      return html`<p class="draft-line screen-only small" role="alert">
        ${msg('Chưa xóa được bản nháp trên máy này. Xin bấm lần nữa, hoặc xóa dữ liệu của trang trong trình duyệt.')}
        <button type="button" class="link" @click=${() => ask(true)}>${msg('Xóa bản nháp')}</button>
      </p>`;
    case 'unavailable':
      return html`<p class="draft-line screen-only small">
        ${msg('Trình duyệt không cho lưu nháp trên máy này. Xin giữ trang mở cho đến khi gửi xong.')}
      </p>`;
    case 'off':
      return html`<p class="draft-line screen-only small muted">
        ${msg('Máy dùng chung: những gì đã điền không được lưu lại.')}
        <button type="button" class="link" @click=${() => ask(true)}>${msg('Xóa màn hình')}</button>
      </p>`;
    default:
      return nothing;
  }
}

/** "27/11/2026", without the day of the week. */
export function shortDate(time: number, language: Language): string {
  return formatDate(new Date(time).toISOString(), language)?.replace(/^.*, /, '') ?? '';
}
