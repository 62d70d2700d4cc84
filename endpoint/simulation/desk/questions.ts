import type { Move } from '../../dossiers/move.ts';

const text = (vi: string, en: string) => ({ vi, en });

const MEGABYTE = 1_048_576;

/** What the desk asks for when it asks: one paper, and one question that may stay unanswered. */
export const MORE_PAPERS = {
  kind: 'askForPapers',
  reasons: [
    text(
      'Ảnh chụp giấy tờ đã nộp bị mờ, không đọc được số và ngày cấp.',
      'The photo sent is blurred: number and date of issue cannot be read.',
    ),
  ],
  fields: [
    {
      pointer: '/note',
      label: text('Lời nhắn cho cơ quan giải quyết', 'Message to the office'),
      kind: 'longText',
    },
  ],
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: { note: { type: 'string', maxLength: 500 } },
  },
  documents: [
    {
      id: 'clear-copy',
      name: text('Ảnh hoặc bản quét rõ nét của giấy tờ đã nộp', 'A clear photo or scan of the paper'),
      help: text('Chụp đủ bốn góc, không lóa sáng.', 'All four corners, without glare.'),
      required: true,
      formats: ['image/jpeg', 'image/png', 'application/pdf'],
      maximumBytes: 10 * MEGABYTE,
      maximumFiles: 3,
    },
  ],
} as const satisfies Move;
