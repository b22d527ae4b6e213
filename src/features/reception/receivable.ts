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
import { getProcess } from '../dossiers/process.ts';
import { legalParameter } from '../parameters/legalParameter.ts';
import { decidesAwayFromCounter } from './receivingAgencyFor.ts';

/** An agency that decides, and the one-stop of the officer at which its dossiers are received. */
export interface Decider {
  code: string;
  name: string;
  receivingCode: string;
  receivingName: string;
  /** usually received elsewhere; taken in here and passed on (phi địa giới, Đ.14 NĐ 118/2025) */
  elsewhere: boolean;
}

export interface Receivable {
  code: string;
  name: string;
  field: string;
  /** those whose usual one-stop is the officer's, for choosing without a question; the details have the others too */
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

/** Procedures the officer may receive, best for the words first; without words by name. Three queries at most. */
export async function listReceivable(ctx: Ctx, words: string): Promise<Receivable[]> {
  const counters = await readCounters(ctx);
  const { procedures } = await listProcedures(ctx, { words, limit: 100 });
  const deciders = await readDeciders(
    ctx,
    counters,
    procedures.map(({ code }) => code),
  );
  return procedures
    .filter((procedure) => deciders.has(procedure.code))
    .slice(0, MOST_SHOWN)
    .map(({ code, name, field }) => ({
      code,
      name,
      field: field.name,
      deciders: (deciders.get(code) ?? []).filter(({ elsewhere }) => !elsewhere).map(withoutProcess),
    }));
}

/** Everything the counter asks for a procedure. Four queries. Throws `procedure.not_offered`. */
export async function describeReceivable(ctx: Ctx, code: string): Promise<ReceivableDetails> {
  const version = await findProcedure(ctx, code);
  const deciders = (await readDeciders(ctx, await readCounters(ctx), [code])).get(code);
  if (!version || !deciders || version.content.state !== 'IN_FORCE') throw procedureNotOffered();
  const { content } = version;
  const found = content.formKey ? await findForm(ctx, content.formKey) : undefined;
  return {
    code,
    name: content.name,
    field: content.field.name,
    deciders: deciders.map(withoutProcess),
    immediate: content.immediate,
    onTheSpot: deciders
      .filter(({ process, elsewhere }) => !elsewhere && issuesAtCounter(process))
      .map((decider) => decider.code),
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

function withoutProcess({ process: _, ...decider }: OfferedDecider): Decider {
  return decider;
}

interface Counter {
  code: string;
  name: string;
  /** whether it takes in what other one-stops usually receive */
  anywhere: boolean;
}

/** The one-stops at which the officer works today. One query, and one for each. */
async function readCounters(ctx: Ctx): Promise<Counter[]> {
  const codes = receivingAgencies(ctx);
  if (codes.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('agency')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .where('active', '=', true)
    .orderBy('code')
    .execute();
  const at = ctx.clock.now();
  return Promise.all(
    rows.map(async (row) => {
      const { value } = await legalParameter(ctx.db, 'reception.anywhere', { agencyCode: row.code, at });
      return { ...row, anywhere: value === 1 };
    }),
  );
}

/** Who decides each procedure, those of the officer's own one-stops first. One query. */
async function readDeciders(ctx: Ctx, counters: Counter[], codes: string[]): Promise<Map<string, OfferedDecider[]>> {
  const found = new Map<string, OfferedDecider[]>();
  if (counters.length === 0 || codes.length === 0) return found;
  const rows = await ctx.db
    .selectFrom('offering')
    .innerJoin('agency as competent', 'competent.code', 'offering.competentAgencyCode')
    .select(['offering.procedureCode', 'offering.receivingAgencyCode', 'offering.processId'])
    .select(['competent.code', 'competent.name', 'competent.nameEn'])
    .where('offering.procedureCode', 'in', codes)
    .where('offering.active', '=', true)
    .where('competent.active', '=', true)
    .orderBy('competent.tier')
    .orderBy('competent.name')
    .execute();
  const own = new Map(counters.map((counter) => [counter.code, counter]));
  const host = counters.find(({ anywhere }) => anywhere);
  for (const row of rows) {
    const counter = own.get(row.receivingAgencyCode) ?? host;
    if (!counter) continue;
    const process = await getProcess(ctx.db, row.processId);
    const elsewhere = counter.code !== row.receivingAgencyCode;
    if (elsewhere && !decidesAwayFromCounter(process)) continue;
    const decider: OfferedDecider = {
      code: row.code,
      name: inLanguage({ vi: row.name, en: row.nameEn ?? undefined }, ctx.language),
      receivingCode: counter.code,
      receivingName: counter.name,
      elsewhere,
      process,
    };
    found.set(row.procedureCode, [...(found.get(row.procedureCode) ?? []), decider]);
  }
  for (const deciders of found.values()) deciders.sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere));
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
