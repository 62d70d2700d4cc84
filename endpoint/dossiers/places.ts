import { inArray } from 'drizzle-orm';
import type { AddressAnswer, FormDefinition } from '../../src/contract/form.ts';
import { units } from '../db/schema/catalogue.ts';
import type { Transaction } from '../db/connect.ts';
import type { Language } from '../http/language.ts';
import type { FieldError, Sentence } from '../http/problems.ts';
import { MISSING } from './sentences.ts';

type UnitRow = typeof units.$inferSelect;

/** The units a dossier names, by code. */
export type Places = ReadonlyMap<string, UnitRow>;

export async function findPlaces(
  transaction: Pick<Transaction, 'select'>,
  codes: readonly (string | undefined)[],
): Promise<Places> {
  const wanted = [...new Set(codes.filter((code) => code !== undefined))];
  if (wanted.length === 0) return new Map();
  const found = await transaction.select().from(units).where(inArray(units.code, wanted));
  const parents = found.flatMap(({ parent }) =>
    parent !== null && !wanted.includes(parent) ? [parent] : [],
  );
  const above =
    parents.length === 0 ? [] : await transaction.select().from(units).where(inArray(units.code, parents));
  return new Map([...found, ...above].map((row) => [row.code, row]));
}

const NO_PROVINCE: Sentence = {
  vi: 'Không có tỉnh, thành phố này. Hãy chọn trong 34 tỉnh, thành phố hiện nay.',
  en: 'There is no such province. Choose one of the 34 there are now.',
};
const NO_WARD: Sentence = {
  vi: 'Tỉnh, thành phố đã chọn không có phường, xã này. Tên và mã trước ngày 1/7/2025 không còn dùng: hãy chọn lại phường, xã hiện nay.',
  en: 'The province has no such ward. Names and codes from before 1 July 2025 are no longer used: choose the ward there is now.',
};

/** A province and one of its wards, as they are today. */
export function addressErrors(
  places: Places,
  { province, ward }: AddressAnswer,
  pointer: string,
): (FieldError & { readonly pointer: string })[] {
  const error = (part: string, wrong: Sentence, given: string | undefined) => [
    { pointer: `${pointer}/${part}`, detail: given === '' ? MISSING : wrong },
  ];
  if (province !== undefined && places.get(province)?.level !== 'PROVINCE')
    return error('province', NO_PROVINCE, province);
  const found = ward === undefined ? undefined : places.get(ward);
  const isThere = ward === undefined || (found?.level === 'WARD' && found.parent === province);
  return isThere ? [] : error('ward', NO_WARD, ward);
}

export interface Receiver {
  /** Absent where a ministry receives it. */
  readonly unit?: UnitRow;
  readonly province?: UnitRow;
}

export function findReceiver(
  { receivingLevel }: FormDefinition,
  places: Places,
  code: string | undefined,
): { errors: FieldError[]; receiver: Receiver } {
  if (receivingLevel === 'MINISTRY') return { errors: [], receiver: {} };
  const unit = code === undefined ? undefined : places.get(code);
  if (unit?.level !== receivingLevel) {
    const detail = code === undefined ? NO_RECEIVER : WRONG_RECEIVER;
    return { errors: [{ pointer: '/receivingUnit', detail }], receiver: {} };
  }
  return { errors: [], receiver: placeOfReceiver(places, unit.code) };
}

/** The unit that holds a dossier, and its province; neither where a ministry does. */
export function placeOfReceiver(places: Places, code: string | null): Receiver {
  const unit = code === null ? undefined : places.get(code);
  if (unit === undefined) return {};
  const province = unit.parent === null ? unit : places.get(unit.parent);
  return { unit, ...(province && { province }) };
}

const NO_RECEIVER: Sentence = {
  vi: 'Chưa chọn nơi tiếp nhận hồ sơ.',
  en: 'Choose the office that receives the application.',
};
const WRONG_RECEIVER: Sentence = {
  vi: 'Nơi đã chọn không tiếp nhận thủ tục này. Hãy chọn lại nơi tiếp nhận theo đơn vị hành chính hiện nay.',
  en: 'The place chosen does not receive this procedure. Choose again, from the units there are now.',
};

const COMMITTEE: Sentence = { vi: 'Ủy ban nhân dân', en: 'People’s Committee' };
/** "Công an tỉnh, thành phố": of any unit; the unit itself is named behind. */
const ANY_UNIT = /,? (?:(?:cấp )?(?:tỉnh|thành phố|xã|phường|đặc khu)(?:, | và | hoặc |$))+$/;

/** "Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội", "Công an tỉnh Bắc Ninh". */
export function receiverName(
  form: Pick<FormDefinition, 'receivingAgency'> | undefined,
  { unit, province }: Receiver,
  language: Language,
): string {
  const agency = form?.receivingAgency?.name ?? COMMITTEE[language];
  if (unit === undefined) return agency;
  const places = [unit, ...(province && province !== unit ? [province] : [])].map(placeName).join(', ');
  return language === 'vi' ? `${agency.replace(ANY_UNIT, '')} ${places}` : `${agency}, ${places}`;
}

function placeName({ name, kind }: UnitRow): string {
  return kind === 'PROVINCE' ? `tỉnh ${name}` : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
