import type { DossierAction } from './actions.ts';

/**
 * On what an action rests, as it is cited on screens. Actions that only pass the dossier on inside an agency rest on
 * the rules of its electronic process (`ProcessDefinition.basis`) and have none here.
 */
const BASIS: Partial<Record<DossierAction, string>> = {
  RECEIVE: 'Điều 17 NĐ 118/2025/NĐ-CP; Mẫu số 01',
  DECLINE: 'Điều 17 NĐ 118/2025/NĐ-CP; Mẫu số 03',
  REQUEST_SUPPLEMENT: 'Điều 15 khoản 3, Điều 19 khoản 4 NĐ 61/2018/NĐ-CP; Mẫu số 02',
  SUPPLEMENT: 'Điều 19 khoản 4 NĐ 61/2018/NĐ-CP',
  ASK_WITHDRAWAL: 'Điều 21 NĐ 118/2025/NĐ-CP',
  CANCEL_WITHDRAWAL: 'Điều 21 NĐ 118/2025/NĐ-CP',
  WITHDRAW: 'Điều 21 NĐ 118/2025/NĐ-CP; Mẫu số 05',
  ASK_OPINION: 'Điều 19 khoản 5 NĐ 61/2018/NĐ-CP',
  ANSWER_OPINION: 'Điều 19 khoản 5 NĐ 61/2018/NĐ-CP',
  SET_OBLIGATION: 'Phụ lục II TT 21/2023/TT-BTTTT, trạng thái 6',
  MEET_OBLIGATION: 'Phụ lục II TT 21/2023/TT-BTTTT, trạng thái 6',
  REFUSE: 'Điều 19 khoản 8 NĐ 61/2018/NĐ-CP; Mẫu số 03',
  RETURN: 'Điều 22 NĐ 118/2025/NĐ-CP',
};

/** Article and form of an action, in Vietnamese as the law is cited; undefined where the process itself is the basis. */
export function legalBasis(action: DossierAction): string | undefined {
  return BASIS[action];
}
