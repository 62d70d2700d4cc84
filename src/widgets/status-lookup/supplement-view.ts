import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { isProblem } from '../../client/problems.ts';
import type { EndpointError } from '../../client/errors.ts';
import type { Language } from '../../config/settings.ts';
import type { SupplementForm } from '../../contract/dossier-changes.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import type { ReadState } from '../../controllers/endpoint-read.ts';
import type { RequestState } from '../../controllers/exactly-once.ts';
import { answerFields, type AnswersScreen } from '../../fields/answer-fields.ts';
import { draftLine, type DraftLine } from '../../fields/draft-line.ts';
import { errorNotice } from '../../ui/endpoint-notice.ts';
import { errorSummary } from '../../ui/error-summary.ts';
import { notice } from '../../ui/notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import { troubleWords } from '../../ui/trouble-words.ts';
import { momentWords } from './moment-words.ts';
import type { SupplementSession } from './supplement-session.ts';

/** Why nothing is awaited any more is not known here; what the dossier is like now may be. */
export interface NotAwaited {
  readonly progress?: DossierProgress;
}

export interface SupplementView {
  readonly session: SupplementSession | undefined;
  readonly read: ReadState<SupplementForm>;
  readonly notAwaited: NotAwaited | undefined;
  readonly request: RequestState<DossierProgress>;
  readonly draft: Omit<DraftLine, 'language' | 'conflict'>;
  /** Files it waits for, once "send" was pressed. */
  readonly unfinished: number;
  /** What checks the answers is on its way, or did not come. */
  readonly checking: 'now' | 'failed' | undefined;
  readonly language: Language;
  readonly screen: AnswersScreen | undefined;
  /** The papers asked for, as the documents' part draws them. */
  readonly papers: unknown;
  readonly send: () => void;
  readonly resend: () => void;
  readonly retry: () => void;
  readonly follow: (place: string) => void;
  readonly close: () => void;
}

/** What an office has asked for, to be answered and sent. */
export function supplementView(view: SupplementView): TemplateResult {
  const { session, screen, read } = view;
  return html`<div class="supplement" part="supplement-form">
    <h3 id="supplement" tabindex="-1">${msg('Bổ sung hồ sơ')}</h3>
    ${
      view.notAwaited
        ? notAwaitedPart(view.notAwaited, view.close)
        : session && screen
          ? formPart(session, screen, view)
          : read.kind === 'failed'
            ? html`${errorNotice(read.error, { retry: view.retry })} ${laterButton(view)}`
            : html`<div aria-busy="true">${skeletonLines('middle', 'long', 'long', 'short')}</div>`
    }
  </div>`;
}

function formPart(session: SupplementSession, screen: AnswersScreen, view: SupplementView): TemplateResult {
  const { asked, shown, documents } = session;
  const until = momentWords(asked.until, view.language);
  const isSealed = view.request.kind === 'sending' || view.request.kind === 'unknown';
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isSealed) view.send();
  };
  return html`${
      asked.reasons.length > 0
        ? html`<ul class="supplement-reasons" lang="vi">
            ${asked.reasons.map((reason) => html`<li>${reason}</li>`)}
          </ul>`
        : nothing
    }
    ${until ? html`<p>${msg(str`Xin gửi chậm nhất ${until}.`)}</p>` : nothing}
    <form novalidate autocomplete=${screen.kiosk ? 'off' : nothing} @submit=${submit}>
      ${errorSummary(session.ended ? session.issues : [], (place) => labelAt(session, place), view.follow)}
      <div class="supplement-asked" ?inert=${isSealed}>
        ${shown.length > 0 ? html`<div class="fields">${answerFields(shown, screen)}</div>` : nothing}
        ${documents.length > 0 ? view.papers : nothing}
      </div>
      <div aria-live="polite">${progressWords(view, session)}</div>
      <p class="actions">
        ${
          view.request.kind === 'unknown'
            ? html`<button
                type="button"
                class="button primary"
                part="supplement-button"
                @click=${view.resend}
              >
                ${msg('Gửi lại')}
              </button>`
            : html`<button
                type="submit"
                class="button primary"
                part="supplement-button"
                aria-disabled=${isSealed || view.unfinished > 0 ? 'true' : nothing}
              >
                ${msg('Gửi bổ sung')}
              </button>`
        }
        ${isSealed ? nothing : laterButton(view)}
      </p>
      ${
        isSealed
          ? nothing
          : draftLine({
              ...view.draft,
              language: view.language,
              conflict: msg('Phần bổ sung vừa được sửa hoặc gửi ở một cửa sổ khác'),
            })
      }
    </form>`;
}

function laterButton({ close }: SupplementView): TemplateResult {
  return html`<button type="button" class="button plain" part="supplement-later-button" @click=${close}>
    ${msg('Để sau')}
  </button>`;
}

function notAwaitedPart({ progress }: NotAwaited, close: () => void): TemplateResult {
  return notice({
    tone: 'information',
    title: msg('Nơi giải quyết không còn chờ phần bổ sung này'),
    text: progress
      ? msg(str`Trạng thái hồ sơ hiện nay: ${progress.status.label}.`)
      : msg('Có thể phần bổ sung đã được nhận, hoặc hồ sơ đã chuyển sang bước khác.'),
    actions: html`<button type="button" class="button primary" @click=${close}>${msg('Xem hồ sơ')}</button>`,
  });
}

function progressWords(
  { request, unfinished, checking }: SupplementView,
  session: SupplementSession,
): unknown {
  if (unfinished > 0) {
    return notice({
      tone: 'information',
      title: msg(str`Đang chờ ${unfinished} tệp gửi xong`),
      text: msg('Phần bổ sung sẽ tự gửi ngay khi đủ tệp. Tệp nào dừng lại, xin gửi tiếp hoặc bỏ.'),
    });
  }
  if (checking === 'now') return html`<p>${msg('Đang kiểm tra những gì đã điền…')}</p>`;
  if (checking === 'failed') {
    return notice({
      tone: 'warning',
      title: msg('Chưa gửi được phần bổ sung'),
      text: msg('Trang chưa tải đủ. Những gì đã điền vẫn còn; xin kiểm tra mạng rồi bấm gửi lần nữa.'),
    });
  }
  switch (request.kind) {
    case 'sending':
      return notice({
        tone: 'information',
        title: msg('Đang gửi phần bổ sung'),
        text: html`${msg('Xin giữ trang này; nếu rớt mạng vẫn chỉ gửi một lần.')}
        ${request.trouble ? html`<br />${troubleWords(request.trouble)}` : nothing}`,
      });
    case 'unknown':
      return notice({
        tone: 'warning',
        title: msg('Chưa biết hệ thống đã nhận phần bổ sung hay chưa'),
        text: html`${troubleWords(request.error.failure)}
        ${msg('Trang sẽ tự hỏi lại. Bấm “Gửi lại” cũng được: vẫn chỉ gửi một lần.')}`,
      });
    case 'refused':
      // What is wrong with the answers stands at the answers.
      return session.issues.some(({ warning }) => !warning) ? nothing : refusal(request.error);
    default:
      return nothing;
  }
}

function refusal(error: EndpointError): TemplateResult {
  const { failure } = error;
  if (isProblem(error, 'tracking-expired')) {
    return notice({
      tone: 'warning',
      title: msg('Chưa gửi: đã hết thời gian xem hồ sơ'),
      text: msg('Những gì đã điền vẫn còn. Xin xác nhận lại hồ sơ là của mình rồi bấm gửi lần nữa.'),
    });
  }
  const problem = failure.kind === 'refused' ? failure.problem : {};
  return notice({
    tone: 'danger',
    title: msg('Hệ thống quốc gia chưa nhận phần bổ sung này'),
    text: problem.detail ?? problem.title ?? msg('Xin thử lại, hoặc gọi tổng đài để được giúp.'),
  });
}

function labelAt(session: SupplementSession, place: string): string | undefined {
  return (
    session.fieldAt(place)?.field.label ??
    session.documents.find(({ id }) => place === `/documents/${id}`)?.name
  );
}
