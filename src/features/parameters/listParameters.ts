import { vietnamDate } from '../../domain/calendar/instant.ts';
import { inLanguage } from '../../domain/language.ts';
import type { ParameterDefinition } from '../../domain/law/parameterDefinition.ts';
import { type ParameterValue, parameterAt } from '../../domain/law/parameters.ts';
import { PARAMETER_KEYS, type ParameterKey, STATUTORY_NUMBERS } from '../../domain/law/statutoryNumbers.ts';
import type { Ctx } from '../../platform/context.ts';
import { administeredAgencies } from '../accounts/administration.ts';

/** One number with all that is known of it: the law's grounds, what was decided instead, what holds today. */
export interface ListedParameter {
  key: ParameterKey;
  definition: ParameterDefinition;
  /** for the province as a whole */
  today: ParameterValue;
  decisions: ListedDecision[];
}

export type ListedDecision = Awaited<ReturnType<typeof readDecisions>>[number];

export interface ParameterList {
  items: ListedParameter[];
  /** for which the person may decide */
  agencies: { code: string; name: string }[];
  mayDecideForProvince: boolean;
}

/** Every legal number with its history; decisions of agencies only of those one administers. Two queries. */
export async function listParameters(ctx: Ctx): Promise<ParameterList> {
  const agencies = administeredAgencies(ctx.actor);
  const decisions = await readDecisions(ctx, agencies);
  const date = vietnamDate(ctx.clock.now().getTime());
  const counting = decisions
    .filter((decision) => decision.cancelledAt === null && !decision.agencyCode && !decision.procedureCode)
    .map((decision) => ({
      ...decision,
      decision: decision.decisionNumber,
      recordedAt: decision.recordedAt.toISOString(),
    }));
  return {
    items: PARAMETER_KEYS.map((key) => ({
      key,
      definition: STATUTORY_NUMBERS[key],
      today: parameterAt(key, date, counting),
      decisions: decisions.filter((decision) => decision.key === key),
    })),
    agencies: await nameAgencies(ctx, agencies),
    mayDecideForProvince: agencies === 'ALL',
  };
}

async function readDecisions({ db }: Ctx, agencies: string[] | 'ALL') {
  const rows = await db
    .selectFrom('legalParameter')
    .leftJoin('agency', 'agency.code', 'legalParameter.agencyCode')
    .selectAll('legalParameter')
    .select('agency.name as agencyName')
    .$if(agencies !== 'ALL', (query) =>
      query.where((eb) =>
        eb.or([
          eb('legalParameter.agencyCode', 'is', null),
          eb('legalParameter.agencyCode', '=', eb.fn.any(eb.val(agencies === 'ALL' ? [] : agencies))),
        ]),
      ),
    )
    .orderBy('legalParameter.validFrom', 'desc')
    .orderBy('legalParameter.recordedAt', 'desc')
    .execute();
  return rows.map(({ key, value, ...row }) => ({
    ...row,
    key: key as ParameterKey,
    value: value === null ? null : Number(value),
  }));
}

async function nameAgencies({ db, language }: Ctx, agencies: string[] | 'ALL') {
  if (agencies !== 'ALL' && agencies.length === 0) return [];
  const rows = await db
    .selectFrom('agency')
    .select(['code', 'name', 'nameEn'])
    .where('active', '=', true)
    .$if(agencies !== 'ALL', (query) => query.where('code', 'in', agencies === 'ALL' ? [] : agencies))
    .orderBy('name')
    .execute();
  return rows.map(({ code, name, nameEn }) => ({
    code,
    name: inLanguage({ vi: name, en: nameEn ?? undefined }, language),
  }));
}
