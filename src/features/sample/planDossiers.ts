import type { Instant } from '../../domain/calendar/instant.ts';
import { CHANNELS, type Channel } from '../../domain/procedure/procedure.ts';
import type { ProcessDefinition } from '../../domain/process/process.ts';
import { limitFor } from '../dossiers/promise.ts';
import { agencyCalendar } from '../organisation/agencyCalendar.ts';
import type { Organisation, People } from '../organisation/organisationSchemas.ts';
import { type Scene, writeScript } from './dossierScript.ts';
import { limitMinutes, timesOf, usedMinutes } from './dossierTimes.ts';
import { type PlannedOffering, planOfferings } from './loadCatalogue.ts';
import type { ProcedureFolder } from './procedureData.ts';
import { createRandom, type Random } from './random.ts';
import { makeBusiness, makeCitizen, type SampleApplicant } from './sampleApplicants.ts';
import type { Story } from './stories.ts';

/** One dossier to be: where, whose, and what happens when. */
export interface DossierPlan {
  index: number;
  story: Story;
  offering: PlannedOffering;
  process: ProcessDefinition;
  channel: Channel;
  applicant: SampleApplicant;
  scenes: { does: Scene['does']; at: Instant }[];
  random: Random;
}

/** A dossier of a story at an agency: what could be told there. */
interface Setting {
  offering: PlannedOffering;
  process: ProcessDefinition;
  channel: Channel;
  script: Scene[];
}

/** No history is longer: it begins within the last ten weeks. */
const LONGEST_MINUTES = 45 * 480;

/**
 * Spreads the stories over agencies, procedures and channels as evenly as they allow. The same files and the same `now`
 * give the same plans. Throws when a story fits no procedure.
 */
export function planDossiers(
  organisation: Organisation,
  folder: ProcedureFolder,
  stories: readonly Story[],
  now: Instant,
): DossierPlan[] {
  const offerings = planOfferings(organisation, folder).filter(({ input }) => input.active);
  const processes = new Map(folder.processes.map((process) => [process.key, process]));
  const calendars = new Map(organisation.calendars.map((one) => [one.id, agencyCalendar(one.id, one.name, one)]));
  const told = new Map<string, number>();
  const cast = createCast(organisation.people);
  const copies = stories.flatMap((story) => {
    const settings = settingsOf(story, offerings, processes);
    return Array.from({ length: story.count }, () => ({ story, settings }));
  });
  return copies.map(({ story, settings }, index) => {
    const random = createRandom(index + 1);
    const setting = choose(settings, told, random);
    if (!setting) throw new Error(`dossiers.json: no procedure fits “${story.about.vi}”`);
    const { offering, process, channel, script } = setting;
    const used = usedMinutes(story, limitFor(offering.procedure.content, channel), random);
    const times = timesOf(script, story, used, calendars.get(offering.agency.calendar)!, now, random);
    return {
      index,
      story,
      offering,
      process,
      channel,
      applicant: cast(offering, channel, random),
      scenes: script.flatMap(({ does }, scene) => (does === 'STAY' ? [] : [{ does, at: times[scene]! }])),
      random,
    };
  });
}

function settingsOf(
  story: Story,
  offerings: readonly PlannedOffering[],
  processes: ReadonlyMap<string, ProcessDefinition>,
): Setting[] {
  // A script depends on process and channel only, and there are many offerings of each.
  const scripts = new Map<string, Scene[] | undefined>();
  const scriptOf = (process: ProcessDefinition, channel: Channel) => {
    const key = `${process.key} ${channel}`;
    if (!scripts.has(key)) scripts.set(key, writeScript(process, story, channel));
    return scripts.get(key);
  };
  return offerings.flatMap((offering) => {
    if (story.agency && story.agency !== offering.agency.code) return [];
    const process = processes.get(offering.procedure.process);
    if (!process || (story.process && story.process !== process.key)) return [];
    const { content } = offering.procedure;
    return CHANNELS.flatMap((channel) => {
      if (story.channel && story.channel !== channel) return [];
      if (!content.methods.some((method) => method.channel === channel)) return [];
      if ((limitMinutes(limitFor(content, channel)) * Math.max(...story.usedPercent)) / 100 > LONGEST_MINUTES)
        return [];
      const script = scriptOf(process, channel);
      return script ? [{ offering, process, channel, script }] : [];
    });
  });
}

/** Out of ten dossiers, how many come this way. */
const CHANNEL_PARTS: Record<Channel, number> = { ONLINE: 6, COUNTER: 3, POST: 1 };

/** The setting of which least has been told so far: by agency, then by procedure, then by channel. */
function choose(settings: Setting[], told: Map<string, number>, random: Random): Setting | undefined {
  const times = (key: string) => told.get(key) ?? 0;
  const ranked = settings.map((setting) => {
    const { offering, channel } = setting;
    const keys = [offering.agency.code, offering.input.procedureCode, channel];
    const [agency = '', procedure = ''] = keys;
    const rank = [times(agency), times(procedure), times(channel) / CHANNEL_PARTS[channel], random.next()];
    return { setting, keys, rank };
  });
  const [first, ...others] = ranked;
  const best = others.reduce((lowest, other) => (isBelow(other.rank, lowest?.rank ?? []) ? other : lowest), first);
  for (const key of best?.keys ?? []) told.set(key, times(key) + 1);
  return best?.setting;
}

/** Whether the first number in which two lists of the same length differ is the smaller one. */
function isBelow(one: number[], other: number[]): boolean {
  const place = one.findIndex((number, index) => number !== other[index]);
  return place >= 0 && one[place]! < other[place]!;
}

/** Every account of the files gets some dossiers of its own before anybody is made up. */
const DOSSIERS_OF_EACH = 5;

function createCast({ citizens, businesses }: People) {
  const known: Record<'citizen' | 'business', SampleApplicant[]> = {
    citizen: Array.from({ length: DOSSIERS_OF_EACH }, () => citizens.map((citizen) => ({ citizen }))).flat(),
    business: Array.from({ length: DOSSIERS_OF_EACH }, () => businesses.map((business) => ({ business }))).flat(),
  };
  let made = 0;
  return ({ procedure }: PlannedOffering, channel: Channel, random: Random): SampleApplicant => {
    const { subjects } = procedure.content;
    const kind = subjects.includes('CITIZEN') ? 'citizen' : 'business';
    // Every other online dossier: an account's dossiers should not all be of the stories that come first.
    const own = channel === 'ONLINE' && random.chance(50) ? known[kind].shift() : undefined;
    return own ?? (kind === 'citizen' ? makeCitizen : makeBusiness)(made++, random);
  };
}
