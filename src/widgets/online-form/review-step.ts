import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDefinition } from '../../contract/form.ts';
import { readAnswer } from '../../domain/form/answers.ts';
import { writePhoneNumber } from '../../domain/phone-number.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import { addressWords, answerWords, fileWords, type AnswerReader } from './answer-words.ts';
import { chargesTable } from '../../ui/charges-table.ts';
import { chargesOf } from './delivery-step.ts';
import type { FormSession } from './form-session.ts';
import { ANSWERS } from '../../fields/shown-issue.ts';
import type { Step } from './form-steps.ts';
import type { ReviewView } from './review-view.ts';
import { isSealed } from './submission-state.ts';
import { sendingPart } from './sending-part.ts';

/** One line of what was answered. */
interface Row {
  readonly label: string;
  readonly text: string;
  readonly place: string;
  /** Title of the section it was asked in: two people are asked the same things in one step. */
  readonly part?: string;
}

/** Everything answered, to be read once more, each line with a way to change it. */
export function reviewStep(view: ReviewView): TemplateResult {
  const { session, reader } = view;
  const { definition, form } = session;
  return html`${paperHead(definition)}
    <p class="screen-only">${msg('Xin đọc lại. Chỗ nào chưa đúng, bấm “Sửa” rồi quay lại đây.')}</p>
    ${session.steps.map((step) => block(step, rowsOf(step, view), view))}
    <section>
      <h3>${msg('Chi phí')}</h3>
      ${chargesTable(chargesOf(definition, form), reader.language)}
    </section>
    ${paperFoot(definition)}
    <section class="screen-only">
      <p class="muted small">
        ${msg('Cần giữ một bản thì in trước khi gửi: gửi xong, máy này chỉ còn giấy biên nhận.')}
      </p>
      <p class="actions">
        <button type="button" class="button" part="print-button" @click=${() => print()}>
          ${msg('In tờ khai')}
        </button>
      </p>
    </section>
    <div class="sending-part screen-only">${sendingPart(view)}</div>`;
}

/** What was answered, as a paper to sign and keep. */
function paperHead({ procedureName }: FormDefinition): TemplateResult {
  return html`<header class="paper-head print-only">
    <p>${msg('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}<br />${msg('Độc lập - Tự do - Hạnh phúc')}</p>
    <h2>${msg('Tờ khai điện tử')}</h2>
    <p>${procedureName}</p>
  </header>`;
}

function paperFoot({ procedureCode, version }: FormDefinition): TemplateResult {
  return html`<footer class="paper-foot print-only">
    <div class="signature">
      <p>${msg('Ngày …… tháng …… năm ………')}</p>
      <p><strong>${msg('Người khai')}</strong></p>
      <p>${msg('(ký, ghi rõ họ và tên)')}</p>
    </div>
    <p class="small">
      ${msg(str`In từ biểu mẫu trực tuyến của thủ tục ${procedureCode}, phiên bản ${version}. Hồ sơ đã nộp khi có mã hồ sơ trên giấy biên nhận.`)}
    </p>
  </footer>`;
}

function block(step: Step, rows: readonly Row[], view: ReviewView): unknown {
  if (rows.length === 0) return nothing;
  const parts = [...new Set(rows.map(({ part }) => part))];
  return html`<section class="review">
    <h3>${step.kind === 'start' ? msg('Nơi nộp hồ sơ') : step.title}</h3>
    ${parts.map(
      (part) =>
        html`${part === undefined || part === step.title ? nothing : html`<h4>${part}</h4>`}
          <dl>${rows.filter((row) => row.part === part).map((row) => line(step, row, view))}</dl>`,
    )}
  </section>`;
}

function line(step: Step, { label, text, place }: Row, view: ReviewView): TemplateResult {
  const issue = view.session.issueAt(place);
  return html`<div class="review-row">
    <dt>${label}</dt>
    <dd>
      ${text === '' ? html`<span class="muted">${msg('Chưa điền')}</span>` : text}
      ${issue ? html`<p class="error" data-warning=${issue.warning}>${issue.text}</p>` : nothing}
    </dd>
    <dd class="review-change" ?hidden=${isSealed(view.submission)}>
      <button
        type="button"
        class="link screen-only"
        aria-label=${msg(str`Sửa: ${label}`)}
        @click=${() => view.change(step.id, place)}
      >
        ${msg('Sửa')}
      </button>
    </dd>
  </div>`;
}

function rowsOf(step: Step, { session, reader }: ReviewView): readonly Row[] {
  const { definition, form } = session;
  switch (step.kind) {
    case 'start':
      return form.receiving.province
        ? [row(msg('Nơi nộp hồ sơ'), addressWords(form.receiving, reader.units), '/receiving')]
        : [];
    case 'answers':
      return answerRows(step.layout.id, session, reader);
    case 'documents':
      return shownDocuments(definition, form.answers).map(({ id, name }) =>
        row(name, fileWords(reader.filesAt(id)), `/documents/${id}`),
      );
    case 'delivery':
      return deliveryRows(session, reader);
    default:
      return [];
  }
}

function answerRows(stepId: string, session: FormSession, reader: AnswerReader): readonly Row[] {
  return session.shown
    .filter(({ step, field }) => step.id === stepId && field.kind !== 'group')
    .map((shown) => {
      const { field, pointer, section } = shown;
      const text = answerWords(field, pointer, readAnswer(session.form.answers, pointer), reader);
      const item = session.itemOf(shown);
      const label = item === undefined ? field.label : `${item}: ${field.label}`;
      return { ...row(label, text, ANSWERS + pointer), ...(section.title && { part: section.title }) };
    });
}

function deliveryRows({ definition, form }: FormSession, { units }: AnswerReader): readonly Row[] {
  const { id, recipient = '', phone = '', address } = form.delivery;
  const choice = definition.delivery.find((one) => one.id === id);
  const rows = [row(msg('Cách nhận kết quả'), choice?.label ?? '', '/delivery/id')];
  if (!choice?.needsAddress) return rows;
  return [
    ...rows,
    row(msg('Người nhận'), recipient, '/delivery/recipient'),
    row(msg('Số điện thoại'), writePhoneNumber(phone), '/delivery/phone'),
    row(msg('Địa chỉ nhận'), address ? addressWords(address, units) : '', '/delivery/address'),
  ];
}

function row(label: string, text: string, place: string): Row {
  return { label, text, place };
}
