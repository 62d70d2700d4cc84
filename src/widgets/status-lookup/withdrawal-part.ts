import { msg } from '../../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isProblem } from '../../client/problems.ts';
import type { EndpointError } from '../../client/errors.ts';
import { keepText } from '../../fields/keep-text.ts';
import { notice } from '../../ui/notice.ts';
import { DossierWithdrawal, type WithdrawalOptions } from './dossier-withdrawal.ts';

export interface QuestionOptions {
  /** On a machine many people use. */
  readonly isPrivate: boolean;
  readonly dismiss: () => void;
}

export function beginWithdrawal(host: ReactiveControllerHost, options: WithdrawalOptions): DossierWithdrawal {
  return new DossierWithdrawal(host, options);
}

/** Whether to withdraw. */
export function question(
  withdrawal: DossierWithdrawal,
  { isPrivate, dismiss }: QuestionOptions,
): TemplateResult {
  const { isUnderWay, state } = withdrawal;
  const isSending = state.kind === 'sending';
  return html`<p>
      ${msg('Rút rồi thì cơ quan dừng xử lý, và không lấy lại được. Muốn làm lại phải nộp hồ sơ mới.')}
    </p>
    <div class="field">
      <label class="field-label" for="withdrawal-reason"
        >${msg('Lý do rút')} <span class="optional">${msg('(không bắt buộc)')}</span></label
      >
      <textarea
        id="withdrawal-reason"
        class="input"
        rows="2"
        autocomplete="off"
        spellcheck=${isPrivate ? 'false' : nothing}
        ?readonly=${isUnderWay}
        @input=${(event: Event) => withdrawal.explain((event.target as HTMLTextAreaElement).value)}
        ${keepText(withdrawal.reason)}
      ></textarea>
    </div>
    <p class="actions">
      <button
        type="button"
        class="button primary"
        part="confirm-withdraw-button"
        aria-disabled=${isSending ? 'true' : nothing}
        @click=${isSending ? nothing : withdrawal.send}
      >
        ${state.kind === 'unknown' ? msg('Gửi lại yêu cầu rút') : msg('Rút hồ sơ')}
      </button>
      <button type="button" class="button plain" ?hidden=${isUnderWay} @click=${dismiss}>
        ${msg('Giữ lại hồ sơ')}
      </button>
    </p>`;
}

/** What has become of it, and nothing that the endpoint has not said. */
export function outcome({ state }: DossierWithdrawal): unknown {
  switch (state.kind) {
    case 'sending':
      return html`<p>
        ${
          state.trouble
            ? msg('Đường truyền bị ngắt; đang tự gửi lại yêu cầu rút. Hồ sơ chỉ được rút một lần.')
            : msg('Đang gửi yêu cầu rút hồ sơ…')
        }
      </p>`;
    case 'unknown':
      return notice({
        tone: 'warning',
        title: msg('Chưa biết hồ sơ đã được rút hay chưa'),
        text: msg(
          'Chưa có câu trả lời của hệ thống. Trang sẽ tự hỏi lại; bấm “Gửi lại yêu cầu rút” cũng được: hồ sơ chỉ được rút một lần.',
        ),
      });
    case 'refused':
      return notWithdrawn(refusalWords(state.error));
    default:
      return nothing;
  }
}

/** For a request whose answer is not waited for any more. */
export function tooLate(): TemplateResult {
  return notWithdrawn(tooLateWords());
}

function notWithdrawn(text: string): TemplateResult {
  return notice({ tone: 'warning', title: msg('Hồ sơ chưa được rút'), text });
}

function tooLateWords(): string {
  return msg('Hồ sơ đã xử lý đến mức không rút được nữa. Cần rút, xin gọi cơ quan đang giữ hồ sơ.');
}

function refusalWords(error: EndpointError): string {
  if (isProblem(error, 'withdrawal-not-possible')) return tooLateWords();
  if (isProblem(error, 'tracking-expired')) return msg('Đã hết thời gian xem. Xin xác nhận lại rồi rút.');
  const { failure } = error;
  const { detail, title } = failure.kind === 'refused' ? failure.problem : {};
  return detail ?? title ?? msg('Xin thử lại, hoặc gọi tổng đài để được giúp.');
}
