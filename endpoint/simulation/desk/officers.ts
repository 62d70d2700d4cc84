import type { MoveAuthor } from '../../dossiers/move.ts';

/** The people of a desk that does not exist; their names say so ("Mẫu": sample, "Thí Dụ": example). */
const officer = (name: string, title: [string, string], department: [string, string]) => ({
  officer: { vi: name, en: name },
  title: { vi: title[0], en: title[1] },
  department: { vi: department[0], en: department[1] },
});

export const OFFICERS = {
  desk: officer(
    'Trần Thị Thí Dụ',
    ['Công chức một cửa', 'One-stop desk officer'],
    ['Bộ phận một cửa', 'One-stop desk'],
  ),
  specialist: officer(
    'Nguyễn Văn Mẫu',
    ['Chuyên viên', 'Specialist'],
    ['Bộ phận chuyên môn', 'Specialist department'],
  ),
  verifier: officer(
    'Lê Thị Minh Họa',
    ['Chuyên viên', 'Specialist'],
    ['Bộ phận xác minh', 'Verification department'],
  ),
  leader: officer(
    'Phạm Văn Giả Định',
    ['Lãnh đạo cơ quan', 'Head of the agency'],
    ['Văn phòng lãnh đạo', 'Office of the head'],
  ),
  clerk: officer('Hoàng Thị Ví Dụ', ['Văn thư', 'Clerk'], ['Bộ phận văn thư', 'Records department']),
  /** Of the post, nobody is named. */
  post: { department: { vi: 'Bưu điện', en: 'Post office' } },
} as const satisfies Record<string, MoveAuthor & Pick<Required<MoveAuthor>, 'department'>>;

export type OfficerName = keyof typeof OFFICERS;
