import type { ReactiveControllerHost } from 'lit';
import type { FormDocument } from '../contract/form.ts';
import { adoptStyles } from '../fields/adopt-styles.ts';
import type { FieldView } from '../fields/field-view.ts';
import type { Language } from '../config/settings.ts';
import type { AttachedFile } from './attached-file.ts';
import { Attachments, type AttachmentsHost } from './attachments.ts';
import { documentList, fileField } from './document-list.ts';
import type { FilesView } from './file-list.ts';
import { documentsStyles } from './documents.styles.ts';

/**
 * Everything about files. Loaded with the first question or step that takes them: sending them weighs as much
 * as the form itself.
 */
export class DocumentsPart {
  readonly #host: AttachmentsHost;
  readonly #attachments: Attachments;

  constructor(element: ReactiveControllerHost & HTMLElement, host: AttachmentsHost) {
    this.#host = host;
    this.#attachments = new Attachments(host);
    adoptStyles(element, documentsStyles);
  }

  list(documents: readonly FormDocument[], language: Language): unknown {
    return documentList(documents, this.#view(language));
  }

  field(view: FieldView, language: Language): unknown {
    return fileField(view, this.#view(language));
  }

  /** Whether it goes on by itself. */
  moves(file: AttachedFile): boolean {
    return this.#attachments.moves(file);
  }

  forget(): void {
    this.#attachments.forget();
  }

  /** What was chosen is not wanted any more, at the endpoint neither. */
  removeAll(): void {
    for (const [place, files] of Object.entries(this.#host.owner()?.form.files ?? {}))
      for (const file of files) this.#attachments.remove(place, file);
  }

  #view(language: Language): FilesView {
    const owner = this.#host.owner();
    return {
      attachments: this.#attachments,
      language,
      issueAt: (place) => owner?.issueAt(place),
      leave: (place) => void owner?.leave(place),
    };
  }
}
