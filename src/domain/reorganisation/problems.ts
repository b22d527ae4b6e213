/** What a dry run can find wrong with the plan itself; the words are in the area `reorganisation`. */
export const PROBLEM_CODES = [
  'NO_MOVES',
  'AGENCY_UNKNOWN',
  'AGENCY_ENDED',
  'UNIT_UNKNOWN',
  'UNIT_ELSEWHERE',
  'MOVED_TWICE',
  'TARGET_ENDS',
  'TARGET_IS_SOURCE',
  'CODE_TAKEN',
  'CODE_INVALID',
  'PARENT_ENDS',
  'NOT_USED',
  'NO_REST',
  'TOO_FEW',
  'POST_UNKNOWN',
  'POST_PLACE_UNKNOWN',
  'OTHER_PLAN',
  'DESK_UNSTAFFED',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Something that must be put right before the plan can be carried out. `subject`: code or id of what it is about. */
export interface Problem {
  code: ProblemCode;
  subject: string;
}
