type Restore = () => void;

const replaced: Restore[] = [];

/** Puts another value in place of a member, until `restoreAll()`. Works for the browser's own accessors too. */
export function replace(owner: object, name: PropertyKey, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, {
    value,
    configurable: true,
    writable: true,
    enumerable: before?.enumerable,
  });
  replaced.push(() => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  });
}

/** For `afterEach`. */
export function restoreAll(): void {
  for (const restore of replaced.splice(0).toReversed()) restore();
}

export function setOnline(online: boolean): void {
  replace(navigator, 'onLine', online);
}

export function setHidden(hidden: boolean): void {
  replace(document, 'hidden', hidden);
}

/** Collects what is written to the console as a warning. */
export function listenForWarnings(): string[] {
  const warnings: string[] = [];
  replace(console, 'warn', (...parts: unknown[]) => void warnings.push(parts.join(' ')));
  return warnings;
}
