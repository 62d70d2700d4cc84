import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { RoomController } from '../../src/controllers/room.ts';
import { inside } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

class RoomyElement extends LitElement {
  answer = 'first';
  height = 300;

  constructor() {
    super();
    new RoomController(
      this,
      () => this.renderRoot.querySelector<HTMLElement>('.region'),
      () => this.answer,
    );
  }

  protected override render() {
    return html`<div class="region"><div class="content"></div></div>`;
  }

  protected override updated(): void {
    inside(this, '.content').style.height = `${this.height}px`;
  }

  async show(answer: string, height: number): Promise<number> {
    Object.assign(this, { answer, height });
    this.requestUpdate();
    await this.updateComplete;
    return Math.round(inside(this, '.region').getBoundingClientRect().height);
  }
}
customElements.define('test-roomy', RoomyElement);

async function roomy(above = 0): Promise<RoomyElement> {
  const element = document.createElement('test-roomy') as RoomyElement;
  element.style.display = 'block';
  const spacer = document.createElement('div');
  spacer.style.height = `${above}px`;
  document.body.style.margin = '0';
  document.body.append(spacer, element);
  await element.updateComplete;
  return element;
}

describe('RoomController', () => {
  tidyAfterEach();
  afterEach(() => document.body.removeAttribute('style'));

  it('keeps the height of what stood there when the next answer is shorter', async () => {
    const element = await roomy();
    expect(await element.show('second', 100)).to.equal(300);
  });

  it('gives more room to a longer answer', async () => {
    const element = await roomy();
    expect(await element.show('second', 500)).to.equal(500);
  });

  it('keeps room down to the edge of the screen and no further', async () => {
    const element = await roomy(100);
    await element.show('tall', innerHeight * 3);
    expect(await element.show('short', 10)).to.equal(innerHeight - 100);
  });

  it('keeps none below the screen', async () => {
    const element = await roomy(innerHeight + 50);
    expect(await element.show('second', 10)).to.equal(10);
  });

  it('changes nothing while the answer stays the same one', async () => {
    const element = await roomy();
    expect(await element.show('first', 100)).to.equal(100);
  });
});
