import type { Locator, Page } from 'playwright-core';
import type { FormDefinition, FormDocument } from '../../../src/contract/form.ts';
import { readAnswer, writeAnswer, type Answers } from '../../../src/domain/form/answers.ts';
import {
  shownDocuments,
  shownFields,
  shownSections,
  shownSteps,
  type ShownField,
} from '../../../src/domain/form/shown-fields.ts';
import { readWorkedAnswers, type WorkedAnswers } from '../../support/form-source.ts';
import { giveAddress, giveAnswer } from './filing-answer.ts';
import type { FilingEndpoint } from './filing-endpoint.ts';
import { sampleJpeg, samplePdf, type SampleFile } from './filing-files.ts';

const HOME = { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' };

type Placed = Pick<ShownField, 'step' | 'section' | 'group' | 'index'>;

/** Looks at a screen that is filled in. */
export type Look = (screen: string) => Promise<void>;

/** Somebody who fills in a form they read on the screen, and knows all the answers. */
export class FilingDriver {
  readonly page: Page;
  readonly widget: Locator;
  readonly form: FormDefinition;
  readonly worked: WorkedAnswers;
  readonly #endpoint: FilingEndpoint;
  #given: Answers = {};

  private constructor(page: Page, endpoint: FilingEndpoint, form: FormDefinition, worked: WorkedAnswers) {
    this.page = page;
    this.widget = page.locator('dvc-online-form');
    this.form = form;
    this.worked = worked;
    this.#endpoint = endpoint;
  }

  static async open(page: Page, endpoint: FilingEndpoint, code: string, language: 'vi' | 'en' = 'vi') {
    return new FilingDriver(
      page,
      endpoint,
      await endpoint.form(code, language),
      await readWorkedAnswers(code),
    );
  }

  get next(): Locator {
    return this.widget.locator('[part=next-button]');
  }

  get send(): Locator {
    return this.widget.locator('[part=submit-button]');
  }

  get code(): Locator {
    return this.widget.locator('[part=code]');
  }

  title(text: string): Locator {
    return this.widget.getByRole('heading', { level: 2, name: text, exact: true });
  }

  /** From the first screen to the last look. */
  async toReview(look: Look = async () => undefined): Promise<void> {
    await this.receiving();
    await look('start');
    await this.next.click();
    for (const { id } of shownSteps(this.form, this.worked.answers)) {
      await this.answers(id);
      await look(id);
      await this.next.click();
    }
    if (shownDocuments(this.form, this.worked.answers).length > 0) {
      await this.documents();
      await look('documents');
      await this.next.click();
    }
    await this.delivery();
    await look('delivery');
    await this.next.click();
    await this.send.waitFor();
    await look('review');
  }

  /** Agrees, sends, and reads the code off the receipt. */
  async submit(): Promise<string> {
    await this.widget.getByRole('checkbox').last().check();
    await this.send.click();
    return (await this.code.innerText()).trim();
  }

  /** Where it is to be filed. */
  async receiving(): Promise<void> {
    const { unit } = this.worked;
    const ward = unit.length === 5;
    const province = ward ? (await this.#endpoint.unit(unit)).parent! : unit;
    await giveAddress(
      this.widget.getByRole('group').first(),
      { province, ...(ward && { ward: unit }) },
      this.#endpoint,
    );
  }

  /** Answers one step, question after question, as each comes up. */
  async answers(stepId: string): Promise<void> {
    const step = this.form.layout.steps.find(({ id }) => id === stepId)!;
    await this.title(step.title).waitFor();
    for (let asked = this.#nextQuestion(stepId); asked; asked = this.#nextQuestion(stepId)) {
      const value = readAnswer(this.worked.answers, asked.pointer);
      if (asked.field.kind === 'group') await this.#addItems(asked, value as unknown[]);
      else await giveAnswer(this.#placeOf(asked), asked.field, value, this.#endpoint);
      this.#given = writeAnswer(
        this.#given,
        asked.pointer,
        asked.field.kind === 'group' ? (value as unknown[]).map(() => ({})) : value,
      );
    }
  }

  async documents(): Promise<void> {
    for (const document of this.form.documents.filter(({ id }) => this.worked.documents.includes(id)))
      await this.attach(document, sampleFor(document));
  }

  async attach({ name }: FormDocument, ...files: SampleFile[]): Promise<void> {
    await this.fileInput(name).setInputFiles(files);
  }

  /** The field to choose files for a paper. */
  fileInput(name: string): Locator {
    return this.widget.getByRole('region', { name }).locator('input[type=file]').last();
  }

  async delivery(): Promise<void> {
    const choice = this.form.delivery.find(({ id }) => id === this.worked.delivery)!;
    await this.widget.getByRole('radio', { name: choice.label, exact: true }).check();
    if (!choice.needsAddress) return;
    await this.widget.getByRole('textbox', { name: /^(Người nhận|Recipient)/ }).fill('Nguyễn Văn Mẫu');
    await this.widget.getByRole('textbox', { name: /^(Số điện thoại|.*phone)/i }).fill('0912345678');
    await giveAddress(
      this.widget.getByRole('group', { name: /^(Địa chỉ|.*address)/i }),
      HOME,
      this.#endpoint,
    );
  }

  /** The first question of the step that is shown and has not been answered. */
  #nextQuestion(stepId: string): ShownField | undefined {
    return shownFields(this.form, this.#given).find(
      ({ step, pointer }) =>
        step.id === stepId &&
        readAnswer(this.worked.answers, pointer) !== undefined &&
        readAnswer(this.#given, pointer) === undefined,
    );
  }

  #placeOf({ step, section, group, index = 0 }: Placed): Locator {
    const shown = shownSections(this.form, this.#given).filter((one) => step.sections.includes(one));
    const all = this.widget.locator('section.form-section');
    const place = section.title
      ? all.filter({ has: this.page.getByRole('heading', { level: 3, name: section.title, exact: true }) })
      : all.nth(shown.indexOf(section));
    if (group === undefined) return place;
    return place.getByRole('group', { name: `${this.#itemName(group)} ${index + 1}`, exact: true });
  }

  /** As many as there are to be; some stand there already. */
  async #addItems({ pointer, step, section }: ShownField, items: readonly unknown[]): Promise<void> {
    const name = this.#itemName(pointer);
    const place = this.#placeOf({ step, section });
    for (let index = 0; index < items.length; index += 1) {
      const item = place.getByRole('group', { name: `${name} ${index + 1}`, exact: true });
      const add = place.getByRole('button', { name: new RegExp(`^(Thêm|Add) ${name}$`, 'i') });
      await add.waitFor();
      if (!(await item.isVisible())) await add.click();
      await item.waitFor();
    }
  }

  #itemName(group: string): string {
    const field = this.form.layout.steps
      .flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
      .find(({ pointer }) => pointer === group);
    return field?.itemLabel ?? '';
  }
}

export function sampleFor({ id, formats }: FormDocument): SampleFile {
  return formats.includes('application/pdf') ? samplePdf(id) : sampleJpeg(id);
}
