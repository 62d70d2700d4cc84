import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AddressAnswer, FormField, ItemField } from '../../src/contract/form.ts';
import { readAnswer } from '../../src/domain/form/answers.ts';
import { writeEntry } from '../../src/domain/form/entries.ts';
import { shownFields } from '../../src/domain/form/shown-fields.ts';
import { FilingDriver, sampleFor } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { Keys, type Focus } from './support/filing-keys.ts';
import { Stage } from './support/stage.ts';

const BIRTH = '1.001193';
const ANSWERS = '/answers';

describe('registering a birth by keyboard alone', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  test('from the search to the receipt, the focus always seen and never lost', async () => {
    await using visit = await stage.page();
    const endpoint = new FilingEndpoint(stage.endpoint!.url);
    const keys = new Keys(visit.page);
    await visit.goto('/');
    await keys.tabTo(({ role }) => role === 'combobox');
    await keys.type('đăng ký khai sinh');
    await visit.page.getByRole('option').first().filter({ hasText: BIRTH }).waitFor();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await visit.page.waitForURL(/thu-tuc/);
    await visit.page.locator('[part=apply-button]').waitFor();
    await keys.tabTo(({ part }) => part === 'apply-button');
    await keys.press('Enter');
    await visit.page.waitForURL(/nop-ho-so/);

    const driver = await FilingDriver.open(visit.page, endpoint, BIRTH);
    await driver.next.waitFor();
    const person = new Typist(keys, driver, endpoint);
    while (!(await driver.send.isVisible())) await person.fillScreen();
    await keys.tabTo(({ id }) => id === '/consent');
    await keys.press('Space');
    await keys.tabTo(({ part }) => part === 'submit-button');
    await keys.press('Enter');
    const code = (await driver.code.innerText()).trim();
    assert.deepEqual(
      (await endpoint.dossiers()).map((dossier) => dossier.code),
      [code],
    );
    assert.equal((await keys.seen()).id, 'heading');
    assert.deepEqual(visit.errors, []);
  });
});

/** Goes through a screen from its heading to its button, and answers what there is an answer to. */
class Typist {
  readonly #keys: Keys;
  readonly #driver: FilingDriver;
  readonly #endpoint: FilingEndpoint;
  readonly #done = new Set<string>();

  constructor(keys: Keys, driver: FilingDriver, endpoint: FilingEndpoint) {
    this.#keys = keys;
    this.#driver = driver;
    this.#endpoint = endpoint;
  }

  async fillScreen(): Promise<void> {
    const heading = this.#driver.widget.locator('#heading');
    const title = await heading.innerText();
    for (let focus = await this.#keys.tab(); focus.part !== 'next-button'; focus = await this.#keys.tab()) {
      await this.#answer(focus);
      await this.#keys.seen();
    }
    await this.#keys.press('Enter');
    await heading.filter({ hasNotText: title }).waitFor();
    assert.equal((await this.#keys.seen()).id, 'heading');
  }

  async #answer({ id, type, name }: Focus): Promise<void> {
    const place = type === 'radio' ? name : id;
    if (this.#done.has(place)) return;
    this.#done.add(place);
    if (place.startsWith('/documents/')) return this.#attach(place.slice('/documents/'.length));
    if (place === '/delivery/id') return this.#pick(this.#deliveryIds, this.#driver.worked.delivery);
    if (place.startsWith('/receiving')) return this.#look(place, await this.#receiving());
    const shown = shownFields(this.#driver.form, this.#driver.worked.answers).find(
      ({ pointer }) => place === ANSWERS + pointer || place.startsWith(`${ANSWERS}${pointer}/`),
    );
    const value = shown && readAnswer(this.#driver.worked.answers, shown.pointer);
    if (value !== undefined) await this.#give(shown!.field, value, place);
  }

  async #give(field: FormField | ItemField, value: unknown, place: string): Promise<void> {
    if (field.kind === 'address') return this.#look(place, value as AddressAnswer);
    if (field.kind === 'yesNo') return this.#pick(['true', 'false'], String(value));
    if (field.kind !== 'choice') return this.#keys.type(writeEntry(field, value));
    const codes = field.options!.map(({ code }) => code);
    const { tag, role, type } = await this.#keys.focus();
    if (type === 'radio') return this.#pick(codes, String(value));
    if (tag === 'select') return this.#keys.press('ArrowDown', codes.indexOf(String(value)) + 1);
    assert.equal(role, 'combobox');
    await this.#search(place, field.options!.find(({ code }) => code === value)!.label);
  }

  /** The first of the radio buttons has the focus. */
  async #pick(codes: readonly string[], code: string): Promise<void> {
    const steps = codes.indexOf(code);
    await (steps === 0 ? this.#keys.press('Space') : this.#keys.press('ArrowDown', steps));
  }

  async #look(place: string, answer: AddressAnswer): Promise<void> {
    const part = /\/(ward|detail)$/.exec(place)?.[1] ?? 'province';
    const value = answer[part as keyof AddressAnswer];
    if (value === undefined) return;
    if (part === 'detail') return this.#keys.type(value);
    await this.#search(place, (await this.#endpoint.unit(value)).name);
  }

  async #search(place: string, text: string): Promise<void> {
    await this.#keys.type(text);
    await this.#driver.page.locator(`[id="${place}-list"]`).getByRole('option').first().waitFor();
    await this.#keys.press('ArrowDown');
    await this.#keys.press('Enter');
  }

  async #attach(id: string): Promise<void> {
    const document = this.#driver.form.documents.find((one) => one.id === id)!;
    if (!this.#driver.worked.documents.includes(id)) return;
    const chooser = await this.#keys.choose();
    await chooser.setFiles(sampleFor(document));
  }

  async #receiving(): Promise<AddressAnswer> {
    const { code, parent } = await this.#endpoint.unit(this.#driver.worked.unit);
    return { province: parent!, ward: code };
  }

  get #deliveryIds(): readonly string[] {
    return this.#driver.form.delivery.map(({ id }) => id);
  }
}
