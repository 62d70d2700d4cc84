/** Query parameter by which the widget is told its dossier when the tag does not name one. The code, and nothing that proves anything. */
const DOSSIER_PARAMETER = 'dvc-dossier';
/** Codes have some twenty characters; the endpoint takes no more than this. */
const LONGEST_CODE = 60;

/** The dossier a tag is about: the one it names, else the one the page's address names. */
export function wantedDossier(named: string): string {
  const code = named || new URL(location.href).searchParams.get(DOSSIER_PARAMETER) || '';
  return code.trim().slice(0, LONGEST_CODE);
}

/** Nobody who loads the page anew is asked about it. */
export function forgetWantedDossier(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has(DOSSIER_PARAMETER)) return;
  address.searchParams.delete(DOSSIER_PARAMETER);
  history.replaceState(history.state, '', address);
}
