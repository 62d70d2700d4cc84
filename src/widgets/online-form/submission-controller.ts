import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createDossiersClient, isProblem, isRefusedForGood } from '../../client/dossiers.ts';
import { EndpointError, type EndpointFailure } from '../../client/errors.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import { retryDelay, wait } from '../../client/retry.ts';
import type { DossierReceipt, DossierSubmission } from '../../contract/dossier-submission.ts';
import type { FormDefinition } from '../../contract/form.ts';
import type { Problem } from '../../contract/problems.ts';
import { randomId } from '../../device/random-id.ts';
import type { FilledForm, PendingSubmission } from './filled-form.ts';
import { submissionBody } from './submission-body.ts';
import type { SubmissionState } from './submission-state.ts';

export interface SubmissionKeeper {
  readonly configuration: ConfigurationController;
  /**
   * Keeps the submission on the device before the request leaves; `undefined` forgets it. False when another
   * tab has this draft: then nothing may leave from here.
   */
  readonly keep: (pending: PendingSubmission | undefined) => Promise<boolean>;
  readonly sent: (receipt: DossierReceipt) => void;
  readonly refused: (problem: Problem, body: DossierSubmission) => void;
  /** The form is another by now. */
  readonly formChanged: () => void;
}

const ATTEMPTS = 5;
/** After them the widget asks once in so long, as long as it is open. */
const ROUND_PAUSE_MILLISECONDS = 30_000;
const LONGEST_PAUSE_MILLISECONDS = 20_000;

/**
 * Files one dossier exactly once. The key is kept before the first request leaves and goes with every
 * further one, after a reload too; it is given up only for an answer of the endpoint itself that the
 * submission was refused, with no attempt before it whose end is not known.
 */
export class SubmissionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #keeper: SubmissionKeeper;
  #state: SubmissionState = { kind: 'idle' };
  #pending: PendingSubmission | undefined;
  #running: AbortController | undefined;
  #roundTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, keeper: SubmissionKeeper) {
    this.#host = host;
    this.#keeper = keeper;
    host.addController(this);
  }

  get state(): SubmissionState {
    return this.#state;
  }

  hostConnected(): void {
    addEventListener('online', this.resend);
    addEventListener('beforeunload', this.#warnBeforeLeaving);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.resend);
    removeEventListener('beforeunload', this.#warnBeforeLeaving);
    clearTimeout(this.#roundTimer);
    this.#running?.abort();
    this.#running = undefined;
    // Put back into the page, it can be sent again.
    if (this.#state.kind === 'sending') this.#become({ kind: 'idle' });
  }

  /** Sends what was filled in. A second click while it runs changes nothing. */
  async send(definition: FormDefinition, form: FilledForm): Promise<void> {
    if (this.#state.kind === 'sending' || this.#state.kind === 'sent') return;
    this.#become({ kind: 'sending' });
    const body = submissionBody(definition, form);
    // An attempt whose end is not known keeps its key: if it did arrive, the endpoint will say so. One that a
    // draft remembers is such an attempt.
    const earlier = this.#pending ?? (form.pending && { ...form.pending, uncertain: true });
    const kept = await this.#keep(
      earlier?.uncertain
        ? { ...earlier, bodies: [...earlier.bodies, body] }
        : { key: randomId(), bodies: [body], uncertain: false },
    );
    if (!kept) return this.#become({ kind: 'idle' });
    await this.#round();
  }

  /** Goes on with a submission that a reload or a crash interrupted. */
  resume(pending: PendingSubmission): void {
    if (this.#state.kind !== 'idle') return;
    this.#pending = { ...pending, uncertain: true };
    void this.#round();
  }

  /** Sends the very same submission again, if its end is not known. */
  readonly resend = (): void => {
    if (this.#state.kind === 'unknown') void this.#round(1);
  };

  /** Nothing is under way any more: the form is begun anew. */
  reset(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#roundTimer);
    this.#pending = undefined;
    this.#become({ kind: 'idle' });
  }

  async #round(attempts = ATTEMPTS): Promise<void> {
    const bodies = [...(this.#pending?.bodies ?? [])];
    let body = bodies.pop();
    clearTimeout(this.#roundTimer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#become({ kind: 'sending' });
    for (let attempt = 1; body !== undefined; attempt += 1) {
      const outcome = await this.#attempt(body, running.signal);
      if (this.#running !== running) return;
      if (!(outcome instanceof EndpointError)) return this.#arrived(outcome);
      if (isProblem(outcome, 'idempotency-key-reused') && bodies.length > 0) {
        // An attempt whose end was not known did arrive: its dossier is the one there is.
        body = bodies.pop();
        continue;
      }
      if (isRefusedForGood(outcome.failure)) return this.#refused(outcome, body);
      const delay = pauseAfter(outcome.failure, attempt);
      if (attempt >= attempts || delay === undefined) return this.#gaveUp(outcome);
      this.#become({ kind: 'sending', trouble: outcome.failure });
      await wait(delay, running.signal).catch(() => undefined);
      if (this.#running !== running) return;
    }
  }

  async #attempt(body: DossierSubmission, signal: AbortSignal): Promise<DossierReceipt | EndpointError> {
    const { configuration } = this.#keeper;
    const client = configuration.client('dossiers', createDossiersClient);
    const pending = this.#pending;
    if (!client || !pending) return new EndpointError({ kind: 'aborted' });
    try {
      return await client.submitDossier(body, pending.key, {
        language: configuration.language,
        signal,
      });
    } catch (thrown) {
      const error =
        thrown instanceof EndpointError
          ? thrown
          : new EndpointError({ kind: 'broken-contract', reason: 'the client failed' }, { cause: thrown });
      if (!isRefusedForGood(error.failure) && !pending.uncertain && this.#pending === pending) {
        await this.#keep({ ...pending, uncertain: true });
      }
      return error;
    }
  }

  #arrived(receipt: DossierReceipt): void {
    this.#running = undefined;
    this.#pending = undefined;
    this.#become({ kind: 'sent', receipt });
    this.#keeper.sent(receipt);
  }

  async #refused(error: EndpointError, body: DossierSubmission): Promise<void> {
    this.#running = undefined;
    if (!this.#pending?.uncertain) await this.#keep(undefined);
    this.#become({ kind: 'refused', error });
    if (isProblem(error, 'form-version-changed')) this.#keeper.formChanged();
    else if (error.failure.kind === 'refused') this.#keeper.refused(error.failure.problem, body);
  }

  #gaveUp(error: EndpointError): void {
    this.#running = undefined;
    this.#become({ kind: 'unknown', error });
    const { failure } = error;
    const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
    const pause = Math.max(asked, ROUND_PAUSE_MILLISECONDS) * (1 + Math.random() / 2);
    this.#roundTimer = setTimeout(this.resend, pause);
  }

  #keep(pending: PendingSubmission | undefined): Promise<boolean> {
    this.#pending = pending;
    return this.#keeper.keep(pending);
  }

  #become(state: SubmissionState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly #warnBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.#state.kind === 'sending' || this.#state.kind === 'unknown') event.preventDefault();
  };
}

/** The wait before the next attempt; `undefined` when the endpoint asks for a longer one than a person waits. */
function pauseAfter(failure: EndpointFailure, attempt: number): number | undefined {
  if (failure.kind === 'offline') return undefined;
  const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
  if (asked > LONGEST_PAUSE_MILLISECONDS) return undefined;
  // The backoff, with its jitter, comes on top: clients told to wait alike must not come back together.
  return asked + (retryDelay({ kind: 'unreachable' }, attempt) ?? 0);
}
