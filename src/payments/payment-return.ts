import { isLoopback } from '../config/endpoint-address.ts';

const PARAMETER = 'dvc-payment';
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Where the tab keeps it until a widget has shown it: the page may be loaded anew before that. */
const PLACE = 'dvc-widgets:returned';
/** Nobody waits longer for what has become of it. */
const LONGEST_MILLISECONDS = 3_600_000;

/** Of the whole page: the payment that a payer came back with and that no widget has taken yet. */
let returned: string | undefined;
/** Endpoints that know of no such payment. A page may ask several. */
let deniedBy: readonly string[] = [];

/** Whether the payer came back with a payment that no widget has taken. Clears the address of it. */
export function hasReturned(): boolean {
  return returnedPayment() !== undefined;
}

/** Its id. Nobody has said that there is such a payment, or whose it is: the endpoint has to be asked. */
export function returnedPayment(): string | undefined {
  const { named, address } = readAddress(location.href);
  if (named === undefined) return (returned ??= kept());
  if (ID.test(named)) become(named.toLowerCase());
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // A page without an address of its own, or too many changes of it: it stays, and is told here once.
  }
  return returned;
}

/** Takes it; false when another widget was sooner. */
export function takeReturned(id: string): boolean {
  const isFree = returned === id;
  if (isFree) become(undefined);
  return isFree;
}

/** Whether this endpoint was asked for it, and knows of none. */
export function isDenied(endpoint: string): boolean {
  return deniedBy.includes(endpoint);
}

/** This endpoint knows of no such payment; another may. False when it was said before. */
export function deny(endpoint: string): boolean {
  if (isDenied(endpoint)) return false;
  deniedBy = [...deniedBy, endpoint];
  keep(undefined);
  return true;
}

function become(id: string | undefined): void {
  returned = id;
  deniedBy = [];
  keep(id);
}

function keep(id: string | undefined): void {
  try {
    // oxlint-disable-next-line no-restricted-globals
    if (id === undefined) sessionStorage.removeItem(PLACE);
    // oxlint-disable-next-line no-restricted-globals
    else sessionStorage.setItem(PLACE, `${id} ${Date.now()}`);
  } catch {
    // Blocked: it is known until the page is loaded anew.
  }
}

function kept(): string | undefined {
  try {
    // oxlint-disable-next-line no-restricted-globals
    const [id = '', at] = sessionStorage.getItem(PLACE)?.split(' ') ?? [];
    return ID.test(id) && Date.now() - Number(at) < LONGEST_MILLISECONDS ? id : undefined;
  } catch {
    return undefined;
  }
}

/** An endpoint takes no longer one. */
const LONGEST_ADDRESS = 1_500;

/** The address of this page as it is without us, for the payer to come back to; none where nobody could. */
export function returnAddress(): string | undefined {
  const { origin, pathname, protocol, hostname, href } = location;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  if (!isSafe || globalThis.origin !== origin) return undefined;
  const { address } = readAddress(href);
  return [address, origin + pathname].find(({ length }) => length <= LONGEST_ADDRESS);
}

/** Everything but our parameter stays as it is written. */
export function readAddress(href: string): { readonly named: string | undefined; readonly address: string } {
  const [, before = '', query, after = ''] = /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(href) ?? [];
  let named: string | undefined;
  const others = query?.split('&').filter((part) => {
    const [name = '', value = ''] = part.split('=', 2).map(decoded);
    if (name === PARAMETER) named = value;
    return name !== PARAMETER;
  });
  if (named === undefined) return { named, address: href };
  const rest = others?.length ? `?${others.join('&')}` : '';
  return { named, address: before + rest + after };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
