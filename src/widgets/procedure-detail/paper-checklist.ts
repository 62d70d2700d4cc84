import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { ExecutionCase, Procedure, ProfileComponent } from '../../contract/procedure-record.ts';
import { plainLines } from '../../domain/source-text.ts';
import { icon } from '../../ui/icon.ts';
import { safeAddress } from '../../ui/link.ts';
import { sourceText } from '../../ui/source-text.ts';
import { DOWNLOAD } from './detail-icons.ts';
import { quantity } from './procedure-facts.ts';

/** A "paper" longer than this is a whole table run together: text to read, not a box to tick. */
const LONGEST_PAPER = 600;

export interface PaperChecklist {
  /** Keys of the papers ticked off. Kept in memory only: nobody else on a shared computer sees them. */
  readonly ready: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

/** The papers to prepare, case by case, to be ticked off at home and printed. */
export function papersSection(procedure: Procedure, checklist: PaperChecklist): TemplateResult {
  const cases = procedure.executionCases.filter(({ profileComponents }) => profileComponents.length > 0);
  if (cases.length === 0) {
    return html`<p>${msg('Nguồn chưa ghi giấy tờ cần nộp. Xin hỏi cơ quan tiếp nhận trước khi đi.')}</p>`;
  }
  return html`${cases.map((one, index) => caseSection(one, index, checklist))}`;
}

function caseSection(one: ExecutionCase, index: number, checklist: PaperChecklist): TemplateResult {
  const papers = one.profileComponents;
  const ready = papers.filter((_, position) => checklist.ready.has(`${index}/${position}`)).length;
  const tickable = papers.some(isTickable);
  return html`<div class="case">
    ${one.name ? html`<h4 lang="vi">${one.name}</h4>` : nothing}
    ${
      one.processingDay
        ? html`<p>${msg('Thời hạn')}: <span lang="vi">${one.processingDay}</span></p>`
        : nothing
    }
    <ul class="papers">
      ${papers.map((paper, position) => html`<li>${paperItem(paper, `${index}/${position}`, checklist)}</li>`)}
    </ul>
    ${
      tickable && papers.length > 1
        ? html`<p class="muted small screen-only" role="status">
            ${msg(str`Đã chuẩn bị ${ready} trên ${papers.length} giấy tờ`)}
          </p>`
        : nothing
    }
  </div>`;
}

function isTickable(paper: ProfileComponent): boolean {
  return paper.name.length <= LONGEST_PAPER;
}

function paperItem(paper: ProfileComponent, key: string, checklist: PaperChecklist): TemplateResult {
  const count = quantity(paper.originalQty, paper.copyQty);
  const forms = paper.attachments.flatMap(({ name, url }) => {
    const address = safeAddress(url);
    return address ? [{ name, address }] : [];
  });
  return html`
    ${
      isTickable(paper)
        ? html`<label class="paper">
            <input
              type="checkbox"
              .checked=${checklist.ready.has(key)}
              @change=${() => checklist.onToggle(key)}
            />
            <span
              >${plainLines(paper.name).map((line) => html`<span class="line" lang="vi">${line}</span> `)}${
                count ? html`<span class="muted small">(${count})</span>` : nothing
              }</span
            >
          </label>`
        : sourceText(paper.name)
    }
    ${forms.map(
      ({ name, address }) =>
        html`<a class="form-link" href=${address} target="_blank" rel="noopener" lang="vi"
          >${icon(DOWNLOAD)} ${msg(str`Tải mẫu: ${name}`)}<span class="visually-hidden"
            >${msg('(mở trang mới)')}</span
          ></a
        >`,
    )}
  `;
}
