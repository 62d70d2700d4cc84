const SAFE_PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * The address if a link may lead there, else `undefined`. Addresses come from the endpoint and from
 * attributes, so `javascript:` and its kin must never get into an `href`.
 */
export function safeAddress(address: string | undefined): string | undefined {
  try {
    return address && SAFE_PROTOCOLS.includes(new URL(address, document.baseURI).protocol)
      ? address
      : undefined;
  } catch {
    return undefined;
  }
}

/** Fills `{code}` in an address given as an attribute: `/nop-ho-so?ma={code}`. */
export function addressWithCode(template: string | undefined, code: string): string | undefined {
  // Half a character (a lone surrogate) would make the encoding throw.
  const whole = code.replace(/[\ud800-\udfff]/gu, '');
  return safeAddress(template?.replaceAll('{code}', encodeURIComponent(whole)));
}

/** Query parameter by which a detail widget is told its procedure when the tag does not name one. */
const PROCEDURE_PARAMETER = 'dvc-procedure';

/** The procedure a tag is about: the one it names, else the one the page's address names. */
export function wantedProcedure(named: string): string {
  const code = named || new URL(location.href).searchParams.get(PROCEDURE_PARAMETER) || '';
  // Dots alone would climb out of the endpoint's path.
  return code.trim().replace(/^\.+$/, '');
}

/** The page people are on, showing one procedure: where a link leads when the tag names no other page. */
export function thisPageWithProcedure(code: string): string {
  const address = new URL(location.href);
  address.searchParams.set(PROCEDURE_PARAMETER, code);
  return address.pathname + address.search;
}
