/**
 * VietQR: a transfer to a bank account or card as the text of a square code. EMVCo "QR Code Specification for
 * Payment Systems: Merchant-Presented Mode" 1.1 in the form of NAPAS, "Technical Specifications on NAPAS QR
 * Switching, Part IV: QR Code Format" 1.5.2: objects of a two-digit name, a two-digit length and a value, the
 * last a check sum of all before it.
 */

export interface VietQr {
  /** Of the bank, by its number in the network of NAPAS: `970403`. */
  readonly bin: string;
  /** `QRIBFTTA`: to an account; `QRIBFTTC`: to a card. */
  readonly service: 'QRIBFTTA' | 'QRIBFTTC';
  /** Number of the account or card. */
  readonly account: string;
  /** Whole đồng. Left out, the payer types it in. */
  readonly amount?: number | undefined;
  /** What the payee finds the payment by. */
  readonly content?: string | undefined;
}

/** A closed list. */
export type VietQrFault =
  /** A character that the code does not carry: it is ASCII. */
  | 'character'
  /** It ends too soon, goes on too long, or an object does not have the length it says. */
  | 'length'
  /** It was damaged, or changed by hand. */
  | 'checksum'
  | 'missing'
  | 'repeated'
  /** What stands there may not stand there. */
  | 'value';

/** `place` names the object: `54`, `38/01/00`; nothing where it is the whole. */
export interface VietQrRefusal {
  readonly kind: 'refused';
  readonly fault: VietQrFault;
  readonly place: string;
}

const NETWORK = 'A000000727';
const DONG = '704';
const LONGEST = 512;
const CHECKSUM = '6304';

const SERVICE = /^QRIBFTT[AC]$/;
const BIN = /^\d{6}$/;
const ACCOUNT = /^[0-9A-Za-z]{1,19}$/;
const CARD = /^\d{12,19}$/;
const AMOUNT = /^[1-9]\d{0,12}$/;
/** Others write a decimal mark, and noughts behind it. */
const AMOUNT_OF_OTHERS = /^(?=.{1,13}$)[1-9]\d*(\.0*)?$/;
/** As long as the specification lets it be written; others write longer ones, which are read. */
const CONTENT = /^(?! )[ -~]{1,25}(?<! )$/;

class Refused extends Error {
  readonly fault: VietQrFault;
  readonly place: string;

  constructor(fault: VietQrFault, place: string) {
    super(`${fault} ${place}`);
    this.fault = fault;
    this.place = place;
  }
}

export function writeVietQr({
  bin,
  service,
  account,
  amount,
  content,
}: VietQr): { readonly kind: 'written'; readonly payload: string } | VietQrRefusal {
  return orRefusal(() => {
    // Numbers of another make than that of a safe integer have signs in them that `AMOUNT` does not.
    const sum = amount === undefined ? '' : proper(String(amount), AMOUNT, '54');
    const purpose = content === undefined ? '' : object('08', proper(content, CONTENT, '62/08'));
    const bank =
      object('00', proper(bin, BIN, '38/01/00')) +
      object('01', proper(account, numbers(service), '38/01/01'));
    const payee =
      object('00', NETWORK) + object('01', bank) + object('02', proper(service, SERVICE, '38/02'));
    const payload =
      object('00', '01') +
      object('01', sum ? '12' : '11') +
      object('38', payee) +
      object('53', DONG) +
      object('54', sum) +
      object('58', 'VN') +
      object('62', purpose) +
      CHECKSUM;
    return { kind: 'written', payload: payload + checksum(payload) };
  });
}

/** What a code says, if all of it is as it must be. Objects it does not know are passed over. */
export function readVietQr(
  payload: string,
): { readonly kind: 'read'; readonly transfer: VietQr; readonly isDynamic: boolean } | VietQrRefusal {
  return orRefusal(() => {
    if (payload.length > LONGEST || payload.length < CHECKSUM.length + 4) throw new Refused('length', '');
    if (/[^ -~]/.test(payload)) throw new Refused('character', '');
    if (payload.slice(-8, -4) !== CHECKSUM) throw new Refused('missing', '63');
    if (checksum(payload.slice(0, -4)) !== payload.slice(-4)) throw new Refused('checksum', '63');
    const root = objectsOf(payload);
    if (!payload.startsWith(object('00', '01'))) throw new Refused('value', '00');
    // Only NAPAS' own codes always have it.
    const method = root.has('01') ? needed(root, '01', /^1[12]$/) : undefined;
    const payee = objectsOf(needed(root, '38'), '38/');
    needed(payee, '00', new RegExp(`^${NETWORK}$`), '38/');
    const service = needed(payee, '02', SERVICE, '38/') as VietQr['service'];
    const bank = objectsOf(needed(payee, '01', undefined, '38/'), '38/01/');
    needed(root, '53', new RegExp(`^${DONG}$`));
    needed(root, '58', /^VN$/);
    const amount = root.has('54') ? Number(needed(root, '54', AMOUNT_OF_OTHERS)) : undefined;
    const content = objectsOf(root.get('62') ?? '', '62/').get('08');
    const transfer = {
      bin: needed(bank, '00', BIN, '38/01/'),
      service,
      account: needed(bank, '01', numbers(service), '38/01/'),
      ...(amount !== undefined && { amount }),
      ...(content !== undefined && { content }),
    };
    return { kind: 'read', transfer, isDynamic: method === '12' };
  });
}

/** As `readVietQr`, of a code that is to pay this sum and to be found by this reference, whatever its punctuation. */
export function readVietQrFor(
  payload: string,
  { amount, reference }: { readonly amount: number; readonly reference: string },
): ReturnType<typeof readVietQr> {
  const read = readVietQr(payload);
  if (read.kind === 'refused') return read;
  const { transfer } = read;
  const bare = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (transfer.amount !== amount) return { kind: 'refused', fault: 'value', place: '54' };
  const { content = '' } = transfer;
  const isNamed = [content, ...content.split(' ')].some((part) => bare(part) === bare(reference));
  if (isNamed) return read;
  return { kind: 'refused', fault: 'value', place: '62/08' };
}

function orRefusal<Result>(make: () => Result): Result | VietQrRefusal {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', fault: error.fault, place: error.place };
    throw error;
  }
}

function numbers(service: string): RegExp {
  return service === 'QRIBFTTC' ? CARD : ACCOUNT;
}

function proper(value: string, pattern: RegExp, place: string): string {
  if (/[^ -~]/.test(value)) throw new Refused('character', place);
  if (value.length > 25) throw new Refused('length', place);
  if (!pattern.test(value)) throw new Refused('value', place);
  return value;
}

/** Nothing for an empty value: there is no object without one. */
function object(id: string, value: string): string {
  return value && id + String(value.length).padStart(2, '0') + value;
}

function objectsOf(text: string, within = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const [, id = '', digits = ''] = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4)) ?? [];
    const end = at + 4 + Number(digits);
    if (!id || Number(digits) === 0 || end > text.length) throw new Refused('length', within + id);
    if (found.has(id)) throw new Refused('repeated', within + id);
    found.set(id, text.slice(at + 4, end));
    at = end;
  }
  return found;
}

function needed(
  objects: ReadonlyMap<string, string>,
  id: string,
  pattern: RegExp = /^/,
  within = '',
): string {
  const value = objects.get(id);
  if (value === undefined) throw new Refused('missing', within + id);
  if (!pattern.test(value)) throw new Refused('value', within + id);
  return value;
}

/** CRC-16/CCITT-FALSE, as four digits: no change within two neighbouring characters leaves it as it was. */
function checksum(text: string): string {
  let sum = 0xffff;
  for (let at = 0; at < text.length; at += 1) {
    sum ^= text.charCodeAt(at) << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : sum << 1;
  }
  return sum.toString(16).toUpperCase().padStart(4, '0');
}
