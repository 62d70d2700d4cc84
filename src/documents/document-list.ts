import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDocument } from '../contract/form.ts';
import type { FieldView } from '../fields/field-view.ts';
import { safeAddress } from '../ui/link.ts';
import type { FileLimits } from './chosen-file.ts';
import { fileList, type FilesView } from './file-list.ts';

/** What a field of kind `file` takes, where the form does not say. */
const FIELD_LIMITS: FileLimits = {
  formats: ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'],
  maximumBytes: 20 * 1024 * 1024,
  maximumFiles: 5,
};

/** The papers to attach, each with its files on their way. */
export function documentList(documents: readonly FormDocument[], view: FilesView): TemplateResult {
  return html`<p>
      ${msg('Chụp rõ bốn góc giấy tờ, hoặc chọn tệp có sẵn. Tệp được gửi ngay khi chọn; rớt mạng sẽ tự gửi tiếp.')}
    </p>
    ${documents.map((document) => documentPart(document, view))}`;
}

function documentPart(document: FormDocument, view: FilesView): TemplateResult {
  const { id, name, required, help, originalQty, copyQty } = document;
  const place = `/documents/${id}`;
  const issue = view.issueAt(place);
  const address = safeAddress(document.template?.url);
  return html`<section class="document" part="document" aria-labelledby="${place}-name">
    <h3 id="${place}-name">
      ${name} ${required ? nothing : html`<span class="muted optional">${msg('(nếu có)')}</span>`}
    </h3>
    ${help ? html`<p class="muted">${help}</p>` : nothing}
    ${originalQty ? html`<p class="muted small">${msg(str`Cần mang theo ${originalQty} bản chính khi được hẹn`)}</p>` : nothing}
    ${copyQty ? html`<p class="muted small">${msg(str`Cần ${copyQty} bản sao`)}</p>` : nothing}
    ${
      address
        ? html`<p>
            <a href=${address} target="_blank" rel="noopener"
              >${msg(str`Tải mẫu: ${document.template?.name ?? ''}`)}</a
            >
          </p>`
        : nothing
    }
    ${fileList(id, place, document, issue, name, view)}
  </section>`;
}

/** A question that is answered by files. */
export function fileField({ id, field, error, warning }: FieldView, view: FilesView): TemplateResult {
  const text = error ?? warning;
  const issue = text === undefined ? undefined : { place: id, text, warning: error === undefined };
  return html`<div class="field">
    <p class="label" id="${id}-name">${field.label}</p>
    ${field.help ? html`<p class="muted">${field.help}</p>` : nothing}
    ${fileList(field.pointer, id, FIELD_LIMITS, issue, field.label, view)}
  </div>`;
}
