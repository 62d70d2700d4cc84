/** A paper as the dossier holds it. */
export interface KeptDocument {
  readonly id: string;
  readonly uploads: readonly string[];
}

/** How the result is to arrive. */
export interface KeptDelivery {
  readonly id: string;
  readonly recipient?: string;
  readonly phone?: string;
  readonly address?: { readonly province: string; readonly ward: string; readonly detail: string };
}
