import type { DossiersClient, SubmitOptions } from '../../src/client/dossiers.ts';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { DossierReceipt, DossierSubmission } from '../../src/contract/dossier-submission.ts';
import type { Problem } from '../../src/contract/problems.ts';

/** What happens to one attempt to file. */
export type DossierFate =
  | 'arrives'
  /** Filed, and nobody hears of it. */
  | 'answer lost'
  /** Nothing arrives. */
  | 'request lost'
  /** The answer waits for `release()`. */
  | 'held'
  /** It never arrives, and fails like this. */
  | EndpointFailure;

export interface DossierAttempt {
  readonly key: string;
  readonly body: DossierSubmission;
  readonly language: string;
}

interface Filed {
  readonly body: string;
  readonly receipt: DossierReceipt;
}

/** An endpoint that files each key once, and says so when it comes with another body. */
export class FakeDossiers implements DossiersClient {
  /** Every attempt, first to last. */
  readonly attempts: DossierAttempt[] = [];
  /** The fates of the attempts to come, the next one first; after them all arrive. */
  fates: DossierFate[] = [];
  /** What is said of a submission instead of filing it. */
  check: (body: DossierSubmission) => Problem | undefined = () => undefined;
  receiptOf: (body: DossierSubmission, code: string) => DossierReceipt = receipt;
  readonly #filed = new Map<string, Filed>();
  #held: (() => void)[] = [];

  /** Codes of the dossiers there are. */
  get codes(): string[] {
    return [...this.#filed.values()].map(({ receipt: { code } }) => code);
  }

  /** The keys of the attempts, each once. */
  get keys(): string[] {
    return [...new Set(this.attempts.map(({ key }) => key))];
  }

  release(): void {
    for (const letGo of this.#held.splice(0)) letGo();
  }

  async submitDossier(
    submission: DossierSubmission,
    key: string,
    { language, signal }: SubmitOptions,
  ): Promise<DossierReceipt> {
    // As it goes over the line: what changes later on the page does not change what was sent.
    const body = structuredClone(submission);
    this.attempts.push({ key, body, language });
    const fate = this.fates.shift() ?? 'arrives';
    await Promise.resolve();
    if (fate === 'request lost') throw new EndpointError({ kind: 'unreachable' });
    if (fate === 'held') await this.#hold(signal);
    if (typeof fate === 'object') throw new EndpointError(fate);
    const receipt = this.#file(body, key);
    if (fate === 'answer lost') throw new EndpointError({ kind: 'unreachable' });
    return receipt;
  }

  #file(body: DossierSubmission, key: string): DossierReceipt {
    const text = JSON.stringify(body);
    const known = this.#filed.get(key);
    if (known?.body === text) return known.receipt;
    if (known) throw refusal({ type: 'urn:dvc:problem:idempotency-key-reused' });
    const problem = this.check(body);
    if (problem) throw refusal(problem);
    const made = this.receiptOf(body, `H29-261120-${String(this.#filed.size + 1).padStart(4, '0')}`);
    this.#filed.set(key, { body: text, receipt: made });
    return made;
  }

  #hold(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#held.push(resolve);
      signal.addEventListener('abort', () => reject(new EndpointError({ kind: 'aborted' })), { once: true });
    });
  }
}

/** A refusal with what is wrong where, as an endpoint writes it. */
export function refused(errors: readonly [pointer: string, detail: string][]): Problem {
  return {
    type: 'urn:dvc:problem:dossier-refused',
    title: 'Hồ sơ chưa nhận được',
    detail: 'Xin xem lại những chỗ được nêu.',
    errors: errors.map(([pointer, detail]) => ({ pointer, detail })),
  };
}

function refusal(problem: Problem): EndpointError {
  return new EndpointError({ kind: 'refused', status: 422, problem: { status: 422, ...problem } });
}

function receipt({ procedureCode, delivery }: DossierSubmission, code: string): DossierReceipt {
  return {
    code,
    procedureCode,
    procedureName: 'Đăng ký thí dụ',
    receiver: { name: 'Ủy ban nhân dân phường Sài Gòn', hotline: '1900 0000' },
    receivedAt: '2026-11-20T08:05:00+07:00',
    dueAt: '2026-11-25T17:00:00+07:00',
    charges: [
      {
        id: 'copies',
        label: 'Bản sao',
        type: { code: 'FEE', label: 'Phí' },
        amount: 8000,
        quantity: 2,
        total: 16_000,
      },
    ],
    total: 16_000,
    delivery: { code: delivery.id, label: 'Bản điện tử' },
    lookupCode: '7KQ2M4XD9RPT',
    trackingToken: 'thí dụ về một điều phải giữ kín',
    next: ['Chờ cơ quan xem hồ sơ.', 'Nộp phí trước ngày hẹn.'],
  };
}
