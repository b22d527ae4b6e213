import { LETTERS_OF_ACTIONS } from '../papers/lettersOfWays.ts';
import { ACTION_WORDS, asWarning, type Finding, finding, LETTER_WORDS, stepEn, stepVi } from './findings.ts';
import type { ProcessStep } from './process.ts';

/** Each way names only papers that its action can issue, and none of those that the law attaches to it is left out. */
export function proveLetters(step: ProcessStep): Finding[] {
  return step.transitions.flatMap(({ action, letters = [] }) => {
    const { vi, en } = ACTION_WORDS[action];
    const possible = LETTERS_OF_ACTIONS[action];
    const wrong = letters.filter((letter) => letter === 'register' || !possible.includes(letter));
    const findings = wrong.map((letter) =>
      finding(
        'LETTER_NOT_ISSUED',
        `Ở bước ${stepVi(step)}, thao tác ${vi} không phát hành được “${LETTER_WORDS[letter].vi}”. Hãy bỏ giấy này khỏi thao tác.`,
        `At ${stepEn(step)}, “${en}” cannot issue “${LETTER_WORDS[letter].en}”. Take the paper off this action.`,
        step,
      ),
    );
    const [own] = possible.filter((letter) => letter !== 'control-sheet');
    if (own && letters.length > 0 && !letters.includes(own)) {
      findings.push(
        asWarning(
          finding(
            'LETTER_LEFT_OUT',
            `Ở bước ${stepVi(step)}, thao tác ${vi} phải có “${LETTER_WORDS[own].vi}” nhưng danh sách giấy tờ không nêu. Hãy thêm vào.`,
            `At ${stepEn(step)}, “${en}” needs “${LETTER_WORDS[own].en}”, which its papers do not name. Add it.`,
            step,
          ),
        ),
      );
    }
    return findings;
  });
}
