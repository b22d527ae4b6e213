import type { Language } from '../../domain/language.ts';
import type { AssessedFees } from '../../domain/money/fees.ts';
import { formatVnd } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { feeInWords } from '../catalogue/describeProcedure.ts';

/** What something costs, line by line, with what was taken off and why; never "free" where only words decide. */
export function FeeLines({ fees, language }: { fees: AssessedFees; language: Language }) {
  const { submission, money } = words(language);
  if (fees.lines.length === 0) return <p>{submission.fee.none}</p>;
  const before = fees.dueTime === 'BEFORE_ACCEPTANCE' && fees.totalVnd > 0;
  return (
    <>
      <ul className="list">
        {fees.lines.map(({ code, kind, name, vnd, each, reduction }) => (
          <li key={code}>
            {feeInWords({ kind, vnd, description: name }, language)}
            {each && each.count > 1 && ` (${each.count} × ${formatVnd(each.vnd)})`}
            {reduction && ` (${money.pay.reduced(reduction.percent, reduction.name)}, ${reduction.basis})`}
          </li>
        ))}
      </ul>
      {before && <p>{money.panel.dueFirst}</p>}
    </>
  );
}
