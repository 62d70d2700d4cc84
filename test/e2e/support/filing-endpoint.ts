import type { LedgerDossier } from '../../../endpoint/dossiers/ledger.ts';
import type { FormDefinition } from '../../../src/contract/form.ts';
import type { Unit, UnitList } from '../../../src/contract/units.ts';

/** What a person sees of the endpoint when they fill in: the form's words, and the names of the units. */
export class FilingEndpoint {
  readonly #url: string;
  #units: Promise<ReadonlyMap<string, Unit>> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  form(code: string, language: 'vi' | 'en' = 'vi'): Promise<FormDefinition> {
    return this.#read(`/procedures/${code}/form`, language);
  }

  /** A province or ward. */
  async unit(code: string): Promise<Unit> {
    this.#units ??= this.#readUnits();
    const unit = (await this.#units).get(code);
    if (!unit) throw new Error(`no unit ${code}`);
    return unit;
  }

  /** Every dossier there is. */
  async dossiers(): Promise<readonly LedgerDossier[]> {
    const { dossiers } = await this.#read<{ dossiers: LedgerDossier[] }>('/sandbox/ledger');
    return dossiers;
  }

  async #readUnits(): Promise<ReadonlyMap<string, Unit>> {
    const provinces = await this.#read<UnitList>('/units');
    const wards = await Promise.all(
      provinces.items.map(({ code }) => this.#read<UnitList>(`/units?parent=${code}`)),
    );
    const units = [provinces, ...wards].flatMap(({ items }) => items);
    return new Map(units.map((unit) => [unit.code, unit]));
  }

  async #read<Answer>(path: string, language = 'vi'): Promise<Answer> {
    const response = await fetch(this.#url + path, { headers: { 'Accept-Language': language } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Answer;
  }
}
