import type { DossierEvent } from '../../domain/dossier/events.ts';
import type { DossierState } from '../../domain/dossier/state.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { allowedActions } from '../../domain/policy/can.ts';
import type { Ctx } from '../../platform/context.ts';
import { accessDenied } from '../../platform/errors.ts';
import { findFormAt } from '../catalogue/getForm.ts';
import { factsOf } from '../dossiers/actOnDossier.ts';
import { getDossier } from '../dossiers/getDossier.ts';
import { listEvents } from '../dossiers/store.ts';
import { describeFiles } from '../files/describeFiles.ts';
import type { StoredFile } from '../files/storeFile.ts';
import { namePlaces } from './queries.ts';

/** A dossier as its applicant follows it. */
export interface OwnDossierDetails {
  id: string;
  state: DossierState;
  events: DossierEvent[];
  form: FormDefinition | undefined;
  files: Map<string, StoredFile>;
  agencies: Map<string, { code: string; name: string; nameEn: string | null; address: string }>;
  units: Map<string, { id: string; name: string; nameEn: string | null }>;
  allowed: ReturnType<typeof allowedActions>;
}

/** The actor's own dossier with everything its page shows. A fixed number of queries. @throws dossier.not_found */
export async function getOwnDossier(ctx: Ctx, id: string): Promise<OwnDossierDetails> {
  if (ctx.actor.kind !== 'APPLICANT') throw accessDenied();
  const { dossier, process } = await getDossier(ctx, id);
  const { state } = dossier;
  const events = await listEvents(ctx.db, id);
  const fileIds = [...state.components.flatMap((component) => component.fileIds), state.result?.fileId ?? []].flat();
  const places = await namePlaces(
    ctx,
    [state.receivingAgencyCode, state.competentAgencyCode, ...state.route.map((stop) => stop.agencyCode)],
    state.route.flatMap((stop) => stop.unitId ?? []),
  );
  return {
    id,
    state,
    events,
    form: state.formKey ? await findFormAt(ctx, state.formKey, state.submittedAt) : undefined,
    files: await describeFiles(ctx, fileIds),
    ...places,
    allowed: allowedActions(ctx.actor, factsOf(state, process)),
  };
}
