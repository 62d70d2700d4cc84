import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import pino, { type Logger } from 'pino';
import { createApp } from '../../endpoint/app.ts';
import { catalogueLoader } from '../../endpoint/catalogue/load.ts';
import { openStore, type Store } from '../../endpoint/db/connect.ts';
import { loadForms } from '../../endpoint/forms/forms.ts';
import { listen } from '../../endpoint/http/server.ts';
import { CatalogueWatch } from '../../endpoint/services/catalogue.ts';
import { createSimulation } from '../../endpoint/simulation/simulation.ts';
import type { DossierReceipt, DossierSubmission, FormDefinition, Problem } from '../../src/contract/index.ts';
import {
  type Answer,
  catalogueFile,
  freshDatabase,
  getJson,
  rawRequest,
  temporaryFolder,
} from './support.ts';
import { begin, idOf, patch } from './uploads-support.ts';

type Json = Record<string, unknown>;

const text = (vi: string, en: string) => ({ vi, en });
const YES = { allOf: [{ pointer: '/applicant/married', oneOf: [true] }] };

/** A small form with one of everything the endpoint looks at, as a file holds it. Each call gives a new one. */
export function smallForm(): Json & { schema: Json; layout: { steps: Json[] } } {
  return structuredClone({
    procedureCode: '1.001193',
    procedureName: 'Thủ tục mẫu',
    version: '2026-11-01',
    conditions: [text('Từ đủ 14 tuổi.', 'From the age of 14.')],
    receivingLevel: 'WARD',
    dossierAgency: 'PROVINCE',
    processing: { unit: 'WORKING_DAY', value: 3, cutOff: '15:00' },
    next: [text('Cán bộ kiểm tra hồ sơ.', 'An official looks at it.')],
    proof: { identity: ['/applicant/identityNumber'], phone: ['/applicant/phone'] },
    sources: ['Tờ khai mẫu'],
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['applicant'],
      properties: {
        applicant: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'birthDate', 'home', 'married'],
          properties: {
            name: { type: 'string', format: 'person-name', maxLength: 100 },
            birthDate: { type: 'string', format: 'date' },
            home: {
              type: 'object',
              additionalProperties: false,
              required: ['province', 'ward', 'detail'],
              properties: {
                province: { type: 'string', pattern: '^\\d{2}$' },
                ward: { type: 'string', pattern: '^\\d{5}$' },
                detail: { type: 'string', minLength: 1, maxLength: 200 },
              },
            },
            married: { type: 'boolean' },
            spouse: { type: 'string', maxLength: 100 },
            identityNumber: { type: 'string', format: 'identity-number' },
            phone: { type: 'string', format: 'phone' },
            papers: {
              type: 'array',
              maxItems: 2,
              items: { type: 'string', format: 'upload-id' },
            },
          },
          if: { properties: { married: { const: true } }, required: ['married'] },
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
          then: { required: ['spouse'], properties: { spouse: {} } },
        },
        members: {
          type: 'array',
          maxItems: 5,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'sex'],
            properties: {
              name: { type: 'string', maxLength: 100 },
              sex: { type: 'string', enum: ['MALE', 'FEMALE'] },
            },
          },
        },
        copies: { type: 'integer', minimum: 0, maximum: 10 },
      },
    },
    layout: {
      steps: [
        {
          id: 'applicant',
          title: text('Người nộp', 'Applicant'),
          sections: [
            {
              id: 'person',
              fields: [
                { pointer: '/applicant/name', label: text('Họ và tên', 'Full name'), kind: 'personName' },
                { pointer: '/applicant/birthDate', label: text('Ngày sinh', 'Date of birth'), kind: 'date' },
                { pointer: '/applicant/home', label: text('Nơi ở', 'Address'), kind: 'address' },
                { pointer: '/applicant/married', label: text('Đã kết hôn', 'Married'), kind: 'yesNo' },
                {
                  pointer: '/applicant/spouse',
                  label: text('Vợ hoặc chồng', 'Spouse'),
                  kind: 'text',
                  visibleWhen: YES,
                },
                {
                  pointer: '/applicant/identityNumber',
                  label: text('Số định danh cá nhân', 'Personal identity number'),
                  kind: 'identityNumber',
                },
                { pointer: '/applicant/phone', label: text('Số điện thoại', 'Telephone'), kind: 'phone' },
                { pointer: '/applicant/papers', label: text('Ảnh', 'Photos'), kind: 'file' },
              ],
            },
          ],
        },
        {
          id: 'family',
          title: text('Gia đình', 'Family'),
          sections: [
            {
              id: 'members',
              fields: [
                {
                  pointer: '/members',
                  label: text('Thành viên', 'Members'),
                  kind: 'group',
                  itemLabel: text('Thành viên', 'Member'),
                  fields: [
                    { pointer: './name', label: text('Họ và tên', 'Full name'), kind: 'personName' },
                    {
                      pointer: './sex',
                      label: text('Giới tính', 'Sex'),
                      kind: 'choice',
                      options: { list: 'sexes' },
                    },
                  ],
                },
                { pointer: '/copies', label: text('Số bản sao', 'Copies'), kind: 'number' },
              ],
            },
          ],
        },
      ],
    },
    rules: [
      {
        test: 'notAfterToday',
        pointer: '/applicant/birthDate',
        message: text('Ngày sinh không thể sau hôm nay.', 'The date of birth cannot be after today.'),
      },
      {
        test: 'minimumAge',
        pointer: '/applicant/birthDate',
        amount: 18,
        warning: true,
        message: text('Chưa đủ 18 tuổi.', 'Not 18 yet.'),
      },
    ],
    documents: [
      {
        id: 'marriage',
        name: text('Giấy chứng nhận kết hôn', 'Marriage certificate'),
        required: true,
        visibleWhen: YES,
        formats: ['application/pdf'],
        maximumBytes: 1_000,
        maximumFiles: 2,
      },
      {
        id: 'other',
        name: text('Giấy tờ khác', 'Other papers'),
        required: false,
        formats: ['application/pdf', 'image/png'],
        maximumBytes: 1_000_000,
        maximumFiles: 1,
      },
    ],
    delivery: [
      { id: 'DESK', label: text('Tại bộ phận một cửa', 'At the desk'), needsAddress: false },
      { id: 'POST', label: text('Qua bưu điện', 'By post'), needsAddress: true },
    ],
    charges: [
      {
        id: 'copies',
        label: text('Bản sao', 'Copies'),
        type: { code: 'FEE', label: text('Phí', 'Fee') },
        amount: 8_000,
        quantity: '/copies',
        when: { allOf: [{ pointer: '/copies', filled: true }] },
      },
      {
        id: 'postage-near',
        label: text('Cước trong tỉnh', 'Postage within the province'),
        type: { code: 'POSTAGE', label: text('Cước', 'Postage') },
        amount: 20_000,
        delivery: ['POST'],
        sameProvince: true,
      },
      {
        id: 'postage-far',
        label: text('Cước ngoài tỉnh', 'Postage beyond the province'),
        type: { code: 'POSTAGE', label: text('Cước', 'Postage') },
        amount: 30_000,
        delivery: ['POST'],
        sameProvince: false,
      },
    ],
    consent: { version: '2026-11-01', text: [text('Tôi cam đoan.', 'I declare.')] },
  });
}

const SEXES = [
  { code: 'MALE', vi: 'Nam', en: 'Male' },
  { code: 'FEMALE', vi: 'Nữ', en: 'Female' },
];

/** A folder of forms; those of the sandbox by the code they are made for. */
export async function formsFolder(forms: readonly Json[], sandbox: readonly Json[] = []): Promise<string> {
  const folder = await temporaryFolder();
  for (const inner of ['lists', 'sandbox']) await mkdir(join(folder, inner));
  await writeFile(join(folder, 'lists', 'sexes.json'), JSON.stringify(SEXES));
  for (const form of forms)
    await writeFile(join(folder, `${String(form['procedureCode'])}.json`), JSON.stringify(form));
  for (const form of sandbox)
    await writeFile(join(folder, 'sandbox', `${String(form['procedureCode'])}.json`), JSON.stringify(form));
  return folder;
}

/** Friday morning, in the hours of every office. */
export const FRIDAY = '2026-11-20T09:30:00+07:00';

export interface FilingEndpoint {
  readonly url: string;
  readonly store: Store;
  /** What time it is there. */
  setTime(time: string): void;
}

export interface FilingOptions {
  readonly forms?: readonly Json[];
  /** The endpoint's own forms, those of the sandbox included. */
  readonly ownForms?: true;
  readonly logger?: Logger;
  /** Another endpoint on the same database. */
  readonly databaseUrl?: string | undefined;
}

const RECORDS = [
  { code: '1.001193', name: 'Thủ tục mẫu', steps: 'Nộp tại bộ phận một cửa.' },
  { code: '1.000656', name: 'Thủ tục mẫu thứ hai', steps: 'Nộp tại bộ phận một cửa.' },
];

/** An endpoint with small forms, whose database and clock the test has in its hands. */
export async function startFiling(options: FilingOptions = {}): Promise<FilingEndpoint> {
  let now = new Date(FRIDAY);
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const prepare = await catalogueLoader({ file: await catalogueFile(RECORDS), report: () => undefined });
  const store = await openStore({ databaseUrl, prepare });
  const forms = options.ownForms
    ? await loadForms({ sandbox: true })
    : await loadForms({ folder: await formsFolder(options.forms ?? [smallForm()]), sandbox: false });
  const app = createApp({
    store,
    forms,
    catalogue: new CatalogueWatch(store),
    now: () => now,
    simulation: createSimulation(),
    logger: options.logger ?? pino({ level: 'silent' }),
  });
  const server = await listen({ app, host: '127.0.0.1', port: 0 });
  after(async () => {
    await server.close(100);
    await store.close();
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    store,
    setTime: (time) => {
      now = new Date(time);
    },
  };
}

export const HOME = { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' };

/** A dossier that is accepted, with whatever is to be otherwise. */
export function sample(changes: Partial<DossierSubmission> = {}): DossierSubmission {
  return {
    procedureCode: '1.001193',
    formVersion: '2026-11-01',
    draft: randomUUID(),
    receivingUnit: '00004',
    answers: {
      applicant: { name: 'Nguyễn Văn Mẫu', birthDate: '1990-05-01', home: HOME, married: false },
    },
    documents: [],
    delivery: { id: 'DESK' },
    consent: '2026-11-01',
    ...changes,
  };
}

export interface FileOptions {
  readonly key?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** Sends a dossier; text goes as it is. */
export function file(url: string, body: object | string, options: FileOptions = {}): Promise<Answer> {
  const { key = randomUUID(), headers } = options;
  return rawRequest(`${url}/dossiers`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...('key' in options && options.key === undefined ? {} : { 'Idempotency-Key': key }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export function receiptOf(answer: Answer): DossierReceipt {
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as DossierReceipt;
}

export const problemOf = (answer: Answer) => JSON.parse(answer.text) as Problem;

/** What was refused, by place. */
export function refusedPlaces(answer: Answer): string[] {
  return (problemOf(answer).errors ?? []).map(({ pointer = '' }) => pointer);
}

/** An uploaded file, all of it there. */
export async function upload(url: string, draft: string, bytes = 64): Promise<string> {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(Math.max(0, bytes - 9), ' ')]);
  const address = await begin(url, { length: content.length, draft });
  const { status } = await patch(address, 0, content);
  if (status !== 204) throw new Error(`PATCH ${status}`);
  return idOf(address);
}

export interface LedgerDossiers {
  readonly dossiers: {
    code: string;
    procedureCode: string;
    key: string;
    at: string;
    uploads: number;
    status: string;
    version: number;
  }[];
}

export async function ledgerOf(url: string): Promise<LedgerDossiers['dossiers']> {
  const { text: body } = await rawRequest(`${url}/sandbox/ledger`);
  return (JSON.parse(body) as LedgerDossiers).dossiers;
}

export async function orderFault(url: string, fault: object): Promise<void> {
  const { status } = await rawRequest(`${url}/sandbox/faults`, {
    method: 'PUT',
    body: JSON.stringify(fault),
  });
  if (status !== 200) throw new Error(`fault: ${status}`);
}

const answersFolder = new URL('../support/form-answers/', import.meta.url);

/** Answers to a form of the endpoint's own, and what is to come of them. */
export interface FormAnswers {
  readonly unit: string;
  readonly answers: Record<string, unknown>;
  /** Ids of the documents that are attached. */
  readonly documents: readonly string[];
  readonly delivery: string;
  readonly total: number;
  readonly refused: readonly {
    readonly because: string;
    /** New values by pointer; null takes the answer out. */
    readonly change: Record<string, unknown>;
    readonly at: string;
  }[];
}

export async function formAnswers(code: string): Promise<FormAnswers> {
  return JSON.parse(await readFile(new URL(`${code}.json`, answersFolder), 'utf8')) as FormAnswers;
}

export async function answeredForms(): Promise<string[]> {
  return (await readdir(answersFolder)).map((name) => name.replace(/\.json$/, '')).toSorted();
}

/** A dossier of one of the endpoint's own forms, its papers uploaded. */
export async function ownSubmission(url: string, code: string): Promise<DossierSubmission> {
  const { unit, answers, documents, delivery } = await formAnswers(code);
  const form = await getJson<FormDefinition>(`${url}/procedures/${code}/form`);
  const draft = randomUUID();
  const attached = documents.map(async (id) => ({ id, uploads: [await upload(url, draft)] }));
  return {
    procedureCode: code,
    formVersion: form.version,
    draft,
    ...(form.receivingLevel !== 'MINISTRY' && { receivingUnit: unit }),
    answers,
    documents: await Promise.all(attached),
    delivery: { id: delivery, recipient: 'Nguyễn Văn Mẫu', phone: '0912345678', address: HOME },
    consent: form.consent.version,
  };
}
