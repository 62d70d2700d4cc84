/**
 * Codes agencies have in dossier, procedure and result codes (QCVN 102:2016/BTTTT; provinces by Quyết
 * định 20/2020/QĐ-TTg). Ministries that were merged keep answering to their code: records still carry it.
 */
export const CENTRAL_AGENCIES: Readonly<Record<string, string>> = {
  G01: 'Bộ Công an',
  G02: 'Bộ Công Thương',
  G03: 'Bộ Giáo dục và Đào tạo',
  G04: 'Bộ Giao thông vận tải',
  G05: 'Bộ Kế hoạch và Đầu tư',
  G06: 'Bộ Khoa học và Công nghệ',
  G07: 'Bộ Lao động - Thương binh và Xã hội',
  G08: 'Bộ Ngoại giao',
  G09: 'Bộ Nội vụ',
  G10: 'Bộ Nông nghiệp và Môi trường',
  G11: 'Bộ Quốc phòng',
  G12: 'Bộ Tài chính',
  G13: 'Bộ Tài nguyên và Môi trường',
  G14: 'Bộ Thông tin và Truyền thông',
  G15: 'Bộ Tư pháp',
  G16: 'Bộ Văn hóa, Thể thao và Du lịch',
  G17: 'Bộ Xây dựng',
  G18: 'Bộ Y tế',
  G19: 'Ngân hàng Nhà nước Việt Nam',
  G20: 'Thanh tra Chính phủ',
  G21: 'Bộ Dân tộc và Tôn giáo',
  G22: 'Văn phòng Chính phủ',
  G24: 'Bảo hiểm xã hội Việt Nam',
};

/** Provinces as they were before 1 July 2025, H01 to H63: in the order of their codes. */
const FORMER_PROVINCES = [
  'An Giang, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bà Rịa - Vũng Tàu, Bến Tre, Bình Định, Bình Dương',
  'Bình Phước, Bình Thuận, Cà Mau, Cần Thơ, Cao Bằng, Đắk Lắk, Đắk Nông, Đà Nẵng, Điện Biên, Đồng Nai',
  'Đồng Tháp, Gia Lai, Hà Giang, Hải Dương, Hải Phòng, Hà Nam, Hà Nội, Hà Tĩnh, Hòa Bình, Hồ Chí Minh',
  'Hậu Giang, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lâm Đồng, Lạng Sơn, Lào Cai, Long An',
  'Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi',
  'Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Huế, Tiền Giang',
  'Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái',
].flatMap((line) => line.split(', '));

/** `Tỉnh Hòa Bình`, `Thành phố Huế`, `Hoà Bình` → the bare name in one spelling. */
export function bareProvinceName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/^(Tỉnh|Thành phố) /, '')
    .replace('Hoà', 'Hòa');
}

const provinceCodes = new Map(
  FORMER_PROVINCES.map((name, index) => [name, `H${String(index + 1).padStart(2, '0')}`]),
);

/** Agency code of a province as it was before the mergers. */
export function provinceAgencyCode(name: string): string | undefined {
  return provinceCodes.get(bareProvinceName(name));
}

/** Every agency code a `unit` parameter may name, even when the catalogue has nothing of it. */
export function isKnownAgency(code: string): boolean {
  return code in CENTRAL_AGENCIES || [...provinceCodes.values()].includes(code);
}
