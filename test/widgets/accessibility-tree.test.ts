import { a11ySnapshot } from '@web/test-runner-commands';
import axe from 'axe-core';
import { expect } from 'chai';
import { byRole } from '../support/accessible.ts';
import { BIRTH } from '../support/fixtures/procedures.ts';
import { LONG_TITLE } from '../support/fixtures/difficult-procedures.ts';
import { until } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';
import { clearDevice, click, openForm, openReview, startForm } from '../support/online-form.ts';
import { NARROW, openDetail, openSearch, startDetail, startSearch, WIDE } from '../support/widgets.ts';

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

describe('what assistive technology meets', () => {
  tidyAfterEach();

  it('is a search in the browser’s own tree', async () => {
    const { element } = await openSearch();
    byRole(element, 'combobox', 'Tìm thủ tục');
    if (!hasTree) return;
    const nodes = await tree();
    expect(nodes).to.include('combobox Tìm thủ tục');
    expect(nodes).to.include('button Tìm');
    expect(nodes).to.include('link Đăng ký khai sinh');
    expect(nodes.filter((node) => node.startsWith('checkbox Làm trực tuyến toàn trình'))).to.have.length(1);
    expect(
      nodes.filter((node) => node.startsWith('option')),
      'the list is closed',
    ).to.deep.equal([]);
  });

  it('is a record in the browser’s own tree', async () => {
    const { element } = await openDetail(BIRTH);
    byRole(element, 'heading', 'Đăng ký khai sinh');
    if (!hasTree) return;
    const nodes = await tree();
    expect(nodes).to.include.members([
      'heading Đăng ký khai sinh',
      'heading Các bước',
      'button In trang này',
    ]);
    expect(nodes.filter((node) => node.startsWith('checkbox Giấy chứng sinh'))).to.have.length(1);
  });

  it('is a form in the browser’s own tree', async () => {
    await clearDevice();
    const { element } = await openForm();
    byRole(element, 'heading', 'Trước khi bắt đầu');
    await until('the place', () => element.shadowRoot?.querySelector('[role="combobox"]'));
    if (!hasTree) return;
    const nodes = await tree();
    expect(nodes).to.include.members(['heading Trước khi bắt đầu', 'button Bắt đầu']);
    expect(nodes.filter((node) => node.startsWith('combobox Tỉnh, thành phố'))).to.have.length(1);
  });

  for (const theme of ['light', 'dark']) {
    for (const width of [WIDE, NARROW]) {
      it(`has nothing for axe to find in a form (${theme}, ${width} px)`, async () => {
        await clearDevice();
        const { element } = await openForm({ width, properties: { theme, unit: '26740' } });
        expect(await violations(element)).to.deep.equal([]);
        await click(element, 'Bắt đầu');
        await until('the step', () =>
          element.shadowRoot?.querySelector('[id="/answers/applicant/home/detail"]'),
        );
        await click(element, 'Tiếp tục');
        await until('the summary', () => element.shadowRoot?.querySelector('#summary'));
        expect(await violations(element)).to.deep.equal([]);
      });
      it(`has nothing for axe to find in the last look (${theme}, ${width} px)`, async () => {
        await clearDevice();
        const { element } = await openReview({ width, properties: { theme } });
        expect(await violations(element)).to.deep.equal([]);
      });
      it(`has nothing for axe to find in a search (${theme}, ${width} px)`, async () => {
        const { element } = await openSearch({ width, properties: { theme, q: 'đăng ký', level: '4' } });
        expect(await violations(element)).to.deep.equal([]);
      });
      it(`has nothing for axe to find in a record (${theme}, ${width} px)`, async () => {
        const { element } = await openDetail(LONG_TITLE, { width, properties: { theme } });
        expect(await violations(element)).to.deep.equal([]);
      });
    }
  }

  for (const condition of ['slow', 'empty', 'offline', 'server-error', 'incompatible'] as const) {
    it(`has nothing for axe to find when the endpoint is ${condition}`, async () => {
      const search = await startSearch({ condition, properties: { theme: 'light' } });
      const detail = await startDetail({ condition, properties: { theme: 'light', code: BIRTH } });
      const form = await startForm({ condition, properties: { theme: 'light' } });
      await until('both to be drawn', () =>
        [search, detail, form].every(
          ({ element }) =>
            condition === 'slow' || element.shadowRoot?.querySelector('[part="notice"], #heading'),
        ),
      );
      expect(await violations(search.element)).to.deep.equal([]);
      expect(await violations(detail.element)).to.deep.equal([]);
      expect(await violations(form.element)).to.deep.equal([]);
    });
  }
});
