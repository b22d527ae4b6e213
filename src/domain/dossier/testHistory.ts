import type { DossierEvent, DuePromise, EventOf, EventType, Payloads, Position } from './events.ts';

export const T0 = Date.parse('2026-11-23T02:00:00Z');

/** A moment, some minutes after the submission of every history here. */
export function minutesLater(minutes: number): string {
  return new Date(T0 + minutes * 60_000).toISOString();
}

export const RECEPTION: Position = {
  stepId: 'reception',
  role: 'RECEPTIONIST',
  agencyCode: 'H99.03',
  unitId: 'H99.03/ONE_STOP',
  assigneeId: null,
};

export const APPRAISAL: Position = {
  stepId: 'appraise',
  role: 'SPECIALIST',
  agencyCode: 'H99.05',
  unitId: 'H99.05/DIVISION',
  assigneeId: 'specialist',
};

export const PROMISE: DuePromise = {
  limit: { unit: 'WORKING_DAYS', value: 3 },
  effectiveFrom: minutesLater(10),
  dueAt: '2026-11-27T10:00:00.000Z',
  trace: [{ kind: 'START', words: { vi: 'Tiếp nhận', en: 'Received' } }],
  warnings: [],
};

export const SUBMISSION: Payloads['SUBMITTED'] = {
  submissionNumber: 'NOP-261123-00001',
  lookupKey: 'abcdefghijklmnop',
  procedureCode: '1.009994',
  procedureName: 'Cấp giấy phép mẫu',
  procedureVersionId: '00000000-0000-7000-8000-000000000001',
  processId: '00000000-0000-7000-8000-000000000002',
  channel: 'ONLINE',
  ownerAccountId: 'owner',
  applicant: { kind: 'CITIZEN', name: 'Nguyễn Văn Mẫu' },
  formKey: null,
  answers: { plot: '12' },
  components: [{ key: 'form', name: 'Đơn đề nghị', shape: 'ELECTRONIC', count: 1, fileIds: ['f1'] }],
  setCount: 1,
  receivingAgencyCode: 'H99.03',
  competentAgencyCode: 'H99.05',
  delivery: { method: 'COUNTER' },
  acceptBy: '2026-11-24T02:00:00.000Z',
  at: RECEPTION,
};

/** One event of a history, by the actor named, some minutes after the submission. */
export function event<T extends EventType>(
  seq: number,
  type: T,
  payload: Payloads[T],
  { minutes = seq * 10, actorId = 'officer' }: { minutes?: number; actorId?: string | null } = {},
): DossierEvent {
  const at = minutesLater(minutes);
  const made: Omit<EventOf<EventType>, 'type' | 'payload'> = {
    seq,
    at,
    recordedAt: at,
    actorId,
    actorName: 'Cán bộ Mẫu',
    agencyCode: null,
    unitId: null,
    onBehalfOf: null,
    requestId: `request-${seq}`,
  };
  return { ...made, type, payload } as DossierEvent;
}

type Step = { [T in EventType]: [T, Payloads[T]] }[EventType];

/** A history out of types and payloads, numbered from 1, ten minutes apart. */
export function history(...steps: Step[]): DossierEvent[] {
  return steps.map(([type, payload], index) => event(index + 1, type, payload));
}
