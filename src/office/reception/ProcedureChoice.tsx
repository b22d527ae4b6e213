import type { Receivable } from '../../features/reception/receivable.ts';
import { get, isUnreachable, withQuery } from '../api.ts';
import { ProcedurePicker } from '../frame/ProcedurePicker.tsx';
import { searchProcedures } from '../offline/counterStore.ts';

export const PROCEDURE_FIELD = 'procedure';

interface Props {
  /** name of the chosen procedure, empty when none is */
  chosen: string;
  onChoose: (procedure: Receivable) => void;
  onClear: () => void;
  error?: string;
}

/** What the officer's counter receives; without the server, of what it received before. */
export function ProcedureChoice(props: Props) {
  return <ProcedurePicker {...props} name={PROCEDURE_FIELD} search={search} />;
}

async function search(words: string, signal: AbortSignal): Promise<Receivable[]> {
  try {
    return (await get<{ items: Receivable[] }>(withQuery('/reception/procedures', { words }), { signal })).items;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return searchProcedures(words);
  }
}
