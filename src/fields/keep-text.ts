import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type TextInput = HTMLInputElement | HTMLTextAreaElement;

/**
 * Shows a text in an input, but never while somebody is in it: writing there moves the cursor, and tears the
 * syllable apart that an input method is composing. What has changed meanwhile is shown when the input is left.
 */
class KeepText extends Directive {
  #input: TextInput | undefined;
  #text = '';

  override render(_text: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [text]: [string]): unknown {
    this.#text = text;
    if (!this.#input) {
      this.#input = element as TextInput;
      this.#input.addEventListener('blur', this.#show);
    }
    this.#show();
    return noChange;
  }

  readonly #show = (): void => {
    const input = this.#input!;
    const isEdited = (input.getRootNode() as ShadowRoot).activeElement === input;
    if (!isEdited && input.value !== this.#text) input.value = this.#text;
  };
}

export const keepText = directive(KeepText);
