import { writeJson } from '../contract/json.ts';
import { placeName, PLACES } from './payment-places.ts';

/** A payment that was begun on this device. Opens what the payment says, and nothing else: no name, no number. */
export interface RememberedPayment {
  readonly id: string;
  /** Code of the kind of its bill. */
  readonly kind: string;
  /** Id of its bill. */
  readonly bill: string;
  /** The name under which others know it. */
  readonly shared?: string | undefined;
  /** Its end was shown: it is known as begun here, and no more than that. */
  readonly told?: boolean;
}

/** A request to begin one, kept before it leaves. */
export interface KeptRequest {
  readonly kind: string;
  readonly pending: unknown;
}

interface Kept {
  readonly payments: readonly (RememberedPayment & { readonly at: number })[];
  readonly request?: KeptRequest;
}

const MOST = 10;
const LONGEST_MILLISECONDS = 3 * 86_400_000;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * What was begun at one endpoint: for this tab, and for the others and the next ones of this device unless many
 * people use it. A browser that keeps nothing is no error: then it is known in this page alone.
 */
export class OpenPayments {
  readonly #name: string;
  readonly #isShared: () => boolean;

  /** @param isShared Whether many people use the device: then nothing outlives the tab. */
  constructor(endpoint: string, isShared: () => boolean) {
    this.#name = placeName(endpoint);
    this.#isShared = isShared;
  }

  /** The name under which other tabs tell of what they begin. */
  get name(): string {
    return this.#name;
  }

  /** The latest first. */
  load(): readonly RememberedPayment[] {
    const all = this.#places.flatMap((place) => this.#read(place).payments);
    const newest = all.toSorted((first, second) => second.at - first.at);
    return newest.filter(({ id }, index) => newest.findIndex((other) => other.id === id) === index);
  }

  /** The one that was begun here, under either of its names. */
  own(name: string): RememberedPayment | undefined {
    return this.load().find(({ id, shared }) => id === name || shared === name);
  }

  remember({ id, kind, bill, shared }: RememberedPayment): void {
    const kept = { id, kind, bill, ...(shared && { shared }), at: Date.now() };
    this.#change((payments) => [kept, ...payments.filter((one) => one.id !== id)]);
  }

  tell(id: string): void {
    for (const place of PLACES)
      this.#write(place, (payments) => payments.map((one) => (one.id === id ? { ...one, told: true } : one)));
  }

  forget(id: string): void {
    for (const place of PLACES) this.#write(place, (payments) => payments.filter((one) => one.id !== id));
  }

  /** All of this tab. */
  forgetTab(): void {
    this.#write(PLACES[0]!, () => [], null);
  }

  get request(): KeptRequest | undefined {
    return this.#read(PLACES[0]!).request;
  }

  /** Of this tab alone: no other may send it. */
  keepRequest(request: KeptRequest | undefined): void {
    this.#write(PLACES[0]!, (payments) => payments, request ?? null);
  }

  get #places(): readonly (() => Storage)[] {
    return this.#isShared() ? PLACES.slice(0, 1) : PLACES;
  }

  #change(change: (payments: Kept['payments']) => Kept['payments']): void {
    for (const place of this.#places) this.#write(place, change);
  }

  #write(
    place: () => Storage,
    change: (payments: Kept['payments']) => Kept['payments'],
    asked?: KeptRequest | null,
  ): void {
    const before = this.#read(place);
    const payments = change(before.payments).slice(0, MOST);
    const request = asked === undefined ? before.request : (asked ?? undefined);
    try {
      if (payments.length === 0 && !request) place().removeItem(this.#name);
      else place().setItem(this.#name, writeJson({ payments, ...(request && { request }) }));
    } catch {
      // Blocked or full: known in this page alone.
    }
  }

  #read(place: () => Storage): Kept {
    try {
      const kept: unknown = JSON.parse(place().getItem(this.#name) ?? '{}');
      if (!isObject(kept)) return { payments: [] };
      const { payments, request } = kept;
      return {
        payments: Array.isArray(payments) ? payments.filter(isPayment) : [],
        ...(isRequest(request) && { request }),
      };
    } catch {
      // Blocked, or not what was written here.
      return { payments: [] };
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isPayment(kept: unknown): kept is Kept['payments'][number] {
  if (!isObject(kept)) return false;
  const { id, kind, bill, at } = kept;
  const age = Date.now() - Number(at);
  const isText = typeof id === 'string' && typeof kind === 'string' && typeof bill === 'string';
  // A clock that was set back makes nothing old.
  return isText && ID.test(id) && age < LONGEST_MILLISECONDS;
}

/** `PendingRequest` of `ExactlyOnce`, as far as anything relies on it. */
function isRequest(kept: unknown): kept is KeptRequest {
  if (!isObject(kept) || typeof kept['kind'] !== 'string' || !isObject(kept['pending'])) return false;
  const { key, bodies } = kept['pending'];
  return typeof key === 'string' && ID.test(key) && Array.isArray(bodies) && bodies.every(isObject);
}
