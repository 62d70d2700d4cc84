import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointError } from '../../client/errors.ts';
import { notice } from '../../ui/notice.ts';
import { troubleWords } from '../../ui/trouble-words.ts';
import type { ReviewView } from './review-view.ts';
import { isSealed } from './submission-state.ts';

/** Consent, the button that sends, and what becomes of it. */
export function sendingPart(view: ReviewView): TemplateResult {
  const { session, submission } = view;
  const busy = isSealed(submission) || view.awaited.length > 0;
  return html`<section>
      <h3>${msg('Đồng ý và gửi')}</h3>
      ${session.definition.consent.text.map((text) => html`<p>${text}</p>`)} ${consentBox(view, busy)}
    </section>
    <div class="sending" aria-live="polite">${progressWords(view)}</div>
    <p class="actions step-buttons">
      ${
        submission.kind === 'unknown'
          ? html`<button type="button" class="button primary" part="submit-button" @click=${view.resend}>
              ${msg('Gửi lại')}
            </button>`
          : html`<button
              type="button"
              class="button primary"
              part="submit-button"
              aria-disabled=${busy ? 'true' : nothing}
              @click=${busy ? nothing : view.send}
            >
              ${msg('Gửi hồ sơ')}
            </button>`
      }
      <button
        type="button"
        class="button plain"
        part="back-button"
        ?hidden=${isSealed(submission)}
        @click=${view.back}
      >
        ${msg('Quay lại')}
      </button>
    </p>`;
}

function consentBox({ session }: ReviewView, busy: boolean): TemplateResult {
  const issue = session.issueAt('/consent');
  return html`<div class="field" ?data-invalid=${issue !== undefined}>
    ${issue ? html`<p class="error" id="/consent-error">${issue.text}</p>` : nothing}
    <label class="choice">
      <input
        type="checkbox"
        id="/consent"
        .checked=${session.consented}
        ?disabled=${busy}
        aria-invalid=${issue ? 'true' : 'false'}
        aria-describedby=${issue ? '/consent-error' : nothing}
        @change=${(event: Event) => session.consent((event.target as HTMLInputElement).checked)}
      />
      <span>${msg('Tôi đã đọc, đồng ý, và cam đoan những gì đã điền là đúng')}</span>
    </label>
  </div>`;
}

function progressWords(view: ReviewView): unknown {
  const { submission, awaited, session } = view;
  if (awaited.length > 0) return waitingWords(view);
  switch (submission.kind) {
    case 'sending':
      return notice({
        tone: 'information',
        title: msg('Đang gửi hồ sơ'),
        text: html`${msg('Xin giữ trang này; nếu rớt mạng hồ sơ vẫn chỉ được gửi một lần.')}
        ${submission.trouble ? html`<br />${troubleWords(submission.trouble)}` : nothing}`,
      });
    case 'unloaded':
      return notice({
        tone: 'warning',
        title: msg('Chưa gửi được hồ sơ'),
        text: msg(
          'Trang chưa tải đủ. Những gì đã điền vẫn còn; xin kiểm tra mạng rồi bấm “Gửi hồ sơ” lần nữa.',
        ),
      });
    case 'unknown':
      return notice({
        tone: 'warning',
        title: msg('Chưa biết hệ thống đã nhận hồ sơ hay chưa'),
        text: html`${troubleWords(submission.error.failure)}
        ${msg('Trang sẽ tự hỏi lại. Bấm “Gửi lại” cũng được: hồ sơ vẫn chỉ được gửi một lần.')}`,
      });
    case 'refused':
      // What is wrong with the answers stands at the answers.
      return session.issues.some(({ warning }) => !warning) ? nothing : refusal(submission.error);
    default:
      return nothing;
  }
}

/** Which files, and which of them wait for the person: those never come by themselves. */
function waitingWords({ awaited, change, session }: ReviewView): TemplateResult {
  const stopped = awaited.filter(({ moves }) => !moves);
  const files = stopped.length > 0 ? stopped : awaited;
  return notice({
    tone: stopped.length > 0 ? 'warning' : 'information',
    title:
      stopped.length > 0
        ? msg(str`Chưa gửi được hồ sơ: ${stopped.length} tệp đang dừng`)
        : msg(str`Đang chờ ${awaited.length} tệp gửi xong`),
    text:
      stopped.length > 0
        ? msg('Xin mở từng tệp để gửi tiếp, chọn lại hoặc bỏ, rồi quay lại đây bấm “Gửi hồ sơ”.')
        : msg('Hồ sơ sẽ tự gửi ngay khi đủ tệp.'),
    actions: files.map(
      ({ name, place }) =>
        html`<button type="button" class="link" @click=${() => change(session.stepOf(place), place)}>
          <bdi>${name}</bdi>
        </button>`,
    ),
  });
}

function refusal({ failure }: EndpointError): TemplateResult {
  const problem = failure.kind === 'refused' ? failure.problem : {};
  return notice({
    tone: 'danger',
    title: msg('Hệ thống quốc gia chưa nhận hồ sơ này'),
    text: problem.detail ?? problem.title ?? msg('Xin thử lại, hoặc gọi tổng đài để được giúp.'),
  });
}
