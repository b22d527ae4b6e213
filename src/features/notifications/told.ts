import { vietnamDate } from '../../domain/calendar/instant.ts';
import type { DossierEvent, EventOf, EventType } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { Language } from '../../domain/language.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import type { WordsTree } from '../../i18n/words.ts';

/** An event as it is told: with what the dossier was right after it, in the reader's language. */
export interface ToldEvent {
  event: DossierEvent;
  /** right after the event */
  state: DossierState;
  /** right before it; the same as `state` for the first */
  before: DossierState;
  /** name of the agency that receives papers and hands over results */
  agency: string;
  /** what must be paid before the dossier is accepted, VND */
  payFirstVnd?: number;
  language: Language;
  text: WordsTree;
}

export interface Told<T extends EventType> extends ToldEvent {
  event: EventOf<T>;
}

/** Nobody hears of the event, and why. */
export interface Silent {
  silent: string;
}

/** What a message calls the dossier: its code, before acceptance the number of its submission. */
export function codeOf(state: DossierState): string {
  return state.code ?? state.submissionNumber;
}

/** A moment as messages say it (08:00 23/11/2026, Vietnamese time); undefined for none. */
export function momentOf(moment: string | null | undefined): string | undefined {
  return moment ? formatDateTime(moment) : undefined;
}

/** The date in words where the law gives no number. */
export function dueOf(state: DossierState, text: WordsTree): string {
  return momentOf(state.dueAt) ?? text.notifications.asDescribed;
}

/** Until when the one-stop has to answer; nothing once it has. */
export function answerByOf(state: DossierState): string | undefined {
  return state.receivedAt === null ? momentOf(state.acceptBy) : undefined;
}

/** What is asked for, a line each. */
export function itemsOf(items: readonly { name: string; problem: string }[]): string {
  return items.map(({ name, problem }) => `– ${name}: ${problem}`).join('\n');
}

/** Whether something happened on an earlier day than it was due. */
export function isEarly(at: string, dueAt: string | null): boolean {
  return dueAt !== null && vietnamDate(Date.parse(at)) < vietnamDate(Date.parse(dueAt));
}
