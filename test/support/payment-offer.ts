import type { PaymentOffer } from '../../src/contract/payment-offer.ts';

/** An endpoint that takes payments of four kinds of bills. */
export const OFFER: PaymentOffer = {
  operations: ['describeEndpoint', 'findBill', 'createPayment', 'getPayment', 'cancelPayment', 'getReceipt'],
  billKinds: [
    {
      code: 'DOSSIER',
      label: 'Phí, lệ phí của hồ sơ',
      numberLabel: 'Mã hồ sơ',
      numberHelp: 'Ở đầu giấy tiếp nhận hồ sơ, như H18-261120-0042.',
    },
    {
      code: 'TRAFFIC_FINE',
      label: 'Tiền phạt vi phạm giao thông',
      numberLabel: 'Số quyết định xử phạt',
      numberHelp: 'Ở góc trên bên trái của quyết định, như 0000123/QĐ-XPHC.',
    },
    { code: 'SOCIAL_INSURANCE', label: 'Bảo hiểm xã hội tự nguyện', numberLabel: 'Mã số bảo hiểm xã hội' },
    { code: 'REGISTRATION_TAX', label: 'Lệ phí trước bạ xe', numberLabel: 'Mã tờ khai' },
  ],
};
