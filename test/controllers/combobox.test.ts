import { expect } from 'chai';
import { LitElement } from 'lit';
import { ComboboxController } from '../../src/controllers/combobox.ts';
import { tidyAfterEach } from '../support/tidy.ts';

class ComboElement extends LitElement {
  count = 3;
  readonly chosen: number[] = [];
  readonly combobox = new ComboboxController(this, {
    count: () => this.count,
    choose: (index) => void this.chosen.push(index),
  });

  /** Presses a key; false when the page is not to act on it. */
  press(key: string, more: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
    this.combobox.onKeydown(event);
    return !event.defaultPrevented;
  }

  /** The active option after each press. */
  walk(key: string, times: number): number[] {
    return Array.from({ length: times }, () => {
      this.press(key);
      return this.combobox.active;
    });
  }
}
customElements.define('test-combo', ComboElement);

function combo(count = 3): ComboElement {
  const element = document.createElement('test-combo') as ComboElement;
  element.count = count;
  document.body.append(element);
  return element;
}

describe('ComboboxController', () => {
  tidyAfterEach();

  it('is closed at first and opens with no option active', () => {
    const { combobox } = combo();
    expect([combobox.expanded, combobox.active]).to.deep.equal([false, -1]);
    combobox.open();
    expect([combobox.expanded, combobox.active]).to.deep.equal([true, -1]);
  });

  it('is not expanded while there is nothing to show', () => {
    const element = combo(0);
    element.combobox.open();
    expect(element.combobox.expanded).to.equal(false);
    expect(element.press('ArrowDown'), 'the key is left to the page').to.equal(true);
    element.count = 1;
    expect(element.combobox.expanded).to.equal(true);
  });

  it('opens on its first option with the down arrow', () => {
    const element = combo();
    expect(element.press('ArrowDown')).to.equal(false);
    expect([element.combobox.expanded, element.combobox.active]).to.deep.equal([true, 0]);
  });

  it('goes round, past the input itself, in both directions', () => {
    const element = combo();
    element.combobox.open();
    expect(element.walk('ArrowDown', 5)).to.deep.equal([0, 1, 2, -1, 0]);
    expect(element.walk('ArrowUp', 5)).to.deep.equal([-1, 2, 1, 0, -1]);
  });

  it('takes the active option with Enter', () => {
    const element = combo();
    element.combobox.open();
    element.walk('ArrowDown', 2);
    expect(element.press('Enter')).to.equal(false);
    expect(element.chosen).to.deep.equal([1]);
  });

  it('leaves Enter to the form when no option is active, or the list is closed', () => {
    const element = combo();
    element.combobox.open();
    expect(element.press('Enter')).to.equal(true);
    element.combobox.close();
    expect(element.press('Enter')).to.equal(true);
    expect(element.chosen).to.deep.equal([]);
  });

  it('closes with Escape, and leaves the next Escape to the browser', () => {
    const element = combo();
    element.combobox.open();
    expect(element.press('Escape')).to.equal(false);
    expect(element.combobox.expanded).to.equal(false);
    expect(element.press('Escape')).to.equal(true);
  });

  it('closes when the focus goes on with Tab', () => {
    const element = combo();
    element.combobox.open();
    expect(element.press('Tab')).to.equal(true);
    expect(element.combobox.expanded).to.equal(false);
  });

  it('leaves every key of an input method alone', () => {
    const element = combo();
    element.combobox.open();
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'Tab']) {
      expect(element.press(key, { isComposing: true }), key).to.equal(true);
      expect([element.combobox.expanded, element.combobox.active], key).to.deep.equal([true, -1]);
    }
    expect(element.chosen).to.deep.equal([]);
  });

  it('leaves chords and all other keys alone', () => {
    const element = combo();
    element.combobox.open();
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
      expect(element.press('ArrowDown', { [modifier]: true })).to.equal(true);
    }
    for (const key of ['a', 'Home', 'End', 'ArrowLeft', 'PageDown'])
      expect(element.press(key)).to.equal(true);
    expect(element.combobox.active).to.equal(-1);
  });

  it('has no active option once the list has become shorter than that', () => {
    const element = combo();
    element.combobox.open();
    element.walk('ArrowUp', 1);
    expect(element.combobox.active).to.equal(2);
    element.count = 1;
    expect(element.combobox.active).to.equal(-1);
  });

  it('is closed again when the widget comes back to the page', () => {
    const element = combo();
    element.combobox.open();
    element.remove();
    document.body.append(element);
    expect(element.combobox.expanded).to.equal(false);
  });
});
