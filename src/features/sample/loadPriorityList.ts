import { vietnamDate } from '../../domain/calendar/instant.ts';
import { USUAL_WEIGHTS } from '../../domain/priority/scoreProcedures.ts';
import type { TxCtx } from '../../platform/context.ts';
import { adoptList } from '../priority/adoptList.ts';
import { proposeList } from '../priority/proposeList.ts';
import { officerOf, readPeople } from './officers.ts';

const LISTED = 12;

/** The list of next year, decided today: the procedures for which most speaks. After the dossiers. */
export async function loadPriorityList(tx: TxCtx): Promise<void> {
  const day = vietnamDate(tx.clock.now().getTime());
  const year = Number(day.slice(0, 4)) + 1;
  const { lines } = await proposeList(tx, USUAL_WEIGHTS);
  const actor = officerOf(await readPeople(tx), 'CENTRE_HEAD', 'H99.03', 0);
  await adoptList(
    { ...tx, actor },
    {
      year,
      decisionNumber: '45/QĐ-UBND',
      decisionDate: day,
      roadmap: `Cung cấp trực tuyến toàn trình trước ngày 30/6/${year}; rà soát lại vào quý IV.`,
      weights: USUAL_WEIGHTS,
      procedureCodes: lines.slice(0, LISTED).map(({ code }) => code),
    },
  );
}
