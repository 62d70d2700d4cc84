import type { LitElement } from 'lit';

/** Paper cannot be unfolded: everything is opened for printing, and folded again after. */
export function unfoldOnPaper(host: LitElement): void {
  let opened: readonly HTMLDetailsElement[] = [];
  const unfold = () => {
    opened = [...host.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of opened) details.open = true;
  };
  const fold = () => {
    for (const details of opened) details.open = false;
    opened = [];
  };
  host.addController({
    hostConnected() {
      addEventListener('beforeprint', unfold);
      addEventListener('afterprint', fold);
    },
    hostDisconnected() {
      removeEventListener('beforeprint', unfold);
      removeEventListener('afterprint', fold);
    },
  });
}
