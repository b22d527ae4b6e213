import { formatLimit } from '../../domain/calendar/limit.ts';
import type { FormDefinition } from '../../domain/form/form.ts';
import { inLanguage } from '../../domain/language.ts';
import type { Channel, Component, Fee, ProcedureContent } from '../../domain/procedure/procedure.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import type { Ctx } from '../../platform/context.ts';
import { findForm } from '../catalogue/getForm.ts';
import { findProcedure } from '../catalogue/getProcedure.ts';
import { listProcedures } from '../catalogue/listProcedures.ts';
import { procedureNotOffered } from '../dossiers/errors.ts';

/** An agency that decides, at the one-stop of which its dossiers are received. */
export interface Decider {
  code: string;
  name: string;
  receivingCode: string;
  receivingName: string;
}

export interface Receivable {
  code: string;
  name: string;
  field: string;
  deciders: Decider[];
}

export interface ReceivableDetails extends Receivable {
  /** resolved on the spot as a rule: no receipt is due unless asked for (Điều 17.4 NĐ 61/2018) */
  immediate: boolean;
  /** codes of deciders whose process lets the counter issue the result itself */
  onTheSpot: string[];
  setCount: number;
  cases: { name: string; components: Component[]; notes: string[] }[];
  methods: { channel: Channel; limit: string; fees: Fee[] }[];
  results: string[];
  form: FormDefinition | null;
}

const MOST_SHOWN = 12;

/** One-stops at whose counter the officer works today. */
export function receivingAgencies(ctx: Ctx): string[] {
  if (ctx.actor.kind !== 'OFFICER') return [];
  const codes = ctx.actor.posts.filter((post) => post.role === 'RECEPTIONIST').map((post) => post.agencyCode);
  return [...new Set(codes)];
}

/** Procedures the officer may receive, best for the words first; without words by name. Two queries at most. */
export async function listReceivable(ctx: Ctx, words: string): Promise<Receivable[]> {
  const deciders = await readDeciders(ctx);
  const { procedures } = await listProcedures(ctx, { words, limit: 100 });
  return procedures
    .filter((procedure) => deciders.has(procedure.code))
    .slice(0, MOST_SHOWN)
    .map(({ code, name, field }) => ({
      code,
      name,
      field: field.name,
      deciders: (deciders.get(code) ?? []).map(({ process: _, ...decider }) => decider),
    }));
}

/** Everything the counter asks for a procedure. Three queries. Throws `procedure.not_offered`. */
export async function describeReceivable(ctx: Ctx, code: string): Promise<ReceivableDetails> {
  const version = await findProcedure(ctx, code);
  const deciders = (await readDeciders(ctx, code)).get(code);
  if (!version || !deciders || version.content.state !== 'IN_FORCE') throw procedureNotOffered();
  const { content } = version;
  const found = content.formKey ? await findForm(ctx, content.formKey) : undefined;
  return {
    code,
    name: content.name,
    field: content.field.name,
    deciders: deciders.map(({ process: _, ...decider }) => decider),
    immediate: content.immediate,
    onTheSpot: deciders.filter((decider) => issuesAtCounter(decider.process)).map((decider) => decider.code),
    setCount: content.setCount,
    cases: content.componentCases,
    methods: methodsOf(content, ctx.language),
    results: content.results.map((result) => result.name),
    form: found?.form ?? null,
  };
}

interface OfferedDecider extends Decider {
  process: ProcessDefinition;
}

async function readDeciders(ctx: Ctx, code?: string): Promise<Map<string, OfferedDecider[]>> {
  const agencies = receivingAgencies(ctx);
  const found = new Map<string, OfferedDecider[]>();
  if (agencies.length === 0) return found;
  let query = ctx.db
    .selectFrom('offering')
    .innerJoin('agency as competent', 'competent.code', 'offering.competentAgencyCode')
    .innerJoin('agency as receiving', 'receiving.code', 'offering.receivingAgencyCode')
    .innerJoin('processDefinition', 'processDefinition.id', 'offering.processId')
    .select([
      'offering.procedureCode',
      'competent.code as competentCode',
      'competent.name as competentName',
      'competent.nameEn as competentNameEn',
      'receiving.code as receivingCode',
      'receiving.name as receivingName',
      'processDefinition.content as process',
    ])
    .where('offering.receivingAgencyCode', 'in', agencies)
    .where('offering.active', '=', true)
    .where('competent.active', '=', true)
    .orderBy('competent.tier')
    .orderBy('competent.name');
  if (code !== undefined) query = query.where('offering.procedureCode', '=', code);
  for (const row of await query.execute()) {
    const decider: OfferedDecider = {
      code: row.competentCode,
      name: inLanguage({ vi: row.competentName, en: row.competentNameEn ?? undefined }, ctx.language),
      receivingCode: row.receivingCode,
      receivingName: row.receivingName,
      process: row.process as unknown as ProcessDefinition,
    };
    found.set(row.procedureCode, [...(found.get(row.procedureCode) ?? []), decider]);
  }
  return found;
}

/** The first step is at the counter and may issue the result there (Điều 17.4 NĐ 61/2018). */
function issuesAtCounter({ steps, start }: ProcessDefinition): boolean {
  const first = steps.find((step) => step.id === start);
  return first?.role === 'RECEPTIONIST' && first.transitions.some((transition) => transition.action === 'ISSUE');
}

function methodsOf({ methods }: ProcedureContent, language: Ctx['language']): ReceivableDetails['methods'] {
  return methods
    .filter((method) => method.channel !== 'ONLINE')
    .map(({ channel, limit, fees }) => ({ channel, limit: formatLimit(limit, language), fees }));
}
