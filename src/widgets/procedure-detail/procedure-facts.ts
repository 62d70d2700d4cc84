import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { ExecutionMethod, Fee, Procedure } from '../../contract/procedure-record.ts';
import { formatMoney, formatProcessingTime } from '../../i18n/formats.ts';
import { safeAddress } from '../../ui/link.ts';
import { sourceText } from '../../ui/source-text.ts';

/** Each channel with what it costs and how long it takes. */
export function methodsSection(procedure: Procedure, language: Language): TemplateResult {
  const methods = procedure.executionMethods;
  if (methods.length === 0) {
    return html`<p>${msg('Thời hạn và phí: tùy trường hợp. Xin hỏi cơ quan tiếp nhận.')}</p>`;
  }
  return html`<ul class="methods">
    ${methods.map((method) => html`<li class="method">${methodItem(method, language)}</li>`)}
  </ul>`;
}

function methodItem(method: ExecutionMethod, language: Language): TemplateResult {
  const time = formatProcessingTime(method.processingTime, language);
  return html`
    <h4>${method.submissionMethod.label}</h4>
    <dl class="facts">
      <div>
        <dt>${msg('Thời hạn')}</dt>
        <dd>${time ?? msg('tùy trường hợp')}</dd>
      </div>
      <div>
        <dt>${msg('Phí, lệ phí')}</dt>
        <dd>
          ${
            method.fees.length > 0
              ? html`<ul>
                  ${method.fees.map((fee) => html`<li>${feeItem(fee, language)}</li>`)}
                </ul>`
              : msg('tùy trường hợp')
          }
        </dd>
      </div>
    </dl>
    ${method.description ? sourceText(method.description) : nothing}
  `;
}

function feeItem(fee: Fee, language: Language): TemplateResult {
  const amount = fee.value === undefined ? undefined : formatMoney(fee.value, language);
  // Where the source has no figure, its own words say what it depends on.
  const figure = amount ?? (fee.description ? '' : msg('tùy trường hợp'));
  return html`<span class="amount">${fee.type.label}: ${figure}</span> ${
      fee.description ? html`<span class="muted small" lang="vi">${fee.description}</span>` : nothing
    }`;
}

/** Who may use the procedure and under which conditions. */
export function peopleSection(procedure: Procedure): TemplateResult {
  return html`
    ${
      procedure.subjectTypes.length > 0
        ? html`<ul class="plain-list">
            ${procedure.subjectTypes.map((type) => html`<li>${type.label}</li>`)}
          </ul>`
        : html`<p>${msg('Đối tượng: tùy trường hợp. Xin hỏi cơ quan tiếp nhận.')}</p>`
    }
    ${
      procedure.requirementsAndConditions
        ? html`<h4>${msg('Yêu cầu, điều kiện')}</h4>
            ${sourceText(procedure.requirementsAndConditions, procedure.sourceUrl)}`
        : nothing
    }
  `;
}

export function stepsSection(procedure: Procedure): TemplateResult {
  const steps = procedure.executionSteps;
  if (steps.length === 0) return html`<p>${msg('Nguồn chưa ghi các bước. Xin hỏi cơ quan tiếp nhận.')}</p>`;
  const item = ({ name, description }: (typeof steps)[number]) =>
    html`${name ? html`<h4 lang="vi">${name}</h4>` : nothing}${sourceText(description, procedure.sourceUrl)}`;
  if (steps.length === 1) return item(steps[0]!);
  return html`<ol class="steps">
    ${steps.map((step) => html`<li>${item(step)}</li>`)}
  </ol>`;
}

/** Where the dossier goes and who decides. */
export function placesSection(procedure: Procedure): TemplateResult {
  const facts = [
    fact(msg('Cấp thực hiện'), procedure.administrativeLevels.map(({ label }) => label).join(', ')),
    fact(msg('Cơ quan thực hiện'), procedure.unitGroupsExecuting.join('; '), 'vi'),
    fact(msg('Cơ quan có thẩm quyền'), procedure.competentAgency, 'vi'),
    fact(msg('Cơ quan phối hợp'), procedure.coordinatingAgencies.join('; '), 'vi'),
    fact(msg('Nơi tiếp nhận hồ sơ'), procedure.dossierReceivingAddresses.join('; '), 'vi'),
  ];
  if (facts.every((one) => one === nothing)) return html`<p>${msg('tùy trường hợp')}</p>`;
  return html`<dl class="facts">${facts}</dl>`;
}

export function resultsSection(procedure: Procedure): TemplateResult {
  if (procedure.results.length === 0) return html`<p>${msg('tùy trường hợp')}</p>`;
  return html`<ul class="plain-list" lang="vi">
    ${procedure.results.map(({ name }) => html`<li>${sourceText(name, procedure.sourceUrl)}</li>`)}
  </ul>`;
}

export function legalBasesSection(procedure: Procedure): TemplateResult {
  return html`<ul class="plain-list" lang="vi">
    ${procedure.legalBases.map(
      ({ code, name }) =>
        html`<li>
          ${name}${code && code !== name ? html` <span class="muted">(${code})</span>` : nothing}
        </li>`,
    )}
  </ul>`;
}

/** Where the record comes from and how old it is: the province only shows it. */
export function sourceSection(procedure: Procedure, updated: string | undefined): TemplateResult {
  const source = safeAddress(procedure.sourceUrl);
  return html`
    <dl class="facts">
      ${fact(msg('Mã thủ tục'), procedure.code)} ${fact(msg('Lĩnh vực'), procedure.category?.name, 'vi')}
      ${fact(msg('Quyết định công bố'), procedure.decisionNo, 'vi')}
      ${fact(msg('Loại thủ tục'), procedure.formalityType?.label)}
      ${fact(msg('Tình trạng'), procedure.state?.label)}
      ${fact(msg('Cập nhật'), updated ?? msg('nguồn không ghi ngày'))}
    </dl>
    <p>${msg('Nội dung được giữ nguyên như hệ thống quốc gia cung cấp.')}</p>
    ${
      source
        ? html`<p>
            <a href=${source} target="_blank" rel="noopener" class="source-link"
              >${msg('Xem trên Cổng Dịch vụ công quốc gia')}<span class="visually-hidden"
                >${msg('(mở trang mới)')}</span
              ></a
            >
          </p>`
        : nothing
    }
  `;
}

function fact(term: string, value: string | undefined, language?: string): TemplateResult | typeof nothing {
  if (!value) return nothing;
  return html`<div>
    <dt>${term}</dt>
    <dd lang=${language ?? nothing}>${value}</dd>
  </div>`;
}

/** "2 bản chính, 1 bản sao"; `undefined` when the source gives no number. */
export function quantity(original: number | undefined, copies: number | undefined): string | undefined {
  const originals = original ? msg(str`${original} bản chính`) : undefined;
  const duplicates = copies ? msg(str`${copies} bản sao`) : undefined;
  return [originals, duplicates].filter((part) => part !== undefined).join(', ') || undefined;
}
