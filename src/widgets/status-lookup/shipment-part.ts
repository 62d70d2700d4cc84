import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { Shipment } from '../../contract/dossier-progress.ts';
import { safeAddress } from '../../ui/link.ts';
import { momentWords } from './moment-words.ts';
import { fact, vietnamese } from './facts.ts';

/** The way of the parcel that brings the result. */
export function shipmentPart(shipment: Shipment, language: Language): TemplateResult {
  const address = safeAddress(shipment.url);
  return html`<section part="shipment">
    <h3>${msg('Gửi kết quả qua bưu điện')}</h3>
    <dl class="facts">
      ${fact(msg('Bưu điện'), vietnamese(shipment.carrier))}
      ${fact(msg('Số bưu gửi'), html`<span translate="no">${shipment.number}</span>`)}
    </dl>
    ${
      shipment.events.length > 0
        ? html`<ol class="timeline">
            ${shipment.events.toReversed().map(
              ({ at, what, place }) =>
                html`<li>
                  <p class="muted small"><time datetime=${at}>${momentWords(at, language)}</time></p>
                  <p>${what}${place ? html` <span lang="vi">(${place})</span>` : nothing}</p>
                </li>`,
            )}
          </ol>`
        : nothing
    }
    ${
      address
        ? html`<p>
            <a href=${address} target="_blank" rel="noopener noreferrer"
              >${msg('Xem trên trang của bưu điện')}<span class="visually-hidden"
                >${msg('(mở trang mới)')}</span
              ></a
            >
          </p>`
        : nothing
    }
  </section>`;
}
