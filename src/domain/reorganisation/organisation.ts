import type { Role } from '../process/process.ts';
import type { AgencyKind, Tier, UnitKind } from './plan.ts';

/** The organisation as it stands, as far as a plan needs it. */
export interface Organisation {
  agencies: AgencyFacts[];
  /** units in use */
  units: UnitFacts[];
  /** posts held today or later */
  posts: PostFacts[];
  /** offerings in force */
  offerings: OfferingFacts[];
}

export interface AgencyFacts {
  code: string;
  parentCode: string | null;
  name: string;
  nameEn: string | null;
  shortName: string;
  tier: Tier;
  kind: AgencyKind;
  address: string;
  phone: string | null;
  email: string | null;
  calendarId: string;
  /** agencies that ended stay known by their code */
  active: boolean;
}

export interface UnitFacts {
  id: string;
  agencyCode: string;
  key: string;
  name: string;
  nameEn: string | null;
  kind: UnitKind;
}

export interface PostFacts {
  id: string;
  accountId: string;
  /** whether the account may sign in */
  usable: boolean;
  agencyCode: string;
  unitId: string | null;
  role: Role;
}

export interface OfferingFacts {
  procedureCode: string;
  fieldCode: string;
  competentAgencyCode: string;
  receivingAgencyCode: string;
  processId: string;
  divisionId: string | null;
  supplementRestart: string;
}
