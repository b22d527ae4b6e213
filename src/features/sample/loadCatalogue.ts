import { proveProcess } from '../../domain/process/prove.ts';
import { type Ctx, inTransaction } from '../../platform/context.ts';
import { type OfferingInput, offerProcedure } from '../catalogue/offerProcedure.ts';
import { publishForm } from '../catalogue/publishForm.ts';
import { publishProcedures } from '../catalogue/publishProcedure.ts';
import { publishProcess } from '../catalogue/publishProcess.ts';
import { findDivision } from '../organisation/organisationData.ts';
import type { AgencyData, Organisation } from '../organisation/organisationSchemas.ts';
import { staffingOf } from '../organisation/staffing.ts';
import type { ProcedureData, ProcedureFolder } from './procedureData.ts';

/** The sample's publications were in force before its dossiers began. */
const SOURCE = 'sample';

/**
 * Publishes fields, processes, forms and procedures and says which agency offers what, through the use cases of the
 * catalogue; a second time changes nothing. Throws when a desk of an offered process has nobody.
 */
export async function loadCatalogue(ctx: Ctx, organisation: Organisation, folder: ProcedureFolder): Promise<void> {
  const offerings = planOfferings(organisation, folder);
  refuseUnstaffed(organisation, folder, offerings);
  await inTransaction(ctx, async (tx) => {
    for (const process of folder.processes) await publishProcess(tx, process);
    for (const form of folder.forms) await publishForm(tx, form);
    await publishProcedures(
      tx,
      folder.procedures.map(({ content }) => ({ content, source: SOURCE })),
    );
    for (const { input } of offerings) await offerProcedure(tx, input);
  });
}

/** A procedure at an agency that decides on it. */
export interface PlannedOffering {
  procedure: ProcedureData;
  agency: AgencyData;
  input: OfferingInput;
}

/**
 * Who offers what: communes and districts each for themselves, departments at their one-stop. What the province's mode
 * (two or three tiers) gives to another tier is planned as inactive, so that switching the mode switches the offerings.
 */
export function planOfferings({ province, agencies }: Organisation, folder: ProcedureFolder): PlannedOffering[] {
  const mode = province?.threeTiers ? 'THREE_TIER' : 'TWO_TIER';
  return folder.procedures.flatMap((procedure) =>
    agencies
      .filter((agency) => mayDecide(agency, procedure))
      .map((agency) => ({
        procedure,
        agency,
        input: {
          procedureCode: procedure.content.code,
          competentAgencyCode: agency.code,
          receivingAgencyCode: agency.oneStop,
          processKey: procedure.process,
          divisionKey: findDivision(agency, procedure.content.field.code)?.key,
          supplementRestart: procedure.supplementRestart,
          active: decides(agency, procedure, mode),
        },
      })),
  );
}

function mayDecide(agency: AgencyData, { competent }: ProcedureData): boolean {
  if ('agency' in competent) return agency.code === competent.agency;
  return agency.competent && (agency.tier === competent.kind || agency.tier === 'COMMUNE');
}

/** What districts decided passed to the communes on 1 July 2025 and stays there unless the three tiers are on. */
function decides(agency: AgencyData, { competent }: ProcedureData, mode: 'TWO_TIER' | 'THREE_TIER'): boolean {
  if ('agency' in competent) return true;
  const tier = competent.kind === 'DISTRICT' && mode === 'THREE_TIER' ? 'DISTRICT' : 'COMMUNE';
  return agency.tier === tier;
}

function refuseUnstaffed(organisation: Organisation, folder: ProcedureFolder, offerings: PlannedOffering[]): void {
  const processes = new Map(folder.processes.map((process) => [process.key, process]));
  const faults = offerings.flatMap(({ procedure, agency, input }) => {
    const process = processes.get(input.processKey);
    if (!process) return [`${input.procedureCode}: ${input.processKey}`];
    const { findings } = proveProcess(process, staffingOf(organisation, agency, procedure.content.field.code));
    return findings
      .filter(({ severity }) => severity === 'ERROR')
      .map(({ words }) => `${input.procedureCode}, ${agency.name.vi}: ${words.vi}`);
  });
  if (faults.length > 0) throw new Error(`Processes of the sample province cannot be used:\n${faults.join('\n')}`);
}
