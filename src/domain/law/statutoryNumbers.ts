import type { ParameterDefinition } from './parameterDefinition.ts';

const ND61_FROM = '2018-06-21';
const NQ66_7 = { validFrom: '2026-01-01', validTo: '2027-02-28' } as const;
const ND297_FROM = '2025-11-17';
const ND61_NOTE: ParameterDefinition['note'] = {
  vi: 'Nghị định 118/2025/NĐ-CP thay Nghị định 61/2018/NĐ-CP từ 01/7/2025. Con số này giữ theo Nghị định 61 vì các quy định cấp tỉnh năm 2025 ghi giống hệt; khi đối chiếu nguyên văn điều tương ứng mà khác thì ghi đè tại đây.',
  en: 'Decree 118/2025 replaced Decree 61/2018 on 1 July 2025. The number is kept from Decree 61 because provincial acts of 2025 repeat it unchanged; if the new article differs, override it here.',
};

/**
 * Every number that comes from law or from a regulation made under it, with its ground and the days it is in force.
 * The only place in the program where such a number stands. The ground that began last and has not ended holds; when all
 * have ended the last one goes on, and is shown as without ground.
 */
export const STATUTORY_NUMBERS = {
  'reception.onlineAnswer': {
    group: 'RECEPTION',
    unit: 'WORKING_HOURS',
    bound: 'AT_MOST',
    range: [1, 80],
    name: { vi: 'Trả lời hồ sơ nộp trực tuyến', en: 'Answer to an online submission' },
    grounds: [
      { value: 8, basis: 'Nghị định 297/2025/NĐ-CP', validFrom: ND297_FROM, validTo: null },
      { value: 8, basis: 'khoản 1 Điều 8 Nghị quyết 66.7/2025/NQ-CP', ...NQ66_7 },
    ],
    note: {
      vi: 'Nghị quyết 66.7 hết hiệu lực sau ngày 28/02/2027; Nghị định 297 chỉ nói về nhóm thủ tục liên thông hộ kinh doanh. Tỉnh nên có quyết định riêng cho thời gian sau đó.',
      en: 'Resolution 66.7 ends after 28 February 2027; Decree 297 only speaks of interlinked household-business procedures. The province should decide for the time after it.',
    },
  },
  'reception.directSupplement': {
    group: 'RECEPTION',
    unit: 'WORKING_DAYS',
    bound: 'AT_MOST',
    range: [1, 10],
    name: {
      vi: 'Phiếu yêu cầu bổ sung với hồ sơ nộp trực tiếp, bưu chính',
      en: 'Request for supplements to a dossier handed in or posted',
    },
    grounds: [{ value: 1, basis: 'khoản 2 Điều 8 Nghị quyết 66.7/2025/NQ-CP', ...NQ66_7 }],
  },
  'reception.notifyOfficer': {
    group: 'RECEPTION',
    unit: 'WORKING_HOURS',
    bound: 'AT_MOST',
    range: [1, 40],
    name: { vi: 'Báo cho cán bộ có hồ sơ mới', en: 'Telling the officer of a new dossier' },
    grounds: [{ value: 2, basis: 'Điều 6 Nghị định 297/2025/NĐ-CP', validFrom: ND297_FROM, validTo: null }],
  },
  'reception.transferCutoff': {
    group: 'RECEPTION',
    unit: 'MINUTE_OF_DAY',
    bound: 'AT_LEAST',
    range: [6 * 60, 22 * 60],
    name: {
      vi: 'Tiếp nhận sau giờ này thì chuyển hồ sơ giấy đầu giờ ngày làm việc sau',
      en: 'Received after this time, the paper dossier is passed on first thing the next working day',
    },
    grounds: [
      { value: 15 * 60, basis: 'khoản 3 Điều 18 Nghị định 61/2018/NĐ-CP', validFrom: ND61_FROM, validTo: null },
    ],
    note: ND61_NOTE,
  },
  'reception.sameDayCutoff': {
    group: 'RECEPTION',
    unit: 'MINUTE_OF_DAY',
    bound: 'AT_LEAST',
    range: [6 * 60, 22 * 60],
    name: {
      vi: 'Thủ tục trả trong ngày: tiếp nhận sau giờ này thì trả ngày làm việc sau',
      en: 'Same-day procedures: received after this time, returned the next working day',
    },
    grounds: [
      { value: 15 * 60, basis: 'khoản 2, 3 Điều 18 Nghị định 61/2018/NĐ-CP', validFrom: ND61_FROM, validTo: null },
    ],
    note: ND61_NOTE,
  },
  'reception.intakeCutoff': {
    group: 'RECEPTION',
    unit: 'MINUTE_OF_DAY',
    bound: 'FREE',
    range: [6 * 60, 24 * 60],
    name: {
      vi: 'Tiếp nhận sau giờ này thì tính hạn từ ngày làm việc sau',
      en: 'Received after this time, the limit counts from the next working day',
    },
    grounds: [{ value: null, basis: 'khoản 2 Điều 147 Bộ luật Dân sự 2015', validFrom: '2017-01-01', validTo: null }],
    note: {
      vi: 'Nghị định 297/2025/NĐ-CP đặt mốc 17:00 cho nhóm thủ tục hộ kinh doanh: ghi đè cho các thủ tục đó. Không đặt thì chỉ giờ đóng cửa có ý nghĩa.',
      en: 'Decree 297/2025 sets 17:00 for household-business procedures: override it for those. Not set, only closing time matters.',
    },
  },
  'reception.lastHour': {
    group: 'RECEPTION',
    unit: 'MINUTES',
    bound: 'FREE',
    range: [1, 240],
    name: {
      vi: 'Tiếp nhận trong khoảng cuối giờ này thì tính hạn từ ngày làm việc sau',
      en: 'Received this close to closing time, the limit counts from the next working day',
    },
    grounds: [{ value: null, basis: 'khoản 2 Điều 147 Bộ luật Dân sự 2015', validFrom: '2017-01-01', validTo: null }],
    note: {
      vi: 'Nghị định 297/2025/NĐ-CP đặt 60 phút cho nhóm thủ tục liên thông: ghi đè cho các thủ tục đó.',
      en: 'Decree 297/2025 sets 60 minutes for the interlinked group: override it for those procedures.',
    },
  },
  'reception.anywhere': {
    group: 'RECEPTION',
    unit: 'SWITCH',
    bound: 'AT_LEAST',
    range: [0, 1],
    name: {
      vi: 'Mọi bộ phận một cửa trong tỉnh tiếp nhận, không phụ thuộc địa giới hành chính',
      en: 'Every one-stop of the province receives, whatever the territory',
    },
    grounds: [{ value: 1, basis: 'Điều 14 Nghị định 118/2025/NĐ-CP', validFrom: '2025-07-01', validTo: null }],
  },
  'reception.rollingDueMoment': {
    group: 'RECEPTION',
    unit: 'SWITCH',
    bound: 'FREE',
    range: [0, 1],
    name: {
      vi: 'Hạn theo ngày làm việc hết đúng giờ đã tiếp nhận (không phải cuối ngày)',
      en: 'Limits in working days end at the hour of reception instead of the end of the day',
    },
    grounds: [{ value: 0, basis: 'khoản 1 Điều 148 Bộ luật Dân sự 2015', validFrom: '2017-01-01', validTo: null }],
  },
  'supplement.requestsMax': {
    group: 'SUPPLEMENT',
    unit: 'COUNT',
    bound: 'AT_MOST',
    range: [1, 5],
    name: {
      vi: 'Số lần yêu cầu bổ sung không cần căn cứ riêng',
      en: 'Requests for supplements that need no ground of their own',
    },
    grounds: [{ value: 1, basis: 'khoản 3 Điều 15 Nghị định 61/2018/NĐ-CP', validFrom: ND61_FROM, validTo: null }],
    note: ND61_NOTE,
  },
  'supplement.afterAppraisal': {
    group: 'SUPPLEMENT',
    unit: 'WORKING_DAYS',
    bound: 'AT_MOST',
    range: [1, 60],
    name: {
      vi: 'Trả lại để bổ sung sau thẩm định, kể từ ngày tiếp nhận',
      en: 'Asking for supplements after appraisal, counted from reception',
    },
    grounds: [{ value: 3, basis: 'khoản 4 Điều 19 Nghị định 61/2018/NĐ-CP', validFrom: ND61_FROM, validTo: null }],
    note: ND61_NOTE,
  },
  'supplement.wait': {
    group: 'SUPPLEMENT',
    unit: 'WORKING_DAYS',
    bound: 'AT_LEAST',
    range: [1, 250],
    name: { vi: 'Chờ người nộp bổ sung', en: 'Waiting for the applicant’s supplements' },
    grounds: [{ value: 15, basis: 'Nghị định 297/2025/NĐ-CP', validFrom: ND297_FROM, validTo: null }],
    note: {
      vi: 'Ngoài nhóm thủ tục của Nghị định 297, thời gian này theo luật chuyên ngành: ghi đè cho từng thủ tục.',
      en: 'Outside the procedures of Decree 297 this follows special law: override it for each procedure.',
    },
  },
  'apology.daysBefore': {
    group: 'APOLOGY',
    unit: 'CALENDAR_DAYS',
    bound: 'AT_LEAST',
    range: [0, 10],
    name: {
      vi: 'Gửi văn bản xin lỗi và hẹn lại trước ngày hết hạn',
      en: 'Letter of apology with a new date, before the due date',
    },
    grounds: [{ value: 1, basis: 'khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP', validFrom: ND61_FROM, validTo: null }],
    note: ND61_NOTE,
  },
  'apology.newDatesMax': {
    group: 'APOLOGY',
    unit: 'COUNT',
    bound: 'AT_MOST',
    range: [0, 5],
    name: { vi: 'Số lần được hẹn lại', en: 'How often a new date may be given' },
    grounds: [{ value: 1, basis: 'khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP', validFrom: ND61_FROM, validTo: null }],
    note: ND61_NOTE,
  },
  'warning.first': warning(50, 'lần đầu', 'First'),
  'warning.second': warning(80, 'lần hai', 'Second'),
  'warning.escalation': warning(100, 'và báo lên lãnh đạo', 'Escalating'),
  'result.uncollected': {
    group: 'RETURN',
    unit: 'CALENDAR_DAYS',
    bound: 'FREE',
    range: [1, 365],
    provinceOnly: true,
    name: {
      vi: 'Kết quả được xếp vào danh sách chưa nhận, và nhắc người nộp, sau',
      en: 'A result is listed as not collected, and the applicant reminded, after',
    },
    grounds: [{ value: 30, basis: 'quy định nội bộ của tỉnh', validFrom: '2018-06-21', validTo: null }],
    note: {
      vi: 'Quy định chung chỉ yêu cầu lưu giữ và lập danh sách kết quả chưa nhận, không nêu số ngày.',
      en: 'The rules only ask to keep and list results that were not collected; they name no number of days.',
    },
  },
  'process.hoursPerDay': {
    group: 'PROCESS',
    unit: 'HOURS',
    bound: 'FREE',
    range: [1, 24],
    name: { vi: 'Giờ của một ngày trong quy trình nội bộ', en: 'Hours of a day in internal processes' },
    grounds: [{ value: 8, basis: 'khoản 1 Điều 105 Bộ luật Lao động 2019', validFrom: '2021-01-01', validTo: null }],
  },
  'process.centreCheck': {
    group: 'PROCESS',
    unit: 'WORKING_DAYS',
    bound: 'AT_MOST',
    range: [1, 30],
    name: {
      vi: 'Trung tâm kiểm tra danh mục, quy trình được đăng ký',
      en: 'The centre’s check of a registered procedure or process',
    },
    grounds: [
      {
        value: 5,
        basis: 'quy chế của tỉnh (mẫu: điểm b khoản 3 Điều 10 dự thảo quy chế Sóc Trăng)',
        validFrom: '2019-01-01',
        validTo: null,
      },
    ],
  },
  'process.trialAfterPublishing': {
    group: 'PROCESS',
    unit: 'WORKING_DAYS',
    bound: 'AT_MOST',
    range: [1, 30],
    name: { vi: 'Chạy thử sau khi công bố', en: 'Trial after publication' },
    grounds: [{ value: 5, basis: 'Điều 20 Thông tư 01/2023/TT-VPCP', validFrom: '2023-05-25', validTo: null }],
  },
  'post.deliveryInside': {
    group: 'POST',
    unit: 'HOURS',
    bound: 'AT_MOST',
    range: [1, 240],
    name: {
      vi: 'Bưu chính phát kết quả trong tỉnh, kể từ khi có kết quả',
      en: 'The post brings a result inside the province, from when it is there',
    },
    grounds: [
      {
        value: 24,
        basis: 'quy chế của tỉnh (mẫu: khoản 2 Điều 33 quy chế Hòa Bình)',
        validFrom: '2018-06-21',
        validTo: null,
      },
    ],
  },
  'downTime.notice': {
    group: 'DOWN_TIME',
    unit: 'WORKING_DAYS',
    bound: 'AT_LEAST',
    range: [0, 30],
    name: { vi: 'Thông báo trước khi bảo trì có kế hoạch', en: 'Notice before planned maintenance' },
    grounds: [
      {
        value: 5,
        basis: 'quy chế của tỉnh (mẫu: Điều 12 Quyết định 163/2025/QĐ-CTUBND Ninh Bình)',
        validFrom: '2025-07-01',
        validTo: null,
      },
    ],
  },
  'feedback.decide': feedback(2, 'Tiếp nhận hoặc từ chối phản ánh, kiến nghị', 'Taking feedback on, or rejecting it'),
  'feedback.firstSupplement': feedback(5, 'Yêu cầu bổ sung phản ánh, kiến nghị', 'Asking for more about feedback'),
  'feedback.process': feedback(15, 'Xử lý phản ánh, kiến nghị (đã gia hạn)', 'Handling feedback, once extended'),
  'feedback.publish': feedback(2, 'Công khai kết quả xử lý phản ánh, kiến nghị', 'Publishing the answer to feedback'),
  'feedback.transfer': {
    ...feedback(5, 'Chuyển phản ánh, kiến nghị không thuộc thẩm quyền', 'Passing feedback to the competent agency'),
    grounds: [{ value: 5, basis: 'Nghị định 20/2008/NĐ-CP', validFrom: '2008-02-14', validTo: null }],
  },
  'feedback.reply': {
    ...feedback(3, 'Phản hồi phản ánh, kiến nghị, câu hỏi', 'Reply to feedback and questions'),
    grounds: [
      {
        value: 3,
        basis: 'quy chế của tỉnh (mẫu: Điều 19 dự thảo quy chế Sóc Trăng)',
        validFrom: '2019-01-01',
        validTo: null,
      },
    ],
  },
  'personalData.answer': personalData(
    'WORKING_DAYS',
    2,
    'Trả lời yêu cầu về dữ liệu cá nhân',
    'Answer to a request about personal data',
  ),
  'personalData.correct': personalData(
    'CALENDAR_DAYS',
    10,
    'Chỉnh sửa, cung cấp dữ liệu cá nhân',
    'Correcting or handing over personal data',
  ),
  'personalData.delete': personalData('CALENDAR_DAYS', 20, 'Xóa dữ liệu cá nhân', 'Deleting personal data'),
  'personalData.restrict': personalData(
    'CALENDAR_DAYS',
    15,
    'Hạn chế, phản đối xử lý, rút lại đồng ý',
    'Restricting, objecting, withdrawing consent',
  ),
  'personalData.correct.extension': personalData(
    'CALENDAR_DAYS',
    10,
    'Gia hạn việc chỉnh sửa',
    'Extension: correcting',
  ),
  'personalData.delete.extension': personalData('CALENDAR_DAYS', 20, 'Gia hạn việc xóa dữ liệu', 'Extension: deleting'),
  'personalData.restrict.extension': personalData(
    'CALENDAR_DAYS',
    15,
    'Gia hạn việc hạn chế',
    'Extension: restricting',
  ),
  'feedback.anonymous': {
    group: 'FEEDBACK',
    unit: 'SWITCH',
    bound: 'FREE',
    range: [0, 1],
    name: { vi: 'Nhận phản ánh không ghi tên', en: 'Feedback without a name is taken' },
    grounds: [{ value: 1, basis: 'quy chế của tỉnh', validFrom: '2019-01-01', validTo: null }],
  },
} as const satisfies Record<string, ParameterDefinition>;

export type ParameterKey = keyof typeof STATUTORY_NUMBERS;
export const PARAMETER_KEYS = Object.keys(STATUTORY_NUMBERS) as ParameterKey[];

function warning(value: number, when: string, order: string) {
  return {
    group: 'WARNING',
    unit: 'PERCENT',
    bound: 'FREE',
    range: [1, 200],
    name: { vi: `Cảnh báo ${when}, theo phần thời hạn đã dùng`, en: `${order} warning, by the used part of the limit` },
    grounds: [{ value, basis: 'quy định nội bộ của tỉnh', validFrom: '2025-07-01', validTo: null }],
  } as const satisfies ParameterDefinition;
}

function personalData<U extends 'WORKING_DAYS' | 'CALENDAR_DAYS'>(unit: U, value: number, vi: string, en: string) {
  return {
    group: 'PERSONAL_DATA',
    unit,
    bound: 'AT_MOST',
    range: [1, 60],
    name: { vi, en },
    grounds: [{ value, basis: 'Điều 5 Nghị định 356/2025/NĐ-CP', validFrom: '2026-01-01', validTo: null }],
  } as const satisfies ParameterDefinition;
}

function feedback(value: number, vi: string, en: string) {
  return {
    group: 'FEEDBACK',
    unit: 'WORKING_DAYS',
    bound: 'AT_MOST',
    range: [1, 60],
    name: { vi, en },
    grounds: [{ value, basis: 'chỉ số 5.2, Quyết định 766/QĐ-TTg', validFrom: '2022-06-23', validTo: null }],
  } as const satisfies ParameterDefinition;
}
