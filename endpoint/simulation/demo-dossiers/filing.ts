import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DossierSubmission } from '../../../src/contract/dossier-submission.ts';
import { addDays, today } from '../../../src/domain/calendar-date.ts';
import { type Answers, writeAnswer } from '../../../src/domain/form/answers.ts';
import type { Transaction } from '../../db/connect.ts';
import { uploadChunks, uploads } from '../../db/schema/uploads.ts';
import type { Form } from '../../forms/forms.ts';
import { resultDocument } from '../desk/result-document.ts';
import type { Scene } from './scene.ts';

/** What somebody who does not exist filled in, as its file holds it. */
interface Filing {
  readonly procedureCode: string;
  readonly receivingUnit: string;
  readonly answers: Answers;
  readonly documents: readonly string[];
  /** Dates that lie so many days before the dossier is filed, by the pointer of their answer. */
  readonly daysBefore?: Readonly<Record<string, number>>;
}

const HOME = { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' };

/** The submission of a scene, with its files uploaded. */
export async function writeSubmission(
  transaction: Transaction,
  scene: Scene,
  form: Form,
  filedAt: Date,
): Promise<DossierSubmission> {
  const filing = await readFiling(scene.procedure);
  const draft = randomUUID();
  const documents = [];
  for (const id of filing.documents)
    documents.push({ id, uploads: [await keepUpload(transaction, draft, filedAt)] });
  const { definitions } = form;
  const posted = definitions.vi.delivery.find(({ id }) => id === scene.delivery)?.needsAddress ?? false;
  return {
    procedureCode: filing.procedureCode,
    formVersion: definitions.vi.version,
    draft,
    receivingUnit: filing.receivingUnit,
    answers: withDates(filing, today(filedAt)),
    documents,
    delivery: {
      id: scene.delivery,
      ...(posted && { recipient: 'Nguyễn Văn Mẫu', phone: '0912345678', address: HOME }),
    },
    consent: definitions.vi.consent.version,
  };
}

async function readFiling(procedure: string): Promise<Filing> {
  return JSON.parse(
    await readFile(new URL(`./filings/${procedure}.json`, import.meta.url), 'utf8'),
  ) as Filing;
}

function withDates({ answers, daysBefore = {} }: Filing, filedOn: string): Answers {
  return Object.entries(daysBefore).reduce(
    (all, [pointer, days]) => writeAnswer(all, pointer, addDays(filedOn, -days)),
    answers,
  );
}

async function keepUpload(transaction: Transaction, draft: string, now: Date): Promise<string> {
  const id = randomUUID();
  const bytes = resultDocument({
    title: 'GIẤY TỜ MẪU',
    lines: ['Một trang để thử, không phải giấy tờ của ai.'],
  });
  await transaction.insert(uploads).values({
    id,
    draft,
    filename: 'giay-to-mau.pdf',
    type: 'application/pdf',
    length: bytes.length,
    received: bytes.length,
    expiresAt: now,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  await transaction.insert(uploadChunks).values({ uploadId: id, offset: 0, bytes });
  return id;
}
