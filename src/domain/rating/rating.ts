import type { Punctuality } from '../clock/lateness.ts';

/** 0, 1, or 2 for more than one, as the form offers it. */
export type Few = 0 | 1 | 2;
export const FEW: readonly Few[] = [0, 1, 2];

/** What an applicant says on the form (Đ.12 TT 01/2018/TT-VPCP; `convenience` and `satisfaction` as practised beside it). */
export interface RatingAnswers {
  /** how often one had to come or be asked again to complete the dossier, one's own mistakes left out */
  contacts: Few;
  /** how many agencies one had to turn to */
  agencies: Few;
  /** a complaint about the conduct of an officer */
  complaint: boolean;
  /** 2 easy, 1 ordinary, 0 hard */
  convenience: Few;
  /** 2 very satisfied, 1 satisfied, 0 not satisfied */
  satisfaction: Few;
  comment: string;
}

/** Indicators of Điều 13 TT 01/2018/TT-VPCP that one dossier and its applicant give: 1, 3, 4 and 7. */
export const INDICATORS = ['TIME', 'CONTACTS', 'AGENCIES', 'CONDUCT'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** 2, 1 or 0 points; null where the dossier gives no ground for points: it is left out, never counted as 0. */
export type Scores = Record<Indicator, number | null>;

const BY_TIME: Record<Punctuality, number> = { EARLY: 2, ON_TIME: 1, LATE: 0 };

/**
 * The points of one rated dossier. A complaint that was verified to be untrue is none (chỉ số 7). For a late dossier without a
 * complaint the circular names no points for conduct.
 */
export function scoresOf(
  { contacts, agencies, complaint }: Pick<RatingAnswers, 'contacts' | 'agencies' | 'complaint'>,
  punctuality: Punctuality | null,
  refuted: boolean,
): Scores {
  const complained = complaint && !refuted;
  const time = punctuality === null ? null : BY_TIME[punctuality];
  return {
    TIME: time,
    CONTACTS: 2 - contacts,
    AGENCIES: 2 - agencies,
    CONDUCT: complained ? 0 : punctuality === 'LATE' ? null : time,
  };
}

/** Mean of the points to one decimal (Đ.15 TT 01/2018/TT-VPCP); null without any. */
export function meanScore(points: readonly (number | null)[]): number | null {
  const given = points.filter((point) => point !== null);
  if (given.length === 0) return null;
  return Math.round((given.reduce((sum, point) => sum + point, 0) / given.length) * 10) / 10;
}
