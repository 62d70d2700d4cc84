import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import { formatDate } from '../../i18n/formats.ts';
import { formatTime } from '../../i18n/sizes-and-times.ts';
import { notice } from '../../ui/notice.ts';
import type { DraftState } from '../../controllers/draft-keeper.ts';
import type { Step } from './form-steps.ts';

/** "Bước 2 trên 5", for eyes and ears. */
export function stepProgress(steps: readonly Step[], step: Step): TemplateResult {
  const position = steps.findIndex(({ id }) => id === step.id) + 1;
  return html`<p class="step-count muted">${msg(str`Bước ${position} trên ${steps.length}`)}</p>
    <progress class="steps" max=${steps.length} .value=${position} aria-hidden="true"></progress>`;
}

/** A draft was found: nothing of it is shown before its owner says so, for others may use this device. */
export function draftOffer(
  { savedAt, expiresAt }: { readonly savedAt: number; readonly expiresAt: number },
  language: Language,
  goOn: () => void,
  startAnew: () => void,
): TemplateResult {
  const time = formatTime(savedAt, language);
  return html`<div class="offer">
    <h2 id="heading" tabindex="-1">${msg('Có bản nháp đang điền dở')}</h2>
    <p>
      ${msg(str`Lưu lúc ${time}, ${shortDate(savedAt, language)} trên máy này, giữ đến hết ${shortDate(expiresAt, language)}.`)}
    </p>
    <p class="actions">
      <button type="button" class="button primary" @click=${goOn}>${msg('Điền tiếp')}</button>
      <button type="button" class="button" @click=${startAnew}>${msg('Xóa và làm lại từ đầu')}</button>
    </p>
  </div>`;
}

export interface DraftLine {
  readonly state: DraftState;
  readonly language: Language;
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
          title: msg('Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác'),
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

/** A part of the page that is loaded when it is used has not come. */
export function notLoaded(retry: () => void): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Chưa tải được phần này của trang'),
    text: msg('Những gì đã điền vẫn còn. Xin kiểm tra mạng rồi thử lại.'),
    actions: html`<button type="button" class="button" @click=${retry}>${msg('Thử lại')}</button>`,
  });
}

/** @param count Fields that are asked anew. */
export function formChangedNotice(count: number): TemplateResult {
  return notice({
    tone: 'information',
    title: msg('Mẫu đơn vừa được cập nhật'),
    text:
      count === 0
        ? msg('Những gì đã điền vẫn còn nguyên.')
        : msg(str`Những gì đã điền vẫn còn. Xin xem lại ${count} chỗ đã thay đổi.`),
  });
}
