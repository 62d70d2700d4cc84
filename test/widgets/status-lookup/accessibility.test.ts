import { a11ySnapshot } from '@web/test-runner-commands';
import axe from 'axe-core';
import { expect } from 'chai';
import { brokenReferences } from '../../support/accessible.ts';
import { DOSSIERS, type DossierName } from '../../support/every-dossier.ts';
import { shown } from '../../support/mount.ts';
import { openDossier, lookUp, startLookup } from '../../support/status-lookup.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { NARROW, WIDE } from '../../support/widgets.ts';

interface TreeNode {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly TreeNode[];
}

/** The browser's own tree, which only Chromium hands out here. */
const hasTree = 'userAgentData' in navigator;

async function tree(): Promise<string[]> {
  const flat = (node: TreeNode): string[] => [
    `${node.role} ${node.name ?? ''}`.trim(),
    ...(node.children ?? []).flatMap(flat),
  ];
  return flat((await a11ySnapshot({})) as unknown as TreeNode);
}

async function violations(host: Element): Promise<string[]> {
  // Rules on whole pages do not apply to a widget on an empty one.
  const { violations: found } = await axe.run(host, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false }, 'heading-order': { enabled: false } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

describe('dvc-status-lookup: what assistive technology meets', () => {
  tidyAfterEach();

  it('is a form, and then a dossier, in the browser’s own tree', async () => {
    const { element } = await startLookup();
    if (hasTree) {
      const nodes = await tree();
      expect(nodes).to.include.members(['heading Tra cứu hồ sơ', 'textbox Mã hồ sơ', 'button Tra cứu']);
    }
    await lookUp(element, DOSSIERS.processing.code);
    await shown(element, 'article');
    if (!hasTree) return;
    const nodes = await tree();
    expect(nodes).to.include.members(['heading Diễn biến', 'button Sao chép mã']);
    expect(nodes.some((node) => node.startsWith('heading Đang xử lý tại'))).to.equal(true);
  });

  for (const theme of ['light', 'dark']) {
    for (const name of Object.keys(DOSSIERS) as DossierName[]) {
      it(`has nothing for axe to find in a dossier, narrow or wide (${name}, ${theme})`, async () => {
        const { element } = await openDossier(DOSSIERS[name], { width: NARROW, properties: { theme } });
        expect(await violations(element)).to.deep.equal([]);
        expect(brokenReferences(element)).to.deep.equal([]);
        element.style.inlineSize = `${WIDE}px`;
        expect(await violations(element)).to.deep.equal([]);
      });
    }

    it(`has nothing for axe to find in the form and its errors (${theme})`, async () => {
      const { element } = await startLookup({ width: NARROW, properties: { theme } });
      expect(await violations(element)).to.deep.equal([]);
      await lookUp(element, '', '123');
      await shown(element, '#code-error');
      expect(await violations(element)).to.deep.equal([]);
      expect(brokenReferences(element)).to.deep.equal([]);
    });
  }

  it('is never wider than the smallest screen', async () => {
    for (const name of Object.keys(DOSSIERS) as DossierName[]) {
      const { element } = await openDossier(DOSSIERS[name], { width: NARROW });
      expect(element.scrollWidth, name).to.be.at.most(NARROW);
      element.remove();
    }
  });
});
