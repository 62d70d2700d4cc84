/** The shortest form with everything a submission can have: an answer, a paper, a way to get the result. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PROCEDURE = '9.000900';
const MEBIBYTE = 1_048_576;

const text = (vi: string, en: string) => ({ vi, en });

const FORM = {
  procedureCode: PROCEDURE,
  procedureName: 'Thủ tục thử',
  version: '2026-11-01',
  conditions: [],
  receivingLevel: 'MINISTRY',
  receivingAgency: { code: 'G01', name: text('Cơ quan thử', 'Agency for tests') },
  dossierAgency: 'G01',
  processing: { unit: 'WORKING_DAY', value: 3 },
  proof: { identity: ['/identityNumber'], phone: ['/phone'] },
  next: [text('Cán bộ kiểm tra hồ sơ.', 'An official looks at it.')],
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 100 },
      identityNumber: { type: 'string', format: 'identity-number' },
      phone: { type: 'string', format: 'phone' },
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
              { pointer: '/name', label: text('Họ và tên', 'Full name'), kind: 'personName' },
              {
                pointer: '/identityNumber',
                label: text('Số định danh cá nhân', 'Personal identification number'),
                kind: 'identityNumber',
              },
              { pointer: '/phone', label: text('Số điện thoại', 'Telephone'), kind: 'phone' },
            ],
          },
        ],
      },
    ],
  },
  rules: [],
  documents: [
    {
      id: 'paper',
      name: text('Giấy tờ thử', 'Paper for tests'),
      required: false,
      formats: ['application/pdf'],
      maximumBytes: 64 * MEBIBYTE,
      maximumFiles: 1,
    },
  ],
  delivery: [{ id: 'DESK', label: text('Tại bộ phận một cửa', 'At the desk'), needsAddress: false }],
  charges: [],
  consent: { version: '2026-11-01', text: [text('Tôi cam đoan.', 'I declare.')] },
};

/** A folder of forms with this one in its sandbox. Removing it is the caller's business. */
export async function formFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dvc-faults-'));
  for (const inner of ['lists', 'sandbox']) await mkdir(join(folder, inner));
  await writeFile(join(folder, 'sandbox', `${PROCEDURE}.json`), JSON.stringify(FORM));
  return folder;
}
