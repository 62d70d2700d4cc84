import type { Bill, BillLine } from '../../src/contract/bills.ts';
import { LINE_DUE, LINE_STATE } from '../../src/contract/bills.ts';
import type { Term } from '../../src/contract/common.ts';
import { vietnamTime } from '../dossiers/deadline.ts';
import type { Text } from '../dossiers/kept.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import type { KeptLine } from '../payments/kept.ts';
import type { OperationRequest } from '../routes/operation.ts';
import type { BillKind, KeptChoice } from './bill-kind.ts';
import { type ReadBill, readBill } from './bills.ts';
import { BILL_KINDS } from './kinds.ts';
import { paymentMethods } from './methods.ts';

const DUE: Readonly<Record<string, Text>> = {
  [LINE_DUE.onReceipt]: { vi: 'Khi tiếp nhận hồ sơ', en: 'On receipt' },
  [LINE_DUE.onSupplement]: { vi: 'Khi được yêu cầu', en: 'When asked for' },
  [LINE_DUE.onReturn]: { vi: 'Khi trả kết quả', en: 'When the result is returned' },
};

const STATES: Readonly<Record<string, Text>> = {
  [LINE_STATE.due]: { vi: 'Cần nộp', en: 'Due' },
  [LINE_STATE.later]: { vi: 'Nộp sau', en: 'Due later' },
  [LINE_STATE.pending]: { vi: 'Đang thanh toán', en: 'Being paid' },
  [LINE_STATE.paid]: { vi: 'Đã nộp', en: 'Paid' },
  [LINE_STATE.refunded]: { vi: 'Đã trả lại', en: 'Given back' },
  [LINE_STATE.free]: { vi: 'Không thu tiền', en: 'Free of charge' },
};

const termOf = (texts: Readonly<Record<string, Text>>, code: string, language: Language): Term => ({
  code,
  label: texts[code]?.[language] ?? code,
});

export function kindOf({ code, label }: BillKind, language: Language): Term {
  return { code, label: label[language] };
}

/** A line in one language, with what has become of it. */
export function sayLine(
  { label, type, due, ...line }: KeptLine,
  state: string,
  language: Language,
): BillLine {
  return {
    ...line,
    label: label[language],
    type: { code: type.code, label: type.label[language] },
    state: termOf(STATES, state, language),
    ...(due !== undefined && { due: termOf(DUE, due, language) }),
  };
}

/** A bill as the contract has it. */
export async function billView(request: OperationRequest, id: string): Promise<Bill> {
  const { store, forms, language, now } = request;
  const bill = await store.database.transaction(
    (database) => readBill({ database, forms, now, lock: false }, id),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  if (!bill) throw new ProblemError('billNotFound');
  return sayBill(bill, language);
}

function sayBill(bill: ReadBill, language: Language): Bill {
  const { row, kind, content, states, openPayment } = bill;
  const due = content.lines.filter(({ id }) => states.get(id) === LINE_STATE.due);
  return {
    id: row.id,
    kind: kindOf(kind, language),
    number: row.number,
    title: content.title[language],
    payee: content.payee[language],
    ...(content.source !== undefined && { source: content.source }),
    choices: content.choices.map((choice) => sayChoice(choice, language)),
    lines: content.lines.map(({ payable: _payable, paid: _paid, ...line }) =>
      sayLine(line, states.get(line.id) ?? LINE_STATE.later, language),
    ),
    total: due.reduce((sum, { total }) => sum + total, 0),
    ...(content.until && bill.owed.length > 0 && { until: vietnamTime(content.until) }),
    notes: content.notes.map((note) => note[language]),
    methods: paymentMethods(language),
    ...(openPayment !== undefined && { openPayment }),
    settledBy: [...bill.settledBy],
  };
}

function sayChoice({ id, label, help, chosen, options }: KeptChoice, language: Language) {
  return {
    id,
    label: label[language],
    ...(help && { help: help[language] }),
    chosen,
    options: options.map((option) => ({ value: option.value, label: option.label[language] })),
  };
}

/** The kinds on offer, for the description of the endpoint. */
export function describeBillKinds(language: Language) {
  return BILL_KINDS.map(({ code, label, numberLabel, numberHelp }) => ({
    code,
    label: label[language],
    numberLabel: numberLabel[language],
    ...(numberHelp && { numberHelp: numberHelp[language] }),
  }));
}
