import { and, eq, inArray, sql } from 'drizzle-orm';
import { BILL_KIND, LINE_DUE } from '../../../src/contract/bills.ts';
import { DOSSIER_STATUS } from '../../../src/contract/dossier-progress.ts';
import { normaliseDossierCode } from '../../../src/domain/dossier-code.ts';
import type { Database } from '../../db/connect.ts';
import { dossiers } from '../../db/schema/dossiers.ts';
import { dossierEvents } from '../../db/schema/following.ts';
import type { KeptCharge, Text } from '../../dossiers/kept.ts';
import { moveDossier } from '../../dossiers/moves.ts';
import { findPlaces, placeOfReceiver, receiverName } from '../../dossiers/places.ts';
import { isTerminal } from '../../dossiers/transitions.ts';
import type { Form } from '../../forms/forms.ts';
import { AGENCIES } from '../accounts.ts';
import type { BillContent, BillKind, BillPlace, Choices, ContentLine, SettledPlace } from '../bill-kind.ts';
import { refuseOthers } from '../choices.ts';

type Row = typeof dossiers.$inferSelect;

/** Longer is no code of any make. */
const LONGEST = 60;

/** Fees and charges of a dossier. Whether it is the asker's is proved before it is read. */
export const dossierBill: BillKind = {
  code: BILL_KIND.dossier,
  label: { vi: 'Phí, lệ phí hồ sơ', en: 'Fees and charges of an application' },
  numberLabel: { vi: 'Mã hồ sơ', en: 'Application code' },
  numberHelp: { vi: 'Có trên giấy tiếp nhận hồ sơ.', en: 'It is on the receipt.' },
  personal: false,
  tidy: (number) => {
    const code = normaliseDossierCode(number.slice(0, LONGEST));
    return code === '' ? undefined : code;
  },
  read: readDossierBill,
  settled: (place) => tellDossier(place, place.remaining.length === 0),
  unsettled: (place) => tellDossier(place, false, GIVEN_BACK),
};

async function readDossierBill(
  { database, forms, lock }: BillPlace,
  { number, choices }: { readonly number: string; readonly choices: Choices },
): Promise<BillContent | undefined> {
  const query = database.select().from(dossiers).where(eq(dossiers.code, number));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) return undefined;
  refuseOthers(choices);
  const form = forms.find(row.procedureCode);
  const name = form?.definitions.vi.procedureName ?? row.procedureCode;
  const closed = isTerminal(row.status);
  const wasPaidAtDesk = await paidAtDesk(database, number);
  return {
    subject: 'charges',
    title: { vi: `Phí, lệ phí: ${name}`, en: `Fees and charges: ${name}` },
    payee: await payeeOf(database, row, form),
    account: AGENCIES,
    choices: [],
    lines: row.charges.map((line) => lineOf(row, line, form, wasPaidAtDesk)),
    ...(row.status === DOSSIER_STATUS.payment && row.paymentUntil && { until: row.paymentUntil }),
    notes: closed ? [CLOSED] : [],
    closed,
  };
}

const CLOSED: Text = {
  vi: 'Hồ sơ đã kết thúc, không cần nộp thêm khoản nào.',
  en: 'The application is closed: nothing more is to be paid.',
};

async function payeeOf(database: Database, row: Row, form: Form | undefined): Promise<Text> {
  const places = await findPlaces(database, [row.receivingUnit ?? undefined]);
  const receiver = placeOfReceiver(places, row.receivingUnit);
  return {
    vi: receiverName(form?.definitions.vi, receiver, 'vi'),
    en: receiverName(form?.definitions.en, receiver, 'en'),
  };
}

function lineOf(
  { status }: Row,
  line: KeptCharge,
  form: Form | undefined,
  wasPaidAtDesk: boolean,
): ContentLine {
  const { id, amount, quantity, total } = line;
  const [vi, en] = (['vi', 'en'] as const).map((language) =>
    form?.definitions[language].charges.find((rule) => rule.id === id),
  );
  const due = line.due ?? LINE_DUE.onReceipt;
  return {
    id,
    label: { vi: vi?.label ?? line.label, en: en?.label ?? line.label },
    type: {
      code: line.type.code,
      label: { vi: vi?.type.label ?? line.type.label, en: en?.type.label ?? line.type.label },
    },
    amount,
    quantity,
    total,
    due,
    ...(vi?.source !== undefined && { source: vi.source }),
    payable: isPayable(due, status),
    ...(wasPaidAtDesk && due !== LINE_DUE.onReturn && { paid: true }),
  };
}

/** Those that are not known are asked for on receipt. */
function isPayable(due: string, status: string): boolean {
  if (due === LINE_DUE.onSupplement) return status === DOSSIER_STATUS.payment;
  return due === LINE_DUE.onReturn ? status === DOSSIER_STATUS.processed : !isTerminal(status);
}

/**
 * Whether an office said last that it has the money, by a move of its own: what is paid here is moved by nobody.
 * Asking for it once more takes that back.
 */
async function paidAtDesk(database: Database, code: string): Promise<boolean> {
  const [last] = await database
    .select({ move: dossierEvents.move, officer: dossierEvents.officer })
    .from(dossierEvents)
    .where(and(eq(dossierEvents.dossier, code), inArray(dossierEvents.move, ['askForPayment', 'paid'])))
    .orderBy(sql`${dossierEvents.version} desc`)
    .limit(1);
  return last?.move === 'paid' && last.officer !== null;
}

const PARTLY_PAID: Text = { vi: 'Đã nhận phí, lệ phí nộp trực tuyến.', en: 'A payment was received online.' };
const GIVEN_BACK: Text = {
  vi: 'Phí, lệ phí đã nộp được trả lại.',
  en: 'Fees or charges that were paid are given back.',
};

/** What a dossier waited for lets it go on; anything else is a line of its story. */
async function tellDossier(
  { transaction, bill, now }: SettledPlace,
  isComplete: boolean,
  what: Text = PARTLY_PAID,
): Promise<void> {
  const [row] = await transaction
    .select({ status: dossiers.status })
    .from(dossiers)
    .where(eq(dossiers.code, bill.number));
  const goesOn = isComplete && row?.status === DOSSIER_STATUS.payment;
  await moveDossier(transaction, {
    code: bill.number,
    move: goesOn ? { kind: 'paid' } : { kind: 'money', what },
    by: {},
    now,
  });
}
