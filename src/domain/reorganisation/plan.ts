/** Tiers and kinds of agencies as the organisation keeps them. */
export const AGENCY_KINDS = ['COMMITTEE', 'OFFICE', 'CENTRE', 'DEPARTMENT', 'VERTICAL', 'DISTRICT', 'COMMUNE'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];
export type Tier = 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'VERTICAL';
export type UnitKind = 'ONE_STOP' | 'DIVISION' | 'LEADERSHIP' | 'RECORDS';

/** An agency that the decision founds. Its code is one of QĐ 20/2020/QĐ-TTg and was never used before. */
export interface NewAgency {
  code: string;
  name: string;
  nameEn?: string;
  shortName: string;
  tier: Tier;
  kind: AgencyKind;
  address: string;
  phone?: string;
  email?: string;
  parentCode: string | null;
  calendarId: string;
}

/** How a divided agency's work is sorted: the first part that names what a dossier has takes it. */
export const SORTED_BY = ['UNIT', 'FIELD', 'PROCEDURE', 'RECEIVED_AT', 'PLACE'] as const;
export interface Sorting {
  /** RECEIVED_AT: the agency whose one-stop received it; PLACE: words of the applicant's address, such as a village */
  by: (typeof SORTED_BY)[number];
  /** id of the unit, code of field, procedure or agency, or the words */
  value: string;
}

/** One successor of a divided agency; without `takes` it gets the rest. */
export interface Part {
  to: string;
  takes: Sorting[];
}

/** One successor of a divided unit, of the same agency. */
export interface UnitPart {
  to: UnitTarget;
  takes: Sorting[];
}

/** A unit that is there, or one to be founded in the same agency. */
export type UnitTarget = { unitId: string } | { key: string; name: string; kind: UnitKind };

/** What the legal decision orders, one line each. */
export type Move =
  | { kind: 'MERGE'; from: string[]; to: string }
  | { kind: 'SPLIT'; from: string; parts: Part[] }
  | { kind: 'ABOLISH'; agency: string; successor: string }
  | { kind: 'RENAME'; agency: string; name: string; nameEn?: string; shortName: string; address?: string }
  | { kind: 'RECODE'; agency: string; code: string }
  | { kind: 'MOVE_UNIT'; unitId: string; toAgency: string }
  | { kind: 'MERGE_UNITS'; unitIds: string[]; to: UnitTarget }
  | { kind: 'SPLIT_UNIT'; unitId: string; parts: UnitPart[] }
  | { kind: 'ABOLISH_UNIT'; unitId: string; successorId: string };
export type MoveKind = Move['kind'];

/** Where an officer goes when the plan's own rule does not fit; several lines give several posts. */
export interface PostChoice {
  postId: string;
  agencyCode: string;
  /** key of the unit there; null for a post in no unit */
  unitKey: string | null;
}

/** Everything a reorganisation orders; effective from 00:00 of a day that is kept beside it. */
export interface PlanContent {
  newAgencies: NewAgency[];
  moves: Move[];
  postChoices: PostChoice[];
}

/** Agencies in the order in which mergers name them: what several laid down differently goes by the first that is named. */
export function mergingOrder({ moves }: PlanContent): string[] {
  return moves.flatMap((move) => (move.kind === 'MERGE' ? move.from : []));
}
