import type { DossierAction } from '../../domain/dossier/actions.ts';
import type { ActionInput } from '../../features/dossiers/actionInput.ts';
import type { WordsTree } from '../../i18n/words.ts';

export type FieldKind = 'longText' | 'text' | 'date' | 'money' | 'yesNo' | 'person' | 'items' | 'method' | 'files';

type Labels = WordsTree['processing']['fields'];

/** One field of an action's panel; `name` is the API's. */
export interface ActionField {
  name: Exclude<keyof ActionInput, 'action' | 'revision' | 'answers'>;
  kind: FieldKind;
  label: keyof Labels;
}

const field = (name: ActionField['name'], kind: FieldKind, label: keyof Labels): ActionField => ({ name, kind, label });

const NOTE = field('note', 'longText', 'note');
const REASON = field('reason', 'longText', 'reason');
const COMMENT = field('comment', 'longText', 'comment');

/** What is asked for each action; which of it is needed says `requiredFields`. */
export const ACTION_FIELDS: Record<DossierAction, ActionField[]> = {
  RECEIVE: [field('collectedVnd', 'money', 'collectedVnd'), NOTE, field('forward', 'yesNo', 'forward')],
  DECLINE: [REASON],
  REQUEST_SUPPLEMENT: [field('items', 'items', 'items'), REASON, field('until', 'date', 'supplementUntil')],
  SUPPLEMENT: [NOTE, field('fileIds', 'files', 'supplementFile')],
  WITHDRAW: [REASON],
  TAKE: [],
  FORWARD: [COMMENT],
  ASSIGN: [field('assigneeId', 'person', 'assigneeId'), COMMENT],
  PROPOSE: [field('proposal', 'longText', 'proposal'), field('fileIds', 'files', 'draftFile')],
  APPROVE: [COMMENT],
  SEND_BACK: [COMMENT],
  ASK_OPINION: [field('comment', 'longText', 'question'), field('until', 'date', 'until')],
  ANSWER_OPINION: [field('comment', 'longText', 'answer')],
  SET_OBLIGATION: [REASON, field('vnd', 'money', 'vnd')],
  MEET_OBLIGATION: [NOTE],
  REFUSE: [REASON],
  ISSUE: [
    field('resultNumber', 'text', 'resultNumber'),
    field('resultDate', 'date', 'resultDate'),
    field('resultSigner', 'text', 'resultSigner'),
    field('resultName', 'text', 'resultName'),
    field('fileIds', 'files', 'resultFile'),
  ],
  RETURN: [
    field('method', 'method', 'method'),
    field('collectorName', 'text', 'collectorName'),
    field('collectorId', 'text', 'collectorId'),
    field('authorised', 'yesNo', 'authorised'),
    NOTE,
  ],
};

/** Actions whose paper can be looked at before they are done. */
export const ISSUES_PAPER: readonly DossierAction[] = ['RECEIVE', 'DECLINE', 'REQUEST_SUPPLEMENT', 'REFUSE'];

/** What ends a dossier without its result, or throws work back: never the first button. */
const UNHAPPY: readonly DossierAction[] = ['DECLINE', 'REFUSE', 'WITHDRAW', 'SEND_BACK', 'REQUEST_SUPPLEMENT'];

/** The actions in the order of the panel: what moves the dossier on, then the rest. */
export function inPanelOrder(actions: readonly DossierAction[]): DossierAction[] {
  const rank = (action: DossierAction) => (UNHAPPY.includes(action) ? 2 : action === 'TAKE' ? 1 : 0);
  return [...actions].sort((one, other) => rank(one) - rank(other));
}

export function isUnhappy(action: DossierAction): boolean {
  return UNHAPPY.includes(action);
}
