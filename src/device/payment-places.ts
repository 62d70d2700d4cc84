/** Where a page keeps which payments it began. Getting either throws where it is blocked. */
export const PLACES: readonly (() => Storage)[] = [
  // oxlint-disable-next-line no-restricted-globals
  () => sessionStorage,
  // oxlint-disable-next-line no-restricted-globals
  () => localStorage,
];

/** Name of our own, for one endpoint. */
export function placeName(endpoint: string): string {
  return `dvc-widgets:payments ${endpoint}`;
}

interface Kept {
  readonly payments?: readonly { readonly told?: boolean }[];
  readonly request?: unknown;
}

/** Whether this device began a payment there that may be under way. */
export function mayRemember(endpoint: string): boolean {
  return PLACES.some((place) => {
    try {
      const { payments, request } = JSON.parse(place().getItem(placeName(endpoint)) ?? '{}') as Kept;
      return request !== undefined || payments?.some(({ told }) => !told) === true;
    } catch {
      return false;
    }
  });
}
