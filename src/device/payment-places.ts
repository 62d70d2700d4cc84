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

/** Whether this device began a payment there that may be under way. */
export function mayRemember(endpoint: string): boolean {
  return PLACES.some((place) => {
    try {
      return place().getItem(placeName(endpoint)) !== null;
    } catch {
      return false;
    }
  });
}
