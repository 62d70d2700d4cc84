import type { EndpointClients } from '../../src/client/clients.ts';
import type { DescriptionClient } from '../../src/client/description.ts';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { ReadOptions } from '../../src/client/read-options.ts';
import type { Language } from '../../src/config/settings.ts';
import type { FormDefinition } from '../../src/contract/form.ts';
import type { Procedure } from '../../src/contract/procedure-record.ts';
import type { Unit } from '../../src/contract/units.ts';
import { searchAmong, suggestAmong } from './catalogue.ts';
import { FakeDossierTracking } from './fake-dossier-tracking.ts';
import { FakeDossiers } from './fake-dossiers.ts';
import { FakePayments } from './fake-payments.ts';
import { FakeUploads } from './fake-uploads.ts';
import { difficultProcedures } from './fixtures/difficult-procedures.ts';
import { sampleProcedures } from './fixtures/procedures.ts';
import { PROVINCES, WARDS } from './fixtures/units.ts';
import { formDefinition } from './form-definition.ts';
import { OFFER } from './payment-offer.ts';

/** What an endpoint can be like. */
export const CONDITIONS = [
  'ok',
  'empty',
  'slow',
  'offline',
  'unreachable',
  'timeout',
  'server-error',
  'unavailable',
  'too-many-requests',
  'not-found',
  'broken-contract',
  'incompatible',
] as const;
export type Condition = (typeof CONDITIONS)[number];

const FAILURES: Partial<Record<Condition, EndpointFailure>> = {
  offline: { kind: 'offline' },
  unreachable: { kind: 'unreachable' },
  timeout: { kind: 'timeout', milliseconds: 12_000 },
  'server-error': { kind: 'refused', status: 500, problem: { title: 'Internal Server Error', status: 500 } },
  unavailable: { kind: 'refused', status: 503, problem: { status: 503 }, retryAfterMilliseconds: 120_000 },
  'too-many-requests': {
    kind: 'refused',
    status: 429,
    problem: { status: 429 },
    retryAfterMilliseconds: 60_000,
  },
  'not-found': {
    kind: 'refused',
    status: 404,
    problem: { type: 'urn:dvc:problem:procedure-not-found', title: 'Không có thủ tục này', status: 404 },
  },
  'broken-contract': { kind: 'broken-contract', reason: 'the answer is not JSON' },
};

const FORM_NOT_FOUND: EndpointFailure = {
  kind: 'refused',
  status: 404,
  problem: { type: 'urn:dvc:problem:form-not-found', title: 'Thủ tục này không có mẫu đơn', status: 404 },
};

export type FakeOperation =
  | 'readOffer'
  | 'describeEndpoint'
  | 'searchProcedures'
  | 'suggestProcedures'
  | 'getProcedure'
  | 'listUnits'
  | 'getForm';

/** One read as the fake saw it. */
export interface FakeRead {
  readonly operation: FakeOperation;
  readonly about: unknown;
  readonly language: string;
  readonly reload: boolean;
}

export interface FakeOptions {
  readonly condition?: Condition;
  /** The catalogue, the most used procedure first. All the fixtures when left out. */
  readonly procedures?: (language: Language) => readonly Procedure[];
  /** The online forms there are: a small one with every kind of question when left out. */
  readonly forms?: (language: Language) => readonly FormDefinition[];
  /** What the description names; nothing when left out. */
  readonly operations?: readonly string[];
}

export function everyProcedure(language: Language): Procedure[] {
  return [...sampleProcedures(language), ...difficultProcedures(language)];
}

/**
 * The contract answered within the page, without a network: the same answer each time, and every way of
 * going wrong on order. `condition` may be changed at any time; it holds for the reads that follow.
 */
export class FakeEndpoint {
  condition: Condition;
  /** May be changed, as an endpoint changes its forms. */
  forms: (language: Language) => readonly FormDefinition[];
  /** Every read, first to last. */
  readonly reads: FakeRead[] = [];
  readonly dossiers = new FakeDossiers();
  readonly tracking = new FakeDossierTracking();
  readonly uploads = new FakeUploads();
  readonly payments = new FakePayments();
  /** What can be paid; may be changed. */
  offer = OFFER;
  readonly #procedures: (language: Language) => readonly Procedure[];
  readonly #operations: readonly string[] | undefined;
  #held: (() => void)[] = [];

  constructor({
    condition = 'ok',
    procedures = everyProcedure,
    forms = () => [formDefinition()],
    operations,
  }: FakeOptions = {}) {
    this.condition = condition;
    this.forms = forms;
    this.#procedures = procedures;
    this.#operations = operations;
  }

  readonly clients: EndpointClients = {
    description: {
      describeEndpoint: (options) =>
        this.#answer('describeEndpoint', undefined, options, () => this.#identity()),
    },
    procedureSearch: {
      searchProcedures: (query, options) =>
        this.#answer('searchProcedures', query, options, (known) => searchAmong(known, query)),
      suggestProcedures: (query, options) =>
        this.#answer('suggestProcedures', query, options, (known) => suggestAmong(known, query.q)),
    },
    procedureRecord: {
      getProcedure: (code, options) =>
        this.#answer('getProcedure', code, options, (known) => {
          const procedure = known.find((one) => one.code === code);
          if (procedure) return procedure;
          throw new EndpointError(FAILURES['not-found']!);
        }),
    },
    units: {
      listUnits: (query, options) =>
        this.#answer('listUnits', query, options, () => {
          const items = unitsOf(query);
          return { items, total: items.length };
        }),
    },
    forms: {
      getForm: (code, options) =>
        this.#answer('getForm', code, options, (_, language) => {
          const form = this.forms(language).find(({ procedureCode }) => procedureCode === code);
          if (form) return form;
          throw new EndpointError(FORM_NOT_FOUND);
        }),
    },
    dossiers: this.dossiers,
    dossierTracking: this.tracking,
    uploads: this.uploads,
    payments: this.payments,
    paymentOffer: {
      readOffer: (options) => this.#answer('readOffer', undefined, options, () => this.offer),
    },
  };

  /** How often an operation was asked for. */
  count(operation: FakeOperation): number {
    return this.reads.filter((read) => read.operation === operation).length;
  }

  /** Lets the answers go that the condition `slow` holds back. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const letGo of held) letGo();
  }

  async #answer<Answer>(
    operation: FakeOperation,
    about: unknown,
    options: ReadOptions,
    make: (procedures: readonly Procedure[], language: Language) => Answer,
  ): Promise<Answer> {
    const { condition } = this;
    this.reads.push({ operation, about, language: options.language, reload: options.reload ?? false });
    // An answer never comes in the turn of the event loop in which it was asked for.
    await Promise.resolve();
    if (condition === 'slow') await this.#hold(options.signal);
    const failure = operation === 'describeEndpoint' ? describeFailure(condition) : FAILURES[condition];
    if (failure) throw new EndpointError(failure);
    const language = options.language.startsWith('en') ? 'en' : 'vi';
    return make(condition === 'empty' ? [] : this.#procedures(language), language);
  }

  #hold(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#held.push(resolve);
      signal?.addEventListener('abort', () => reject(new EndpointError({ kind: 'aborted' })), { once: true });
    });
  }

  #identity(): Awaited<ReturnType<DescriptionClient['describeEndpoint']>> {
    const operations = this.#operations && { operations: [...this.#operations] };
    return { contract: '1.0', hotline: { label: '1900 0000', url: 'tel:19000000' }, ...operations };
  }
}

function unitsOf({ parent, code }: { readonly parent?: string; readonly code?: string }): Unit[] {
  const known = [...PROVINCES, ...WARDS];
  return code === undefined
    ? known.filter((unit) => unit.parent === parent)
    : known.filter((unit) => unit.code === (PROVINCE_OF_AGENCY[code] ?? code));
}

/** Agencies a page may name instead of their province. */
const PROVINCE_OF_AGENCY: Readonly<Record<string, string>> = { H29: '79' };

/** A catalogue without a procedure still says what endpoint it is; one of another major version says that. */
function describeFailure(condition: Condition): EndpointFailure | undefined {
  if (condition === 'incompatible') return { kind: 'incompatible', contract: '2.0' };
  return condition === 'not-found' ? undefined : FAILURES[condition];
}
