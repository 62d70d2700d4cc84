import type { UnitsClient } from '../../client/units.ts';
import type { AddressAnswer, IdentityCardTargets } from '../../contract/form.ts';
import type { Unit } from '../../contract/units.ts';
import type { IdentityCard } from '../../domain/identity-card.ts';
import { foldText } from '../../domain/vietnamese-text.ts';
import type { FormSession } from './form-session.ts';
import { ANSWERS } from '../../fields/shown-issue.ts';

export type Card = Extract<IdentityCard, { readonly kind: 'card' }>;

/** A place of the card that is called, or belongs to, something else by now. */
export interface MovedPlace {
  readonly from: string;
  readonly to: string;
}

export interface FilledAnswers {
  readonly pointers: readonly string[];
  readonly moved?: MovedPlace | undefined;
}

/** Puts what the card says into the answers of a section. */
export async function fillFromCard(
  card: Card,
  targets: IdentityCardTargets,
  session: FormSession,
  units: UnitsClient | undefined,
  language: string,
): Promise<FilledAnswers> {
  const values: readonly (readonly [pointer: string | undefined, value: unknown])[] = [
    [targets.number, card.number],
    [targets.name, card.name],
    [targets.birthDate, card.birthDate],
    [targets.sex, card.sex?.toUpperCase()],
    [targets.issuedOn, card.issuedOn],
  ];
  const filled = setFromCard(targets, session);
  for (const [pointer, value] of values) {
    if (pointer === undefined || value === undefined || !isAsked(session, pointer)) continue;
    session.answer(pointer, value, true);
    filled.push(pointer);
  }
  const address = targets.address ?? '';
  const field = session.fieldAt(ANSWERS + address)?.field;
  if (!field || address === '' || card.address === '') return { pointers: filled };
  const before = session.valueOf(field, address);
  const { answer, moved } =
    field.kind === 'address' ? await addressOf(card.address, units, language) : { answer: card.address };
  // The lists took their time: what the person has put in meanwhile stays.
  if (session.valueOf(field, address) !== before) return { pointers: filled };
  session.answer(address, answer, true);
  return { pointers: [...filled, address], moved };
}

/** What there being a card says: the number may be asked for only of those who have one. */
function setFromCard({ number, set = [] }: IdentityCardTargets, session: FormSession): string[] {
  if (number === undefined || isAsked(session, number)) return [];
  return set.flatMap(({ pointer, value }) => {
    if (!isAsked(session, pointer)) return [];
    session.answer(pointer, value, true);
    return [pointer];
  });
}

function isAsked(session: FormSession, pointer: string): boolean {
  return session.fieldAt(ANSWERS + pointer)?.pointer === pointer;
}

/**
 * The card gives the address as one text, with the names of its year: province and ward are looked up under
 * their old names too. What is not found without doubt is left for the person to choose.
 */
async function addressOf(
  text: string,
  units: UnitsClient | undefined,
  language: string,
): Promise<{ readonly answer: AddressAnswer; readonly moved?: MovedPlace | undefined }> {
  const parts = text.split(',').map((part) => part.trim());
  const whole = { answer: { detail: text } };
  if (!units || parts.length < 2) return whole;
  try {
    const provinces = await units.listUnits({}, { language });
    const province = onlyOne(provinces.items, parts.at(-1) ?? '');
    if (!province) return whole;
    const wards = await units.listUnits({ parent: province.code }, { language });
    const found = wardOf(wards.items, parts);
    const rest = (end: number) => parts.slice(0, end).join(', ');
    const moved = movedPlace(parts, province, found);
    if (!found) return { answer: { province: province.code, detail: rest(-1) }, moved };
    const detail = rest(found.at);
    return {
      answer: { province: province.code, ward: found.ward.code, ...(detail !== '' && { detail }) },
      moved,
    };
  } catch {
    // Without the lists the text stands as it is; nothing of it is lost.
    return whole;
  }
}

interface FoundWard {
  /** Where its name begins. */
  readonly at: number;
  readonly ward: Unit;
}

/** A district that is no more is no news; a ward or a province of another name is. */
function movedPlace(
  parts: readonly string[],
  province: Unit,
  found: FoundWard | undefined,
): MovedPlace | undefined {
  const isCalled = ({ name }: Unit, at: number) => bareName(name) === bareName(parts.at(at) ?? '');
  if (isCalled(province, -1) && (!found || isCalled(found.ward, found.at))) return undefined;
  const to = found ? `${found.ward.name}, ${province.name}` : province.name;
  return { from: parts.slice(found?.at ?? -1).join(', '), to };
}

/** Ward, district and province on older cards; ward and province on newer ones. */
function wardOf(wards: readonly Unit[], parts: readonly string[]): FoundWard | undefined {
  const last = parts.length - 2;
  const older = last > 0 ? onlyFormer(wards, parts.slice(last - 1, last + 1)) : undefined;
  if (older) return { at: last - 1, ward: older };
  for (const at of [last, last - 1]) {
    const ward = at < 0 ? undefined : onlyOne(wards, parts[at] ?? '');
    if (ward) return { at, ward };
  }
  return undefined;
}

const KIND_OF_UNIT = /^(?:tinh|thanh pho|tp|quan|q|huyen|h|thi xa|tx|xa|phuong|p|thi tran|tt|dac khu) /;

function bareName(name: string): string {
  return foldText(name.trim()).replace(KIND_OF_UNIT, '');
}

function onlyOne(units: readonly Unit[], text: string): Unit | undefined {
  const named = units.filter(({ name }) => bareName(name) === bareName(text));
  return named.length === 0 ? onlyFormer(units, [text]) : named.length === 1 ? named[0] : undefined;
}

/** The one unit that another of this name became part of: "Phường Bến Nghé, Quận 1", "Tỉnh Bình Dương". */
function onlyFormer(units: readonly Unit[], names: readonly string[]): Unit | undefined {
  const wanted = names.map(bareName).join();
  const formerly = units.filter(({ formerNames }) =>
    formerNames.some((name) => name.split(',').map(bareName).join() === wanted),
  );
  return formerly.length === 1 ? formerly[0] : undefined;
}
