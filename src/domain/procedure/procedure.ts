import type { TimeLimit } from '../calendar/limit.ts';

/** Ways to submit (Điều 15 NĐ 118/2025). National codes: COUNTER 1, ONLINE 2, POST 3. */
export const CHANNELS = ['COUNTER', 'ONLINE', 'POST'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Tiers at which a procedure is resolved. DISTRICT exists only where the three-tier mode is switched on. */
export const TIERS = ['MINISTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'OTHER'] as const;
export type Tier = (typeof TIERS)[number];

/** toàn trình (everything online) · một phần (part of it) · not yet online. */
export const SERVICE_LEVELS = ['FULL', 'PARTIAL', 'NONE'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

export const SUBJECTS = ['CITIZEN', 'BUSINESS', 'ORGANISATION', 'STATE_BODY', 'FOREIGNER'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One fee line. `vnd: null` – the amount is not a number; the description says what applies (never shown as free). */
export interface Fee {
  kind: 'FEE' | 'CHARGE';
  vnd: number | null;
  description: string;
}

/** One way to submit with the limit and the fees that hold for it. */
export interface Method {
  channel: Channel;
  limit: TimeLimit;
  fees: Fee[];
  description?: string;
}

/** One paper of the dossier. `key` is stable over versions. */
export interface Component {
  key: string;
  code?: string;
  name: string;
  originals: number;
  copies: number;
  required: boolean;
  /** file name of the blank form, when there is one */
  formName?: string;
}

/** The papers for one case; procedures without cases have one group with an empty name. */
export interface ComponentCase {
  name: string;
  components: Component[];
  /** sentences printed among the papers that ask for no paper (0 originals, 0 copies) */
  notes: string[];
}

/** Everything a procedure's publication says, of one version. Immutable once published. */
export interface ProcedureContent {
  code: string;
  name: string;
  nameEn?: string;
  field: { code: string; name: string };
  tiers: Tier[];
  serviceLevel: ServiceLevel;
  subjects: Subject[];
  /** subject names exactly as published */
  subjectNames: string[];
  promulgator: { code: string; name: string };
  decision: { number: string; date: string | null };
  executingAgencies: string[];
  authorityAgencies: string[];
  coordinatingAgencies: string[];
  receivingAddress?: string;
  steps: { title: string; text: string }[];
  methods: Method[];
  componentCases: ComponentCase[];
  setCount: number;
  results: { code?: string; name: string }[];
  legalBasis: { code: string; name: string }[];
  conditions?: string;
  keywords: string[];
  /** no receipt is due unless asked (Điều 17.4 NĐ 61/2018) */
  immediate: boolean;
  /** key of the electronic form, when the procedure has one */
  formKey?: string;
  state: 'IN_FORCE' | 'ABOLISHED';
}
