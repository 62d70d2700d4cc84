import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { TimelineEntry } from '../../contract/dossier-progress.ts';
import { momentWords } from './moment-words.ts';

/** What is shown before the rest is asked for. */
const SHOWN = 5;

export interface Timeline {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** Ids of those nobody has seen yet. */
  readonly fresh: ReadonlySet<string>;
  readonly language: Language;
}

/** Everything that happened, newest first: when, what, and by whom. */
export function timelinePart({ entries, fresh, language }: Timeline): TemplateResult {
  // Nothing is folded away for the sake of one entry.
  const shown = entries.length <= SHOWN + 1 ? entries.length : SHOWN;
  const rest = entries.slice(shown);
  const list = (part: readonly TimelineEntry[]) =>
    html`<ol class="timeline">
      ${part.map((entry) => timelineItem(entry, fresh.has(entry.id), language))}
    </ol>`;
  return html`<section part="timeline">
    <h3>${msg('Diễn biến')}</h3>
    ${entries.length > 0 ? list(entries.slice(0, shown)) : html`<p>${msg('Chưa có diễn biến nào.')}</p>`}
    ${
      rest.length > 0
        ? html`<details>
            <summary>${msg(str`Xem thêm ${rest.length} mốc trước đó`)}</summary>
            ${list(rest)}
          </details>`
        : nothing
    }
  </section>`;
}

function timelineItem(entry: TimelineEntry, isNew: boolean, language: Language): TemplateResult {
  const { officer, title, department } = entry;
  const who = [officer && title ? `${officer}, ${title}` : (officer ?? title), department]
    .filter(Boolean)
    .join(' · ');
  return html`<li>
    <p class="muted small">
      <time datetime=${entry.at}>${momentWords(entry.at, language)}</time>
      ${isNew ? html`<span class="badge" data-tone="new">${msg('mới')}</span>` : nothing}
    </p>
    <p>${entry.what || entry.status.label}</p>
    ${who ? html`<p class="muted small" lang="vi">${who}</p>` : nothing}
  </li>`;
}
