import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import { AddressField } from './address-field.ts';
import { adoptStyles } from './adopt-styles.ts';
import { describedBy, inputFrame, leaving } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import type { UnitsReader } from './units-reader.ts';
import { SearchBox } from './search-box.ts';
import { searchStyles } from './search.styles.ts';

/** Questions answered by looking for one of many things; loaded when a form first has one. */
export class SearchFields {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #units: UnitsReader;
  readonly #boxes = new Map<string, SearchBox>();
  readonly #addresses = new Map<string, AddressField>();

  constructor(host: ReactiveControllerHost & HTMLElement, units: UnitsReader) {
    this.#host = host;
    this.#units = units;
    adoptStyles(host, searchStyles);
  }

  choice(view: FieldView): TemplateResult {
    const { id, field } = view;
    const box = kept(this.#boxes, id, () => new SearchBox(this.#host));
    const input = box.render({
      id,
      label: field.label,
      options: field.options ?? [],
      value: view.value,
      required: !view.optional,
      invalid: Boolean(view.error),
      describedBy: describedBy(view),
      width: field.width,
      onChange: view.onChange,
    });
    return inputFrame(view, html`<div @focusout=${leaving(view)}>${input}</div>`);
  }

  address(view: FieldView): TemplateResult {
    return kept(this.#addresses, view.id, () => new AddressField(this.#host, this.#units)).render(view);
  }

  /** Another form is begun: no list is open any more, and nothing is looked for. */
  forget(): void {
    for (const one of [...this.#boxes.values(), ...this.#addresses.values()]) one.forget();
  }
}

function kept<Value>(map: Map<string, Value>, id: string, create: () => Value): Value {
  const known = map.get(id) ?? create();
  map.set(id, known);
  return known;
}
