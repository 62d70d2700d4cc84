import type { ItemField } from '../contract/form.ts';

/** One question as the widget hands it to {@link Fields}. */
export interface FieldView {
  /**
   * DOM id, unique in the shadow root. The element that takes the focus has it; of a choice that is the first
   * box, of an address the province, followed by `${id}/ward` and `${id}/detail`, of a group its list. The
   * error has `${id}-error`, the help `${id}-help`.
   */
  readonly id: string;
  readonly field: ItemField;
  /** The stored answer (domain/form/entries.ts); what could not be read is the text as typed. */
  readonly value: unknown;
  /** Shows "(không bắt buộc)". */
  readonly optional: boolean;
  /** Of an address that is asked for: its number and street need not be known. */
  readonly detailOptional?: boolean;
  readonly error?: string;
  readonly warning?: string;
  /** It came from the identity card; it can be changed like any other. */
  readonly filled: boolean;
  /** On a shared device the browser must keep nothing. */
  readonly private: boolean;
  /** At each keystroke or choice, with the value as it is stored; `undefined` for none. */
  readonly onChange: (value: unknown) => void;
  /** When the field is left. */
  readonly onLeave: () => void;
}
