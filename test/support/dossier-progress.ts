import type { DossierProgress } from '../../src/contract/dossier-progress.ts';

/** A dossier that is being worked on, or what a test makes of it. */
export function dossierProgress(changes: Partial<DossierProgress> = {}): DossierProgress {
  return {
    code: 'H18-261120-0042',
    procedureCode: '1.001193',
    procedureName: 'Đăng ký khai sinh',
    version: 3,
    asOf: '2026-11-20T08:00:00+07:00',
    status: { code: '4', label: 'Đang xử lý' },
    holder: {
      name: 'Ủy ban nhân dân phường Sài Gòn',
      department: 'Bộ phận Tư pháp – Hộ tịch',
      hotline: { label: '1900 0000', url: 'tel:19000000' },
    },
    filedAt: '2026-11-18T16:20:00+07:00',
    receivedAt: '2026-11-19T07:00:00+07:00',
    deadline: {
      standing: { code: 'RUNNING', label: 'Còn hạn' },
      dueAt: '2026-11-25T17:00:00+07:00',
      workingDaysLeft: 2,
      changes: [],
    },
    reasons: [],
    advice: [],
    results: [],
    delivery: { code: 'DESK', label: 'Nhận tại quầy' },
    timeline: [
      {
        id: '3',
        at: '2026-11-19T14:00:00+07:00',
        status: { code: '4', label: 'Đang xử lý' },
        what: 'Cán bộ bắt đầu xem xét hồ sơ.',
        officer: 'Trần Thị Thí Dụ',
        title: 'Công chức tư pháp – hộ tịch',
      },
    ],
    withdrawable: true,
    ...changes,
  };
}
