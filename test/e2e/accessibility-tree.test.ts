import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AccessibilityTree } from './support/accessibility-tree.ts';
import { SearchPage } from './support/search-page.ts';
import { Stage } from './support/stage.ts';

/**
 * What assistive technology is told. Read from the browser itself: tools that look at the light DOM see
 * nothing of a shadow root and pass vacuously.
 */
describe('the accessibility tree', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  test('a combobox that says whether it is open, which option is active, and how many there are', async () => {
    await using visit = await stage.page();
    const search = new SearchPage(visit.page);
    const tree = await AccessibilityTree.of(visit.page);
    await visit.goto('/');
    await search.firstResult.waitFor();

    const closed = (await tree.nodes()).find(({ role }) => role === 'combobox');
    assert.equal(closed?.name, 'Tìm thủ tục');
    assert.match(closed.description, /Gõ không dấu cũng được/);
    assert.equal(closed.properties['expanded'], false);
    assert.equal(closed.properties['autocomplete'], 'list');
    assert.equal(closed.properties['activedescendant'], undefined);

    await search.focusFieldByKeyboard();
    await search.type('dang ky khai sinh');
    await search.options.first().filter({ hasText: '1.001193' }).waitFor();
    await visit.page.keyboard.press('ArrowDown');
    await visit.page.locator('[role=option][aria-selected=true]').waitFor();

    const nodes = await tree.nodes();
    const open = nodes.find(({ role }) => role === 'combobox');
    assert.equal(open?.properties['expanded'], true);
    const options = nodes.filter(({ role }) => role === 'option');
    assert.ok(options.length > 1 && options.length <= 8);
    assert.deepEqual(
      options.map(({ properties }) => properties['selected']),
      options.map((_, index) => index === 0),
    );
    const [first] = options;
    assert.match(first?.name ?? '', /đăng ký khai sinh/i);
    assert.equal(open?.activeDescendant, first?.backendId);
    assert.ok(nodes.some(({ role, name }) => role === 'listbox' && name === 'Thủ tục gợi ý'));

    await visit.page.keyboard.press('Escape');
    await visit.page.locator('[role=combobox][aria-expanded=false]').waitFor();
    const escaped = (await tree.nodes()).find(({ role }) => role === 'combobox');
    assert.equal(escaped?.properties['expanded'], false);
    assert.equal(escaped?.activeDescendant, undefined);
    assert.equal(
      await search.field.inputValue(),
      'dang ky khai sinh',
      'the first Escape only closes the list',
    );
  });

  test('a polite live region that says the count once a search has answered', async () => {
    await using visit = await stage.page();
    const search = new SearchPage(visit.page);
    const tree = await AccessibilityTree.of(visit.page);
    await visit.goto('/');
    await search.firstResult.waitFor();
    await search.search('dkks');
    await visit.page
      .getByRole('status')
      .filter({ hasText: /thủ tục cho “dkks”/ })
      .waitFor({ state: 'attached' });
    const status = (await tree.nodes()).filter(({ role }) => role === 'status');
    assert.equal(status.length, 1, 'one voice');
    assert.equal(status[0]?.properties['live'], 'polite');
    assert.match(await tree.textOf(status[0]!), /^\d+ thủ tục cho “dkks”$/);
  });

  test('landmarks, headings in order, and every control with a name', async () => {
    await using visit = await stage.page();
    const tree = await AccessibilityTree.of(visit.page);
    for (const path of ['/', '/thu-tuc.html?dvc-procedure=1.001193', '/english.html']) {
      await visit.goto(path);
      await visit.page.locator('.result, article').first().waitFor();
      const nodes = await tree.nodes();
      const levels = nodes
        .filter(({ role }) => role === 'heading')
        .map(({ properties }) => Number(properties['level']));
      assert.equal(levels.filter((level) => level === 1).length, 1, path);
      for (const [index, level] of levels.entries()) {
        assert.ok(
          level <= (levels[index - 1] ?? 0) + 1,
          `${path}: level ${level} after ${levels[index - 1]}`,
        );
      }
      const controls = nodes.filter(({ role }) => ['button', 'link', 'checkbox', 'combobox'].includes(role));
      assert.deepEqual(
        controls.filter(({ name }) => name.trim() === ''),
        [],
        path,
      );
      if (path !== '/thu-tuc.html?dvc-procedure=1.001193')
        assert.ok(nodes.some(({ role }) => role === 'search'));
    }
  });

  test('texts of the catalogue are Vietnamese on an English page as well', async () => {
    await using visit = await stage.page();
    await visit.goto('/english.html');
    const search = new SearchPage(visit.page);
    await search.firstResult.waitFor();
    assert.equal(await search.firstResult.getAttribute('lang'), 'vi');
    assert.equal(await visit.page.locator('dvc-procedure-search .root').getAttribute('lang'), 'en');
  });
});
