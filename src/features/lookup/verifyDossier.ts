import { isDeepStrictEqual } from 'node:util';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import { ImpossibleEventError, reduce } from '../../domain/dossier/reduce.ts';
import type { DossierState } from '../../domain/dossier/state.ts';

/** What a check of one dossier found. `differences` name parts of the state; empty when everything agrees. */
export interface Verification {
  ok: boolean;
  events: number;
  differences: string[];
}

/** The columns by which lists and look-ups find a dossier; they repeat the state. */
export type StoredColumns = Pick<DossierState, 'revision' | 'status' | 'code' | 'submissionNumber' | 'lookupKey'>;

/**
 * Replays the history and compares it with the stored state and the columns made of it; gaps in the numbering count as
 * differences. Pure.
 */
export function verifyDossier(events: DossierEvent[], stored: DossierState, columns: StoredColumns): Verification {
  const faults = [
    ...events.filter((event, index) => event.seq !== index + 1).map((event) => `seq ${event.seq}`),
    ...Object.entries(columns)
      .filter(([name, value]) => stored[name as keyof StoredColumns] !== value)
      .map(([name]) => `column ${name}`),
  ];
  try {
    const replayed = JSON.parse(JSON.stringify(reduce(events))) as Record<string, unknown>;
    const kept = stored as unknown as Record<string, unknown>;
    const names = [...new Set([...Object.keys(replayed), ...Object.keys(kept)])];
    const differences = [...faults, ...names.filter((name) => !isDeepStrictEqual(replayed[name], kept[name]))];
    return { ok: differences.length === 0, events: events.length, differences };
  } catch (error) {
    if (!(error instanceof ImpossibleEventError)) throw error;
    return { ok: false, events: events.length, differences: [...faults, error.message] };
  }
}
