interface RowOptions {
  code: string;
  name?: string;
  days?: number;
  copies?: number;
}

/** A record in the shape of the national portal, for tests. */
export function portalRow({ code, name = 'Đăng ký mẫu để thử', days = 5, copies = 1 }: RowOptions) {
  return {
    code,
    name,
    field: 'Lĩnh vực thử',
    fieldCode: 'THU-01',
    levels: ['xa'],
    state: 'UPDATED',
    promulgator: { code: 'G00', name: 'Bộ Ví Dụ' },
    decision: { number: '01/QĐ-VD', date: '2026-01-16' },
    executingAgencies: [{ name: 'Ủy ban nhân dân cấp xã' }],
    subjects: ['Công dân Việt Nam'],
    results: [{ code: 'KQ.1', name: 'Giấy xác nhận' }],
    legalBasis: [{ code: '01/2026/TT-VD', name: 'Thông tư ví dụ' }],
    steps: [{ order: 1, title: 'Bước 1', text: 'Người yêu cầu nộp hồ sơ.' }],
    methods: [
      {
        channel: 'truc_tiep',
        timeLimit: { value: days, unit: 'WORKING_DAY' },
        fees: [{ kind: 'le_phi', amount: 8000, currency: 'VND', description: '' }],
      },
    ],
    onlineLevel: 'toan_trinh',
    documentCases: [
      {
        case: '',
        documents: [
          { code: 'TK-01', name: 'Tờ khai theo mẫu', originals: 1, copies: 0, forms: ['to-khai.docx'] },
          { code: 'CT-02', name: 'Bản sao giấy tờ chứng minh nơi ở', originals: 0, copies },
          { code: '', name: 'Giấy tờ phải xuất trình:', originals: 0, copies: 0 },
        ],
      },
    ],
  };
}
