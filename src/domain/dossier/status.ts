/**
 * The ten official statuses of TT 21/2023/TT-BTTTT, Phụ lục II, with their national codes. The status is never stored by
 * hand: `reduce` derives it from the events.
 */
export const STATUS = {
  SUBMITTED: 1,
  RECEIVED: 2,
  DECLINED: 3,
  IN_PROCESS: 4,
  SUPPLEMENT_REQUESTED: 5,
  FINANCIAL_OBLIGATION: 6,
  WITHDRAWN: 7,
  STOPPED: 8,
  RESOLVED: 9,
  RETURNED: 10,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Verbatim names of Phụ lục II. */
export const STATUS_NAMES: Record<Status, string> = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
};

/**
 * Which status may follow which (Điều 17–21 NĐ 61/2018, Điều 17–22 NĐ 118/2025). Everything else is refused.
 * 9 → 4 is the correction of a wrong result (Đ.21.1 NĐ 61/2018), which may also come to light after it was handed over
 * (10 → 4); 8 → 4 reopens what was stopped or refused.
 */
export const NEXT_STATUSES: Record<Status, readonly Status[]> = {
  1: [2, 3, 5, 7],
  2: [4, 5, 6, 7, 8, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [1, 2, 3, 4, 7, 8],
  6: [4, 7, 8, 9],
  7: [],
  8: [4, 10],
  9: [4, 10],
  10: [4],
};

/** Statuses in which a dossier is on no desk; in any other it is on exactly one. */
export const FINAL_STATUSES: readonly Status[] = [STATUS.DECLINED, STATUS.WITHDRAWN, STATUS.RETURNED];

/** Statuses in which the statutory clock stands still: the agency waits for the applicant. */
export const PAUSED_STATUSES: readonly Status[] = [STATUS.SUPPLEMENT_REQUESTED, STATUS.FINANCIAL_OBLIGATION];
