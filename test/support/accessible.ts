import axe from 'axe-core';

/** The part of axe-core's inner workings used here; its published types leave it out. */
interface VirtualNode {
  readonly actualNode: Node;
  readonly children: readonly VirtualNode[];
}
interface AxeInside {
  readonly setup: (root: Element) => VirtualNode;
  readonly commons: {
    readonly aria: { getRole(node: VirtualNode): string | null };
    readonly text: { accessibleTextVirtual(node: VirtualNode): string; sanitize(text: string): string };
    readonly dom: { isVisibleToScreenReaders(node: VirtualNode): boolean };
  };
}
const { setup, commons } = axe as unknown as AxeInside;

export interface Accessible<Found extends Element = HTMLElement> {
  readonly element: Found;
  readonly name: string;
}

/**
 * Everything below the host that a screen reader meets in that role, with its computed name, shadow roots
 * included. Name computation is axe-core's, so that tests read what a person hears and not our markup.
 */
export function everyRole<Found extends Element = HTMLElement>(
  host: Element,
  role: string,
): Accessible<Found>[] {
  try {
    return virtualElements(setup(host))
      .filter((node) => commons.aria.getRole(node) === role && commons.dom.isVisibleToScreenReaders(node))
      .map((node) => ({
        element: node.actualNode as Found,
        name: commons.text.sanitize(commons.text.accessibleTextVirtual(node)),
      }));
  } finally {
    axe.teardown();
  }
}

function virtualElements(root: VirtualNode): VirtualNode[] {
  return root.children
    .filter(({ actualNode }) => actualNode instanceof Element)
    .flatMap((child) => [child, ...virtualElements(child)]);
}

/** The names of everything in that role. */
export function names(host: Element, role: string): string[] {
  return everyRole(host, role).map(({ name }) => name);
}

export function findRole<Found extends Element = HTMLElement>(
  host: Element,
  role: string,
  name: string | RegExp,
): Found | undefined {
  const fits = (candidate: string) => (typeof name === 'string' ? candidate === name : name.test(candidate));
  return everyRole<Found>(host, role).find((one) => fits(one.name))?.element;
}

/** The element in that role with that name; fails with what there is instead. */
export function byRole<Found extends Element = HTMLElement>(
  host: Element,
  role: string,
  name: string | RegExp,
): Found {
  const found = findRole<Found>(host, role, name);
  if (found) return found;
  const known = names(host, role).map((one) => `“${one}”`);
  throw new Error(`no ${role} named ${String(name)}; there is ${known.join(', ') || 'none at all'}`);
}

/** References by id that lead nowhere within their own shadow root, as `aria-controls="missing"`. */
export function brokenReferences(host: Element): string[] {
  const attributes = ['for', 'aria-controls', 'aria-describedby', 'aria-labelledby', 'aria-activedescendant'];
  return descendants(host).flatMap((element) =>
    attributes.flatMap((attribute) => {
      const ids = element.getAttribute(attribute)?.split(/\s+/) ?? [];
      const root = element.getRootNode() as Document | ShadowRoot;
      return ids.filter((id) => !root.getElementById(id)).map((id) => `${attribute}="${id}"`);
    }),
  );
}

function descendants<Found extends Element = HTMLElement>(host: Element | ShadowRoot): Found[] {
  return [
    ...host.children,
    ...(host instanceof Element && host.shadowRoot ? host.shadowRoot.children : []),
  ].flatMap((child) => [child as unknown as Found, ...descendants<Found>(child)]);
}
