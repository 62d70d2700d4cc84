import { isLoopback } from '../config/endpoint-address.ts';

const PARAMETER = 'dvc-payment';
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Of the whole page: the payment that a payer came back with and that no widget has taken yet. */
let returned: string | undefined;

/** Whether the payer came back with a payment that no widget has taken. Clears the address of it. */
export function hasReturned(): boolean {
  return returnedPayment() !== undefined;
}

/** Its id. Nobody has said that there is such a payment, or whose it is: the endpoint has to be asked. */
export function returnedPayment(): string | undefined {
  const { named, address } = readAddress(location.href);
  if (named === undefined) return returned;
  if (ID.test(named)) returned = named.toLowerCase();
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
  if (isFree) returned = undefined;
  return isFree;
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
