import type { CDPSession, Page } from 'playwright-core';

export interface TreeNode {
  readonly id: string;
  readonly backendId: number;
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly activeDescendant: number | undefined;
  readonly childIds: readonly string[];
}

/** What the browser tells assistive technology, shadow roots and all. */
export class AccessibilityTree {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<AccessibilityTree> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new AccessibilityTree(session);
  }

  /** What is not ignored, in the order it is read. */
  async nodes(): Promise<TreeNode[]> {
    return (await this.#all()).filter(({ role }) => role !== '');
  }

  /** All the text below a node. */
  async textOf(node: TreeNode): Promise<string> {
    const all = new Map((await this.#all()).map((one) => [one.id, one]));
    const collect = ({ childIds }: TreeNode): string =>
      childIds
        .map((id) => all.get(id))
        .map((child) => (child?.role === 'StaticText' ? child.name : child ? collect(child) : ''))
        .join('');
    return collect(all.get(node.id) ?? node).trim();
  }

  async #all(): Promise<TreeNode[]> {
    const { nodes } = await this.#session.send('Accessibility.getFullAXTree');
    return nodes.map((node) => {
      const properties = new Map((node.properties ?? []).map(({ name, value }) => [String(name), value]));
      return {
        id: node.nodeId,
        backendId: node.backendDOMNodeId ?? 0,
        role: node.ignored ? '' : String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        description: String(node.description?.value ?? ''),
        properties: Object.fromEntries(
          [...properties].map(([name, value]) => [name, value.value as unknown]),
        ),
        activeDescendant: properties.get('activedescendant')?.relatedNodes?.[0]?.backendDOMNodeId,
        childIds: node.childIds ?? [],
      };
    });
  }
}
