import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointFailure } from '../client/errors.ts';
import type { Language } from '../config/settings.ts';
import type { ShownIssue } from '../fields/shown-issue.ts';
import { formatBytes } from '../i18n/sizes-and-times.ts';
import type { AttachedFile } from './attached-file.ts';
import type { Attachments, FileProgress } from './attachments.ts';
import type { FileLimits, RefusedFile } from './chosen-file.ts';

export interface FilesView {
  readonly attachments: Attachments;
  readonly language: Language;
  readonly issueAt: (place: string) => ShownIssue | undefined;
  readonly leave: (place: string) => void;
}

/** The files chosen at one place, each on its way, and the button for more. */
export function fileList(
  place: string,
  id: string,
  limits: FileLimits,
  issue: ShownIssue | undefined,
  name: string,
  view: FilesView,
): TemplateResult {
  const { attachments, language } = view;
  const files = attachments.filesAt(place);
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    attachments.add(place, [...(input.files ?? [])], limits);
    // The same file may be chosen again after it was removed.
    input.value = '';
    view.leave(id);
  };
  const full = files.length >= limits.maximumFiles;
  return html`${issue ? html`<p class="error" id="${id}-error" data-warning=${issue.warning}>${issue.text}</p>` : nothing}
    <ul class="files">
      ${files.map((file) => fileRow(place, file, limits, view))}
    </ul>
    <div role="status">
      ${attachments.refusedAt(place).map((refused) => html`<p class="error">${refusedWords(refused, limits, language)}</p>`)}
    </div>
    <p ?hidden=${full}>
      <label class="button file-button">
        ${files.length === 0 ? msg('Chụp ảnh hoặc chọn tệp') : msg('Thêm tệp')}
        <input
          type="file"
          class="visually-hidden"
          id=${id}
          multiple
          accept=${limits.formats.join(',')}
          aria-label=${files.length === 0 ? msg(str`Chụp ảnh hoặc chọn tệp: ${name}`) : msg(str`Thêm tệp: ${name}`)}
          aria-invalid=${issue && !issue.warning ? 'true' : 'false'}
          aria-describedby="${id}-limits ${issue ? `${id}-error` : ''}"
          @change=${choose}
        />
      </label>
    </p>
    <p class="muted small" id="${id}-limits">
      ${msg(str`Nhiều nhất ${limits.maximumFiles} tệp, mỗi tệp không quá ${formatBytes(limits.maximumBytes, language)}: ${formatNames(limits.formats)}`)}
    </p>`;
}

function fileRow(
  place: string,
  file: AttachedFile,
  limits: FileLimits,
  { attachments, language }: FilesView,
): TemplateResult {
  const progress = attachments.progressOf(file);
  const part = progress.kind === 'sending' && file.size > 0 ? progress.sent / file.size : undefined;
  return html`<li class="file" part="file" data-state=${progress.kind}>
    <p class="file-name">
      <bdi>${file.name}</bdi> <span class="muted small">${formatBytes(file.size, language)}</span>
    </p>
    <p class="small file-state">${progressWords(progress, part, limits)}</p>
    ${
      part === undefined
        ? nothing
        : html`<progress max="1" .value=${part} aria-label=${msg(str`Đang gửi ${file.name}`)}></progress>`
    }
    <p class="file-actions">${fileActions(place, file, progress, limits, attachments)}</p>
  </li>`;
}

function fileActions(
  place: string,
  file: AttachedFile,
  progress: FileProgress,
  limits: FileLimits,
  attachments: Attachments,
): unknown {
  const button = (label: string, name: string, action: () => void) =>
    html`<button type="button" class="link" aria-label=${name} @click=${action}>${label}</button>`;
  const { name, key } = file;
  const remove = button(msg('Bỏ tệp'), msg(str`Bỏ tệp ${name}`), () => attachments.remove(place, file));
  switch (progress.kind) {
    case 'sending':
    case 'waiting':
    case 'preparing':
      return [button(msg('Tạm dừng'), msg(str`Tạm dừng gửi ${name}`), () => attachments.pause(key)), remove];
    case 'paused':
      return [button(msg('Gửi tiếp'), msg(str`Gửi tiếp ${name}`), () => attachments.resume(key)), remove];
    case 'telling':
      return [
        button(msg('Vẫn gửi ảnh này'), msg(str`Vẫn gửi ảnh ${name}`), () => attachments.allow(key)),
        remove,
      ];
    case 'failed':
      return [button(msg('Thử lại'), msg(str`Thử lại: ${name}`), () => attachments.resume(key)), remove];
    case 'missing':
      return [
        html`<label class="link">
          ${msg('Chọn lại tệp')}
          <input
            type="file"
            class="visually-hidden"
            accept=${limits.formats.join(',')}
            aria-label=${msg(str`Chọn lại tệp ${name}`)}
            @change=${(event: Event) => {
              const chosen = (event.target as HTMLInputElement).files?.[0];
              if (chosen) attachments.chooseAgain(place, file, chosen, limits);
            }}
          />
        </label>`,
        remove,
      ];
    default:
      return remove;
  }
}

function progressWords(progress: FileProgress, part: number | undefined, limits: FileLimits): string {
  switch (progress.kind) {
    case 'waiting':
      return msg('Đang chờ đến lượt gửi');
    case 'preparing':
      return msg('Đang chuẩn bị tệp');
    case 'sending': {
      const percent = Math.floor((part ?? 0) * 100);
      if (progress.trouble?.kind === 'offline')
        return msg(str`Đã gửi ${percent}%. Máy đang mất mạng; sẽ tự gửi tiếp khi có mạng.`);
      return progress.trouble
        ? msg(str`Đã gửi ${percent}%. Đường truyền bị ngắt, đang tự nối lại.`)
        : msg(str`Đã gửi ${percent}%`);
    }
    case 'paused':
      return msg('Đang tạm dừng');
    case 'telling':
      return msg(
        'Chưa gửi: ảnh này có thể ghi kèm nơi chụp, và máy này không bỏ được điều đó. Nếu không muốn cho biết, xin bỏ tệp rồi chụp lại khi đã tắt định vị.',
      );
    case 'failed':
      return failureWords(progress.failure);
    case 'refused':
      // What else the endpoint takes is of no use here.
      return progress.status === 415
        ? msg(
            str`Không nhận tệp này: nội dung không phải ${formatNames(limits.formats)}. Xin bỏ và chọn tệp khác.`,
          )
        : (progress.words ?? msg('Hệ thống quốc gia không nhận tệp này.'));
    case 'missing':
      return msg('Tệp chưa gửi xong và trang đã được tải lại. Xin chọn lại đúng tệp này để gửi tiếp.');
    default:
      return msg('Đã gửi xong');
  }
}

function failureWords(failure: EndpointFailure | undefined): string {
  if (!failure) return msg('Không đọc được tệp này trên máy. Xin bỏ và chọn lại.');
  if (failure.kind === 'refused' && failure.status < 500) {
    const { detail, title } = failure.problem;
    return detail ?? title ?? msg('Hệ thống quốc gia không nhận tệp này.');
  }
  return msg('Chưa gửi được. Phần đã gửi vẫn còn; bấm “Thử lại” để gửi tiếp.');
}

function refusedWords({ name, reason }: RefusedFile, limits: FileLimits, language: Language): string {
  switch (reason) {
    case 'format':
      return msg(str`Chưa nhận tệp “${name}”: chỉ nhận ${formatNames(limits.formats)}.`);
    case 'size':
      return msg(
        str`Chưa nhận tệp “${name}”: tệp lớn hơn ${formatBytes(limits.maximumBytes, language)}. Xin chụp hoặc quét lại ở cỡ nhỏ hơn.`,
      );
    case 'empty':
      return msg(str`Chưa nhận tệp “${name}”: tệp trống.`);
    default:
      return msg(str`Chưa nhận tệp “${name}”: chỉ được ${limits.maximumFiles} tệp.`);
  }
}

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/heic': 'HEIC',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
};

function formatNames(formats: readonly string[]): string {
  return formats.map((format) => FORMAT_NAMES[format] ?? format).join(', ');
}
