import { msg, str } from '../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { AddressAnswer } from '../contract/form.ts';
import type { Unit } from '../contract/units.ts';
import type { ReadState } from '../controllers/endpoint-read.ts';
import { fieldsetFrame, optionalMark } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { keepText } from './keep-text.ts';
import type { SearchOption } from './option-search.ts';
import { SearchBox } from './search-box.ts';
import { autocomplete } from './text-field.ts';
import type { UnitsReader } from './units-reader.ts';

const PROVINCE_CODE = /^\d{2}$/;
const WARD_CODE = /^\d{5}$/;
const NONE: readonly SearchOption[] = [];

type Part = keyof AddressAnswer;

interface UnitView {
  readonly label: string;
  readonly box: SearchBox;
  readonly read: ReadState<readonly Unit[]>;
  readonly value: string | undefined;
  /** Said while there is no list. */
  readonly waiting: string;
  readonly onChange: (text: string | undefined) => void;
}

/** Province, ward, and the rest: there is no district between them since 1 July 2025. */
export class AddressField {
  readonly #units: UnitsReader;
  readonly #province: SearchBox;
  readonly #ward: SearchBox;
  /** The province the ward belongs to, while another is being typed in its place. */
  #provinceOfWard: string | undefined;
  #view!: FieldView;

  constructor(host: ReactiveControllerHost & HTMLElement, units: UnitsReader) {
    this.#units = units;
    this.#province = new SearchBox(host);
    this.#ward = new SearchBox(host);
  }

  render(view: FieldView): TemplateResult {
    this.#view = view;
    const { province = '', ward } = this.#answer;
    const isProvince = PROVINCE_CODE.test(province);
    if (isProvince) this.#provinceOfWard = province;
    const waiting = msg('Đang tải danh sách…');
    const parts: Record<Part, () => TemplateResult> = {
      province: () =>
        this.#unit('province', {
          label: msg('Tỉnh, thành phố'),
          box: this.#province,
          read: this.#units.provinces(),
          value: province,
          waiting,
          onChange: this.#onProvince,
        }),
      ward: () =>
        this.#unit('ward', {
          label: msg('Phường, xã, đặc khu'),
          box: this.#ward,
          read: isProvince ? this.#units.wards(province) : { kind: 'idle' },
          value: ward,
          waiting: isProvince ? waiting : msg('Chọn tỉnh, thành phố trước'),
          onChange: (text) => this.#put({ ward: text }),
        }),
      detail: () => this.#detail(),
    };
    const content = html`<div class="address">${this.#asked.map((part) => parts[part]())}</div>`;
    return fieldsetFrame(view, content);
  }

  forget(): void {
    this.#provinceOfWard = undefined;
    this.#province.forget();
    this.#ward.forget();
  }

  /** Where somebody is to be found needs all of it; which unit is responsible needs less. */
  get #asked(): readonly Part[] {
    const { appearance } = this.#view.field;
    if (appearance === 'province') return ['province'];
    return appearance === 'ward' ? ['province', 'ward'] : ['province', 'ward', 'detail'];
  }

  get #answer(): AddressAnswer {
    const { value } = this.#view;
    // An identity card has an address of one line.
    if (typeof value === 'string') return { detail: value };
    return (value ?? {}) as AddressAnswer;
  }

  #unit(part: Part, { label, box, read, value, waiting, onChange }: UnitView): TemplateResult {
    const id = this.#id(part);
    const input = box.render({
      id,
      label,
      value,
      options: read.kind === 'done' ? optionsOf(read.value) : NONE,
      placeholder: read.kind === 'idle' || read.kind === 'loading' ? waiting : undefined,
      lang: 'vi',
      required: !this.#view.optional,
      invalid: this.#isInvalid(part),
      describedBy: this.#describedBy(part),
      onChange,
    });
    return html`<div class="address-part">
      <label class="address-label" for=${id}>${label}</label>
      ${input} ${read.kind === 'failed' ? this.#failure(label) : nothing}
    </div>`;
  }

  #failure(label: string): TemplateResult {
    return html`<p class="address-failure" role="status">
      <span>${msg(str`Chưa tải được danh sách: ${label}.`)}</span>
      <button type="button" class="button plain" @click=${() => this.#units.retry()}>
        ${msg('Thử lại')}
      </button>
    </p>`;
  }

  #detail(): TemplateResult {
    const id = this.#id('detail');
    const { optional } = this.#view;
    const isOptional = this.#isDetailOptional;
    const onInput = (event: Event) =>
      this.#put({ detail: (event.target as HTMLInputElement).value.normalize('NFC') || undefined });
    return html`<div class="address-part" data-whole>
      <label class="address-label" for=${id}
        >${msg('Số nhà, đường, thôn, tổ dân phố')}
        ${isOptional && !optional ? optionalMark() : nothing}</label
      >
      <input
        id=${id}
        type="text"
        class="input"
        part="input"
        spellcheck="false"
        autocomplete=${autocomplete(this.#view)}
        aria-required=${isOptional ? nothing : 'true'}
        aria-invalid=${this.#isInvalid('detail') ? 'true' : nothing}
        aria-describedby=${this.#describedBy('detail')}
        @input=${onInput}
        ${keepText(this.#answer.detail ?? '')}
      />
    </div>`;
  }

  get #isDetailOptional(): boolean {
    return this.#view.optional || this.#view.detailOptional === true;
  }

  /** A ward stays while its province is typed over, and goes when that turns out to be another one. */
  readonly #onProvince = (province: string | undefined): void => {
    const isOther = PROVINCE_CODE.test(province ?? '') && province !== this.#provinceOfWard;
    this.#put(isOther || province === undefined ? { province, ward: undefined } : { province });
  };

  #put(change: AddressAnswer): void {
    const entries = Object.entries({ ...this.#answer, ...change }).filter(([, text]) => text !== undefined);
    this.#view.onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined);
  }

  /** The parts that are missing or not chosen; when nothing is, all of them. */
  #isInvalid(part: Part): boolean {
    if (!this.#view.error) return false;
    const { province = '', ward = '', detail = '' } = this.#answer;
    const isSound = {
      province: PROVINCE_CODE.test(province),
      ward: WARD_CODE.test(ward),
      detail: detail.trim() !== '' || this.#isDetailOptional,
    };
    return !isSound[part] || this.#asked.every((asked) => isSound[asked]);
  }

  /** The question as a whole has the rest. */
  #describedBy(part: Part): string | typeof nothing {
    return this.#isInvalid(part) ? `${this.#view.id}-error` : nothing;
  }

  /** The first part stands for the question: links from the error summary lead there. */
  #id(part: Part): string {
    return part === 'province' ? this.#view.id : `${this.#view.id}/${part}`;
  }
}

const known = new WeakMap<readonly Unit[], readonly SearchOption[]>();

/** A list that is the same stays the same, so that it is made ready for searching once. */
function optionsOf(units: readonly Unit[]): readonly SearchOption[] {
  const options = known.get(units) ?? units.map(optionOf);
  known.set(units, options);
  return options;
}

function optionOf({ code, name, kind, formerNames }: Unit): SearchOption {
  const bare = name.startsWith(`${kind.label} `) ? name.slice(kind.label.length + 1) : name;
  return { code, label: name, names: [bare, `${kind.label} ${bare}`], formerNames };
}
