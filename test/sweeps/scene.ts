import { sql } from 'kysely';
import { actOnDossier } from '../../src/features/dossiers/actOnDossier.ts';
import { type Submission, submitDossier } from '../../src/features/dossiers/submitDossier.ts';
import { createDraft } from '../../src/features/drafts/createDraft.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { ctxAs } from '../sampleProvince.ts';

/** Who the sweeps act as: an applicant with a dossier and a draft, and the officer who received the dossier. */
export const CITIZEN = '0900000001';
export const RECEPTIONIST = 'tiepnhan.trungtam';

/** Things that really exist, so that nothing is refused only because it is not there. */
export interface Scene {
  dossierId: string;
  code: string;
  lookupKey: string;
  draftId: string;
  procedureCode: string;
  agencyCode: string;
}

const PROCESS = 'standard-six-step';
const AGENCY = 'H99.05';

/** One received dossier and one draft of the sample applicant. */
export async function makeScene(db: Database): Promise<Scene> {
  const submission = await sampleSubmission(db);
  const citizen = await ctxAs(db, CITIZEN);
  const { id, state } = await submitDossier(citizen, submission);
  const received = await actOnDossier(await ctxAs(db, RECEPTIONIST), id, { action: 'RECEIVE' });
  const draft = await createDraft(await ctxAs(db, CITIZEN), {
    procedureCode: submission.procedureCode,
    agencyCode: AGENCY,
  });
  return {
    dossierId: id,
    code: received.state.code ?? '',
    lookupKey: state.lookupKey,
    draftId: draft.id,
    procedureCode: submission.procedureCode,
    agencyCode: AGENCY,
  };
}

/** A complete online submission of the sample applicant: no electronic form, the papers are brought to the counter. */
export async function sampleSubmission(db: Database): Promise<Submission> {
  const { actor } = await ctxAs(db, CITIZEN);
  if (!('accountId' in actor)) throw new Error('The sample applicant has no account');
  const { procedureCode, content } = await db
    .selectFrom('offering')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .innerJoin('procedure', 'procedure.code', 'offering.procedureCode')
    .innerJoin('procedureVersion', 'procedureVersion.id', 'procedure.currentVersionId')
    .select(['offering.procedureCode', 'procedureVersion.content'])
    .where('processDefinition.key', '=', PROCESS)
    .where('offering.competentAgencyCode', '=', AGENCY)
    .where('offering.active', '=', true)
    .where(sql<boolean>`procedure_version.content ->> 'serviceLevel' = 'PARTIAL'`)
    .where(sql<boolean>`NOT procedure_version.content ? 'formKey'`)
    .orderBy('offering.procedureCode')
    .executeTakeFirstOrThrow();
  const papers = content.componentCases[0]?.components ?? [];
  return {
    procedureCode,
    competentAgencyCode: AGENCY,
    channel: 'ONLINE',
    ownerAccountId: actor.accountId,
    applicant: {
      kind: 'CITIZEN',
      name: actor.name,
      citizenId: '099099000017',
      phone: '0912345678',
      email: 'nguyen.van.mau@mau.example',
      address: 'Số 7 ngõ Ví Dụ, phường Mẫu Giáo',
    },
    answers: {},
    components: papers.map(({ key, name }) => ({ key, name, shape: 'ORIGINAL', count: 1, fileIds: [] })),
    setCount: 1,
    delivery: { method: 'COUNTER' },
  };
}

/** The address of a route with every parameter filled in by something that exists. */
export function fillIn(url: string, scene: Scene): string {
  const id = url.startsWith('/ho-so-nhap') ? scene.draftId : scene.dossierId;
  const code = /tra-cuu|lookup/.test(url)
    ? scene.code
    : /co-quan|agenc/.test(url)
      ? scene.agencyCode
      : scene.procedureCode;
  const known: Record<string, string> = { id, code, name: 'unit', paper: 'receipt', '*': 'x' };
  return url.replace(/:(\w+)|\*/g, (all, name?: string) => encodeURIComponent(known[name ?? all] ?? 'x'));
}
