import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../domain/calendar/instant.ts';
import { nationalCalendar } from '../../domain/calendar/nationalCalendar.ts';
import type { DossierState, Opinion } from '../../domain/dossier/state.ts';
import { STATUS } from '../../domain/dossier/status.ts';
import type { ProcessStep } from '../../domain/process/process.ts';
import { type ClockFacts, clockMarks } from './clockMarks.ts';

// Office hours 08:00–12:00, 13:30–17:30; 23 November 2026 is a Monday, 24 November a day off.
const calendar = nationalCalendar();
const vietnam = (time: string) => new Date(parseInstant(`2026-11-${time}:00+07:00`)).toISOString();

const numbers: ClockFacts['numbers'] = {
  warnings: [50, 80, 100],
  apologyDays: 1,
  supplementWait: 15,
  directSupplement: 1,
  newDatesMax: 1,
  stepDayMinutes: 480,
  uncollectedDays: 30,
};

const base = {
  status: STATUS.IN_PROCESS,
  channel: 'ONLINE',
  delivery: { method: 'COUNTER' },
  submittedAt: vietnam('16T08:00'),
  receivedAt: vietnam('16T08:00'),
  effectiveFrom: vietnam('16T08:00'),
  limit: { unit: 'WORKING_DAYS', value: 4 },
  dueAt: vietnam('20T17:30'),
  positionSince: vietnam('16T08:00'),
  acceptBy: null,
  pauses: [],
  opinions: [],
  extensions: [],
  supplement: null,
} as unknown as DossierState;

function marksOf(changed: Partial<DossierState>, step?: Partial<ProcessStep>, own = {}): string[] {
  const state = { ...base, ...changed };
  const facts = {
    state,
    step: step as ProcessStep | undefined,
    receiving: calendar,
    competent: calendar,
    numbers: { ...numbers, ...own },
  };
  return clockMarks(facts).map(
    ({ clock, percent, at }) => `${clock} ${percent} ${formatInstant(at).slice(8, 16).replace('T', ' ')}`,
  );
}

describe('Đ.8 NQ 66.7/2025: the time to answer a submission', () => {
  it('of 8 working hours warns after 4 hours, 6 hours 24 minutes and 8 hours of office time', () => {
    const submitted = { status: STATUS.SUBMITTED, receivedAt: null, submittedAt: vietnam('23T16:00') };
    // Tuesday is a day off: the last six and a half hours are Wednesday's
    expect(marksOf({ ...submitted, acceptBy: vietnam('25T16:00') } as Partial<DossierState>)).toEqual([
      'ACCEPTANCE 50 25 10:30',
      'ACCEPTANCE 80 25 14:24',
      'ACCEPTANCE 100 25 16:00',
    ]);
  });

  it('of one working day for what came by post ends with the next working day', () => {
    const posted = { status: STATUS.SUBMITTED, channel: 'POST', receivedAt: null, submittedAt: vietnam('19T10:00') };
    expect(marksOf(posted as Partial<DossierState>).at(-1)).toBe('ACCEPTANCE 100 20 17:30');
  });
});

describe('the limit of a dossier', () => {
  it('warns by working time', () => {
    expect(marksOf({}).filter((mark) => mark.startsWith('DOSSIER'))).toEqual([
      'DOSSIER 50 18 12:00',
      'DOSSIER 80 19 17:30',
      'DOSSIER 100 20 17:30',
    ]);
  });

  it('leaves a pause out, and says nothing while it lasts', () => {
    const pause = { from: vietnam('17T08:00'), to: vietnam('18T08:00'), reason: 'FINANCIAL_OBLIGATION' } as const;
    expect(marksOf({ pauses: [pause], dueAt: vietnam('23T17:30') }).slice(0, 3)).toEqual([
      'DOSSIER 50 19 12:00',
      'DOSSIER 80 20 17:30',
      'DOSSIER 100 23 17:30',
    ]);
    expect(marksOf({ status: STATUS.FINANCIAL_OBLIGATION })).toEqual([]);
  });

  it('has no warnings where the law gives words, nor when the dossier is done', () => {
    expect(marksOf({ dueAt: null })).toEqual([]);
    expect(marksOf({ status: STATUS.RETURNED })).toEqual([]);
  });

  it('is warned of for each step by its share', () => {
    const steps = marksOf({ positionSince: vietnam('17T08:00') }, { sharePercent: 25 });
    expect(steps.filter((mark) => mark.startsWith('STEP'))).toEqual([
      'STEP 50 17 12:00',
      'STEP 80 17 15:54',
      'STEP 100 17 17:30',
    ]);
  });
});

describe('Đ.19.9 NĐ 61/2018: apology and new date no later than one day before', () => {
  const apology = (changed: Partial<DossierState>) => marksOf(changed).filter((mark) => mark.startsWith('APOLOGY'));

  it('is reminded of in the morning of the day before', () => {
    expect(apology({})).toEqual(['APOLOGY 100 19 08:00']);
  });

  it('is reminded of on the last working day when the day before is off', () => {
    expect(apology({ dueAt: vietnam('25T17:30') })).toEqual(['APOLOGY 100 23 08:00']);
    expect(apology({ dueAt: vietnam('23T17:30') })).toEqual(['APOLOGY 100 20 08:00']);
  });

  it('is not reminded of when a new date was given already, nor when there was no day for it', () => {
    const extension = { decidedAt: vietnam('18T08:00'), until: vietnam('27T17:30') };
    expect(apology({ extensions: [extension] as DossierState['extensions'] })).toEqual([]);
    expect(apology({ receivedAt: vietnam('19T14:00') })).toEqual([]);
    // one agency's part of an interlinked dossier has no date that the applicant knows
    expect(apology({ parent: { dossierId: 'd1', branchId: 'commune' } })).toEqual([]);
    const twice = marksOf({ extensions: [extension] as DossierState['extensions'] }, undefined, { newDatesMax: 2 });
    expect(twice).toContain('APOLOGY 100 19 08:00');
  });
});

describe('other terms', () => {
  it('NĐ 297/2025: a supplement is waited for 15 working days, or until the day that was named', () => {
    const supplement = { items: [], reason: '', until: null, requestedAt: vietnam('02T10:00') };
    const waiting = { status: STATUS.SUPPLEMENT_REQUESTED, supplement };
    expect(marksOf(waiting).at(-1)).toBe('SUPPLEMENT 100 23 17:30');
    const named = { ...waiting, supplement: { ...supplement, until: vietnam('06T17:30') } };
    expect(marksOf(named)).toEqual(['SUPPLEMENT 80 06 08:24', 'SUPPLEMENT 100 06 17:30']);
  });

  it('Đ.19.5 NĐ 61/2018: an opinion is reminded of and reported late, until it is answered', () => {
    const asked = {
      id: 'o1',
      askedAt: vietnam('16T08:00'),
      dueAt: vietnam('17T17:30'),
      answer: null,
      cancelledAt: null,
    };
    const of = (opinion: object) =>
      marksOf({ opinions: [{ ...asked, ...opinion } as Opinion] }).filter((mark) => mark.startsWith('OPINION'));
    expect(of({})).toEqual(['OPINION:o1 80 17 14:18', 'OPINION:o1 100 17 17:30']);
    expect(of({ answer: { at: '', by: '', text: '', fileIds: [] } })).toEqual([]);
    expect(of({ cancelledAt: vietnam('16T09:00') })).toEqual([]);
  });

  it('Đ.16.2 quy chế Sóc Trăng: a result nobody came for is asked about, one sent by post is not', () => {
    const resolved = { status: STATUS.RESOLVED, finishedAt: '2026-10-20T03:00:00.000Z' };
    expect(marksOf(resolved)).toEqual(['UNCOLLECTED 100 19 10:00']);
    expect(marksOf({ ...resolved, delivery: { method: 'POST' } })).toEqual([]);
    expect(marksOf(resolved, undefined, { uncollectedDays: 10 })).toEqual(['UNCOLLECTED 100 30 10:00']);
  });
});
