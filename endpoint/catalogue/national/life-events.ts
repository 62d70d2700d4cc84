/**
 * Life events of a category, where all or nearly all of its procedures belong to one. A category that
 * serves many situations is left out: a wrong life event misleads more than none.
 */
const BY_CATEGORY: Readonly<Record<string, readonly string[]>> = {
  'Nuôi con nuôi': ['YOUNG_CHILDREN', 'MARRIAGE_FAMILY'],
  'Đăng ký, quản lý cư trú': ['RESIDENCE_IDENTITY'],
  'Cấp, quản lý căn cước': ['RESIDENCE_IDENTITY'],
  'Định danh và xác thực điện tử': ['RESIDENCE_IDENTITY'],
  'Quản lý xuất nhập cảnh': ['RESIDENCE_IDENTITY'],
  'Quốc tịch': ['RESIDENCE_IDENTITY'],
  'Đất đai': ['ELECTRICITY_HOUSING_LAND'],
  'Nhà ở và công sở': ['ELECTRICITY_HOUSING_LAND'],
  'Sát hạch, cấp giấy phép lái xe': ['VEHICLES_DRIVERS'],
  'Đăng ký, quản lý phương tiện giao thông cơ giới đường bộ': ['VEHICLES_DRIVERS'],
  'Đăng kiểm': ['VEHICLES_DRIVERS'],
  'Bảo hiểm xã hội': ['LABOUR_INSURANCE'],
  'Giải quyết khiếu nại': ['COMPLAINTS'],
  'Khiếu nại, tố cáo': ['COMPLAINTS'],
  'Tố tụng': ['COMPLAINTS'],
  'Thành lập và hoạt động của doanh nghiệp': ['STARTING_BUSINESS'],
  'Thành lập và hoạt động của hộ kinh doanh': ['STARTING_BUSINESS'],
  'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)': ['STARTING_BUSINESS'],
  Thuế: ['BUSINESS_FINANCE'],
  'Hải quan': ['TRADE_ADVERTISING'],
  'Hoạt động xây dựng': ['BUSINESS_ELECTRICITY_LAND_CONSTRUCTION'],
  'Đăng ký biện pháp bảo đảm': ['INTELLECTUAL_PROPERTY_ASSETS'],
  'Đấu thầu': ['BIDDING'],
};

/** Titles of civil status, whose one category holds births, marriages and deaths. */
const BY_TITLE: readonly (readonly [pattern: RegExp, event: string])[] = [
  [/khai sinh|nhận cha, mẹ, con/iu, 'YOUNG_CHILDREN'],
  [/kết hôn|ly hôn|hôn nhân/iu, 'MARRIAGE_FAMILY'],
  [/khai tử|mai táng/iu, 'BEREAVEMENT'],
];

export function lifeEventsOf(category: string | undefined, title: string): string[] {
  if (category === 'Hộ tịch')
    return BY_TITLE.flatMap(([pattern, event]) => (pattern.test(title) ? [event] : []));
  return [...(BY_CATEGORY[category ?? ''] ?? [])];
}
