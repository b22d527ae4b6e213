import type { Move, MoveKind, NewAgency, PlanContent, PostChoice } from '../../domain/reorganisation/plan.ts';
import type { Options, PlanView } from '../../features/reorganisation/reorganisation.api.ts';

/** What the editor holds; dates as typed. */
export interface PlanDraft {
  title: string;
  decisionNumber: string;
  decisionDate: string;
  effectiveOn: string;
  content: PlanContent;
}

export const MOVE_KINDS: readonly MoveKind[] = [
  'MERGE',
  'SPLIT',
  'ABOLISH',
  'RENAME',
  'RECODE',
  'MOVE_UNIT',
  'MERGE_UNITS',
  'SPLIT_UNIT',
  'ABOLISH_UNIT',
];

export const EMPTY_DRAFT: PlanDraft = {
  title: '',
  decisionNumber: '',
  decisionDate: '',
  effectiveOn: '',
  content: { newAgencies: [], moves: [], postChoices: [] },
};

/** A stored plan in the editor; its dates as people write them. */
export function draftOf(plan: PlanView): PlanDraft {
  const { title, decisionNumber, decisionDate, effectiveOn } = plan;
  const content = (plan.content ?? EMPTY_DRAFT.content) as PlanContent;
  return { title, decisionNumber, decisionDate: dayText(decisionDate), effectiveOn: dayText(effectiveOn), content };
}

/** `2026-11-23` as 23/11/2026. */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}

const NEW_UNIT = { key: '', name: '', kind: 'DIVISION' as const };

/** A move of a kind, still to be filled in. */
export function blankMove(kind: MoveKind): Move {
  switch (kind) {
    case 'MERGE':
      return { kind, from: ['', ''], to: '' };
    case 'SPLIT':
      return {
        kind,
        from: '',
        parts: [
          { to: '', takes: [{ by: 'FIELD', value: '' }] },
          { to: '', takes: [] },
        ],
      };
    case 'ABOLISH':
      return { kind, agency: '', successor: '' };
    case 'RENAME':
      return { kind, agency: '', name: '', shortName: '' };
    case 'RECODE':
      return { kind, agency: '', code: '' };
    case 'MOVE_UNIT':
      return { kind, unitId: '', toAgency: '' };
    case 'MERGE_UNITS':
      return { kind, unitIds: ['', ''], to: NEW_UNIT };
    case 'SPLIT_UNIT':
      return {
        kind,
        unitId: '',
        parts: [
          { to: NEW_UNIT, takes: [{ by: 'PROCEDURE', value: '' }] },
          { to: { unitId: '' }, takes: [] },
        ],
      };
    case 'ABOLISH_UNIT':
      return { kind, unitId: '', successorId: '' };
  }
}

/** A new agency with the tier, kind, superior and office hours of one that is there. */
export function newAgencyLike(like: Options['agencies'][number] | undefined): NewAgency {
  return {
    code: '',
    name: '',
    shortName: '',
    address: '',
    tier: (like?.tier ?? 'COMMUNE') as NewAgency['tier'],
    kind: (like?.kind ?? 'COMMUNE') as NewAgency['kind'],
    parentCode: like?.parentCode ?? null,
    calendarId: like?.calendarId ?? '',
  };
}

/** Agencies from which the moves take something: their officers may have to choose. */
export function givingAgencies({ content }: PlanDraft, options: Options): string[] {
  const ofUnit = (id: string) => options.agencies.find((agency) => agency.units.some((unit) => unit.id === id))?.code;
  const codes = content.moves.flatMap((move): (string | undefined)[] => {
    switch (move.kind) {
      case 'MERGE':
        return move.from;
      case 'SPLIT':
        return [move.from];
      case 'ABOLISH':
      case 'RECODE':
        return [move.agency];
      case 'MOVE_UNIT':
      case 'SPLIT_UNIT':
      case 'ABOLISH_UNIT':
        return [ofUnit(move.unitId)];
      case 'MERGE_UNITS':
        return move.unitIds.map(ofUnit);
      default:
        return [];
    }
  });
  return [...new Set(codes.filter((code) => code !== undefined && code !== ''))] as string[];
}

/** Texts without blanks at their ends; optional ones that are empty are left out. */
export function cleanContent({ newAgencies, moves, postChoices }: PlanContent): PlanContent {
  return {
    newAgencies: newAgencies.map(dropEmpty),
    moves: moves.map(dropEmpty),
    postChoices: postChoices.filter((choice: PostChoice) => choice.postId !== ''),
  };
}

const OPTIONAL = ['nameEn', 'address', 'phone', 'email'];

function dropEmpty<T extends object>(value: T): T {
  const entries = Object.entries(value).map(([key, one]) => [key, typeof one === 'string' ? one.trim() : one]);
  return Object.fromEntries(entries.filter(([key, one]) => !(OPTIONAL.includes(key) && one === ''))) as T;
}
