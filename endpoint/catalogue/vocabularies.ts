/** A code with its label in the languages of the endpoint, in the order people should see them. */
export interface VocabularyTerm {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

const term = (code: string, vi: string, en: string): VocabularyTerm => ({ code, vi, en });

/**
 * What the endpoint announces and labels. A widget keeps none of this: law renames levels and statuses
 * faster than a library is released.
 */
export const VOCABULARIES = {
  serviceLevels: [
    term('1', 'Chỉ xem hướng dẫn', 'Information only'),
    term('2', 'Tải được biểu mẫu', 'Forms to download'),
    term('3', 'Làm trực tuyến một phần', 'Partly online'),
    term('4', 'Làm trực tuyến toàn trình', 'Fully online'),
  ],
  administrativeLevels: [
    term('MINISTRY', 'Cấp bộ', 'Ministry'),
    term('PROVINCE', 'Cấp tỉnh', 'Province'),
    term('WARD', 'Cấp xã', 'Ward or commune'),
    term('OTHER', 'Cơ quan khác', 'Other agency'),
  ],
  subjectTypes: [
    term('CITIZEN', 'Công dân Việt Nam', 'Vietnamese citizens'),
    term('OVERSEAS_VIETNAMESE', 'Người Việt Nam định cư ở nước ngoài', 'Vietnamese living abroad'),
    term('FOREIGNER', 'Người nước ngoài', 'Foreigners'),
    term('PUBLIC_EMPLOYEE', 'Cán bộ, công chức, viên chức', 'Public employees'),
    term('ENTERPRISE', 'Doanh nghiệp', 'Enterprises'),
    term(
      'FOREIGN_INVESTED_ENTERPRISE',
      'Doanh nghiệp có vốn đầu tư nước ngoài',
      'Enterprises with foreign investment',
    ),
    term(
      'ORGANISATION',
      'Tổ chức (không bao gồm doanh nghiệp, hợp tác xã)',
      'Organisations (other than enterprises and cooperatives)',
    ),
    term('FOREIGN_ORGANISATION', 'Tổ chức nước ngoài', 'Foreign organisations'),
    term('COOPERATIVE', 'Hợp tác xã', 'Cooperatives'),
    term('PARTY_MEMBER', 'Đảng viên', 'Party members'),
    term('PARTY_ORGANISATION', 'Tổ chức Đảng', 'Party organisations'),
  ],
  submissionMethods: [
    term('ONLINE', 'Trực tuyến', 'Online'),
    term('POSTAL', 'Qua bưu chính công ích', 'By public post'),
    term('DIRECT', 'Trực tiếp', 'In person'),
  ],
  processingTimeUnits: [
    term('WORKING_DAY', 'ngày làm việc', 'working days'),
    term('DAY', 'ngày', 'days'),
    term('MONTH', 'tháng', 'months'),
    term('HOUR', 'giờ', 'hours'),
  ],
  feeTypes: [
    term('FEE', 'Phí', 'Fee'),
    term('CHARGE', 'Lệ phí', 'Charge'),
    term('OTHER', 'Khoản khác', 'Other cost'),
  ],
  formalityTypes: [
    term(
      'ASSIGNED_REGULATION',
      'TTHC được luật giao quy định chi tiết',
      'Detailed by regulation as the law assigns',
    ),
    term('SPECIFIC', 'TTHC đặc thù của địa phương', 'Specific to a locality'),
    term('STANDARD', 'TTHC thông thường', 'Standard'),
    term('INTERCONNECTED', 'TTHC liên thông', 'Linked procedures'),
    term('STANDARD_INTERNAL', 'TTHC nội bộ', 'Internal to the administration'),
    term('INTERCONNECTED_INTERNAL', 'TTHC nội bộ liên thông', 'Internal, linked'),
    term('OTHER', 'Loại khác', 'Other'),
  ],
  procedureStates: [term('ACTIVE', 'Đang áp dụng', 'In force'), term('UPDATED', 'Đã cập nhật', 'Updated')],
  lifeEvents: [
    term('YOUNG_CHILDREN', 'Có con nhỏ', 'Having young children'),
    term('EDUCATION', 'Học tập', 'Education'),
    term('EMPLOYMENT', 'Việc làm', 'Employment'),
    term('RESIDENCE_IDENTITY', 'Cư trú và giấy tờ tùy thân', 'Residence and identity papers'),
    term('MARRIAGE_FAMILY', 'Hôn nhân và gia đình', 'Marriage and family'),
    term('ELECTRICITY_HOUSING_LAND', 'Điện lực, nhà ở, đất đai', 'Electricity, housing and land'),
    term('HEALTH', 'Sức khỏe và y tế', 'Health'),
    term('VEHICLES_DRIVERS', 'Phương tiện và người lái', 'Vehicles and drivers'),
    term('RETIREMENT', 'Hưu trí', 'Retirement'),
    term('BEREAVEMENT', 'Người thân qua đời', 'Death of a relative'),
    term('COMPLAINTS', 'Giải quyết khiếu kiện', 'Complaints and lawsuits'),
    term('STARTING_BUSINESS', 'Khởi sự kinh doanh', 'Starting a business'),
    term('LABOUR_INSURANCE', 'Lao động và bảo hiểm xã hội', 'Labour and social insurance'),
    term('BUSINESS_FINANCE', 'Tài chính doanh nghiệp', 'Business finance'),
    term(
      'BUSINESS_ELECTRICITY_LAND_CONSTRUCTION',
      'Điện lực, đất đai, xây dựng',
      'Electricity, land and construction for businesses',
    ),
    term('TRADE_ADVERTISING', 'Thương mại, quảng cáo', 'Trade and advertising'),
    term(
      'INTELLECTUAL_PROPERTY_ASSETS',
      'Sở hữu trí tuệ, đăng ký tài sản',
      'Intellectual property and registration of assets',
    ),
    term('BRANCHES', 'Thành lập chi nhánh, văn phòng đại diện', 'Branches and representative offices'),
    term('BIDDING', 'Đấu thầu, mua sắm công', 'Bidding and public procurement'),
    term('RESTRUCTURING', 'Tái cấu trúc doanh nghiệp', 'Restructuring a business'),
    term('CONTRACT_DISPUTES', 'Giải quyết tranh chấp hợp đồng', 'Contract disputes'),
    term('SUSPENSION_TERMINATION', 'Tạm dừng, chấm dứt hoạt động', 'Suspending or ending a business'),
  ],
  dossierStatuses: [
    term('1', 'Mới đăng ký', 'Newly filed'),
    term('2', 'Được tiếp nhận', 'Received'),
    term('3', 'Không được tiếp nhận', 'Not received'),
    term('4', 'Đang xử lý', 'Being processed'),
    term('5', 'Yêu cầu bổ sung giấy tờ', 'More papers needed'),
    term('6', 'Yêu cầu thực hiện nghĩa vụ tài chính', 'Payment needed'),
    term('7', 'Công dân yêu cầu rút hồ sơ', 'Withdrawn by the applicant'),
    term('8', 'Dừng xử lý', 'Processing stopped'),
    term('9', 'Đã xử lý xong', 'Processed'),
    term('10', 'Đã trả kết quả', 'Result handed over'),
  ],
  dossierStandings: [
    term('RUNNING', 'Còn hạn', 'In time'),
    term('PAUSED', 'Tạm dừng tính thời hạn', 'The clock is paused'),
    term('OVERDUE', 'Quá hạn', 'Overdue'),
    term('EARLY', 'Trước hạn', 'Finished early'),
    term('ON_TIME', 'Đúng hạn', 'Finished on time'),
    term('LATE', 'Trễ hạn', 'Finished late'),
    term('NONE', 'Không quy định thời hạn', 'No time limit'),
  ],
  unitKinds: [
    term('CITY', 'Thành phố', 'City'),
    term('PROVINCE', 'Tỉnh', 'Province'),
    term('WARD', 'Phường', 'Ward'),
    term('COMMUNE', 'Xã', 'Commune'),
    term('SPECIAL_ZONE', 'Đặc khu', 'Special zone'),
  ],
} as const satisfies Record<string, readonly VocabularyTerm[]>;

export type VocabularyName = keyof typeof VOCABULARIES;

/** Vocabularies of the records themselves: categories and agencies have official names, in one language. */
export type TermSet = VocabularyName | 'categories' | 'agencies';
