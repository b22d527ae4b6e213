import { CalendarError } from './errors.ts';
import { clockText, DAY_MINUTES } from './instant.ts';

/** One stretch of office time: minutes of the day, start included, end not. */
export interface Session {
  start: number;
  end: number;
}

const SESSION = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;

/**
 * Reads office hours such as `08:00-12:00,13:30-17:30`: any number of sessions, one for a half day.
 * Throws `SESSIONS_INVALID` when a session is unreadable, reversed, outside the day or overlaps another.
 */
export function parseSessions(text: string): Session[] {
  const sessions = text.split(',').map((part) => parseSession(part.trim()));
  checkSessions(sessions);
  return sessions.sort((a, b) => a.start - b.start);
}

/** The text that `parseSessions` reads. */
export function formatSessions(sessions: readonly Session[]): string {
  return sessions.map(({ start, end }) => `${clockText(start)}-${clockText(end)}`).join(',');
}

/** Throws `SESSIONS_INVALID` unless every session lies in the day, forwards, and none overlaps another. Any order. */
export function checkSessions(sessions: readonly Session[]): void {
  const inOrder = [...sessions].sort((a, b) => a.start - b.start);
  inOrder.forEach((session, index) => {
    const { start, end } = session;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > DAY_MINUTES) {
      fail(`Buổi làm việc ${show(session)} vượt ra ngoài một ngày.`, `Session ${show(session)} is not inside one day.`);
    }
    if (end <= start) {
      fail(
        `Buổi làm việc ${show(session)} kết thúc trước khi bắt đầu.`,
        `Session ${show(session)} ends before it starts.`,
      );
    }
    const next = inOrder[index + 1];
    if (next && next.start < end) {
      fail(
        `Hai buổi làm việc ${show(session)} và ${show(next)} chồng lên nhau.`,
        `Sessions ${show(session)} and ${show(next)} overlap.`,
      );
    }
  });
}

function parseSession(text: string): Session {
  const parts = SESSION.exec(text);
  if (!parts) {
    fail(
      `Không hiểu giờ làm việc “${text}”. Viết như 08:00-12:00,13:30-17:30.`,
      `Cannot read the office hours “${text}”. Write them like 08:00-12:00,13:30-17:30.`,
    );
  }
  const [, startHour, startMinute, endHour, endMinute] = parts.map(Number);
  if (startMinute! > 59 || endMinute! > 59) {
    fail(`Giờ làm việc “${text}” có số phút lớn hơn 59.`, `Office hours “${text}” have more than 59 minutes.`);
  }
  return { start: startHour! * 60 + startMinute!, end: endHour! * 60 + endMinute! };
}

function show({ start, end }: Session): string {
  return `${clockText(start)}-${clockText(end)}`;
}

function fail(vi: string, en: string): never {
  throw new CalendarError('SESSIONS_INVALID', vi, en);
}
