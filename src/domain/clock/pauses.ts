import { CalendarError } from '../calendar/errors.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Words } from '../language.ts';

/**
 * Time in which the dossier waits for somebody else (statuses 5 and 6). RESTART: the whole limit begins again when
 * the pause ends (Đ.19.4 NĐ 61/2018: the default for supplements). RESUME: what was left runs on (where a special
 * law says so; financial obligations).
 */
export interface Pause {
  from: Instant;
  /** null: still waiting */
  to: Instant | null;
  reason: Words;
  mode: 'RESUME' | 'RESTART';
}

/** Throws `PAUSE_INVALID` unless the pauses come one after the other from the start on, and only the last is open. */
export function checkPauses(start: Instant, pauses: readonly Pause[]): void {
  let before = start;
  pauses.forEach((pause, index) => {
    if (pause.from < before) {
      fail(
        `Lần tạm dừng thứ ${index + 1} bắt đầu trước khi lần trước kết thúc hoặc trước khi tiếp nhận.`,
        `Pause ${index + 1} begins before the one before it ends, or before reception.`,
      );
    }
    if (pause.to === null) {
      if (index < pauses.length - 1) {
        fail(
          `Lần tạm dừng thứ ${index + 1} chưa kết thúc mà đã có lần sau.`,
          `Pause ${index + 1} has not ended, yet another follows.`,
        );
      }
      return;
    }
    if (pause.to < pause.from) {
      fail(`Lần tạm dừng thứ ${index + 1} kết thúc trước khi bắt đầu.`, `Pause ${index + 1} ends before it begins.`);
    }
    before = pause.to;
  });
}

function fail(vi: string, en: string): never {
  throw new CalendarError('PAUSE_INVALID', vi, en);
}
