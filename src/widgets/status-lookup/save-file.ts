/** Old browsers read the file a while after they were told to save it. */
const KEPT_MILLISECONDS = 60_000;

const EXTENSIONS = new Map([
  ['application/pdf', '.pdf'],
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['application/xml', '.xml'],
  ['application/zip', '.zip'],
  ['text/calendar', '.ics'],
]);
const LONGEST_NAME = 120;

/** Saves bytes as a file, as a link to a download would. */
export function saveFile(content: Blob, name: string, type: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(name, type);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MILLISECONDS);
}

/** The name comes from the endpoint: nothing in it may turn the writing round, or lead into a folder. */
export function fileName(name: string, type: string): string {
  const extension = EXTENSIONS.get(type) ?? '';
  const plain = name
    .replace(/[\p{C}/\\:*?"<>|]+/gu, ' ')
    .replace(/^[.\s]+|\s+$/g, '')
    .slice(0, LONGEST_NAME);
  const whole = plain || 'tai-lieu';
  return whole.toLowerCase().endsWith(extension) ? whole : whole + extension;
}
