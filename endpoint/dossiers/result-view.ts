import { DOSSIER_STATUS, type DossierProgress } from '../../src/contract/dossier-progress.ts';
import type { dossiers } from '../db/schema/dossiers.ts';
import type { Language } from '../http/language.ts';
import type { KeptLine } from '../payments/kept.ts';
import { vietnamTime } from './deadline.ts';
import type { Text } from './kept.ts';

type Row = typeof dossiers.$inferSelect;

/** What is to be paid still before the dossier goes on, in the language asked for. */
export function paymentOf(
  { paymentUntil }: Row,
  owed: readonly KeptLine[],
  language: Language,
): DossierProgress['payment'] {
  if (owed.length === 0) return undefined;
  const lines = owed.map(({ id, label, type, amount, quantity, total }) => ({
    id,
    label: label[language],
    type: { code: type.code, label: type.label[language] },
    amount,
    quantity,
    total,
  }));
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  return { lines, total, ...(paymentUntil && { until: vietnamTime(paymentUntil) }) };
}

const ELECTRONIC = 'ONLINE';

const DESK: Text = { vi: 'Bộ phận Một cửa', en: 'One-stop desk' };
const HOURS: Text = {
  vi: 'Thứ Hai đến thứ Sáu, 7:00–11:30 và 13:30–17:00, trừ ngày lễ',
  en: 'Monday to Friday, 7:00–11:30 and 13:30–17:00, except holidays',
};
const BRING: readonly Text[] = [
  { vi: 'Giấy tờ tùy thân của người nộp hồ sơ', en: 'Identity papers of the applicant' },
  { vi: 'Giấy tiếp nhận hoặc mã hồ sơ', en: 'The receipt or the application code' },
];

/** A result that waits at a desk; one that comes by post or over the line does not. */
export function collectionOf(
  { status, delivery, shipment }: Row,
  holder: string,
  language: Language,
): DossierProgress['collection'] {
  const isSent = delivery.id === ELECTRONIC || delivery.address !== undefined || shipment !== null;
  if (status !== DOSSIER_STATUS.processed || isSent) return undefined;
  return {
    place: `${DESK[language]}, ${holder}`,
    hours: HOURS[language],
    bring: BRING.map((thing) => thing[language]),
  };
}

export function shipmentOf({ shipment }: Row, language: Language): DossierProgress['shipment'] {
  if (shipment === null) return undefined;
  const { carrier, number, url, events } = shipment;
  return {
    carrier: carrier[language],
    number,
    ...(url !== undefined && { url }),
    events: events.map(({ at, what, place }) => ({
      at: vietnamTime(new Date(at)),
      what: what[language],
      ...(place && { place: place[language] }),
    })),
  };
}
