import { atTerminal } from '../../platform/commandLine/language.ts';
import { type Config, loadConfig } from '../../platform/config/config.ts';
import { type Clock, type Ctx, inTransaction, type TxCtx, wallClock } from '../../platform/context.ts';
import type { DataProblem } from '../../platform/dataFile.ts';
import { createDatabase, createPool, type Database } from '../../platform/db/database.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { importPlaces } from '../forms/importPlaces.ts';
import { importOrganisation } from '../organisation/importOrganisation.ts';
import { readOrganisationFolder } from '../organisation/organisationData.ts';
import type { Organisation } from '../organisation/organisationSchemas.ts';
import { importMoney } from '../payments/importMoney.ts';
import { type MoneyData, readMoneyFile } from '../payments/moneyFile.ts';
import { type Belongings, loadBelongings, readBelongings } from './belongings.ts';
import { keepSampleCertificate } from './keepSampleCertificate.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import { loadDossiers } from './loadDossiers.ts';
import { loadIdentity } from './loadIdentity.ts';
import { loadLooks } from './loadLooks.ts';
import { loadMoney } from './loadMoney.ts';
import { loadPost } from './loadPost.ts';
import { loadPriorityList } from './loadPriorityList.ts';
import { type ProcedureFolder, readProcedureFolder } from './procedureData.ts';
import { listSampleAccounts, type SampleAccount, samplePasswordHash } from './sampleAccounts.ts';
import { readStories, type Story } from './stories.ts';
import { loadVoices, readVoices, type Voices } from './voices.ts';

/** Everything the sample's files say. */
export interface SampleProvince {
  organisation: Organisation;
  catalogue: ProcedureFolder;
  stories: Story[];
  money: MoneyData;
  belongings: Belongings;
  voices: Voices;
}

/** Reads `data/sample-province`. Throws with the whole list when anything in it is wrong. */
export function readSampleProvince(folder = packagePath('data', 'sample-province')): SampleProvince {
  const organisation = readOrganisationFolder(folder);
  const catalogue = readProcedureFolder(folder);
  const { stories, problems: storyProblems } = readStories(folder);
  const { money, problems: moneyProblems } = readMoneyFile(folder);
  const { belongings, problems: others } = readBelongings(folder);
  const { voices, problems: voiceProblems } = readVoices(folder);
  const problems = [
    ...[...organisation.problems, ...catalogue.problems, ...storyProblems],
    ...[...moneyProblems, ...others, ...voiceProblems],
  ];
  if (problems.length > 0 || !money || !belongings || !voices)
    throw new Error(`${folder}:\n${problems.map(describe).join('\n')}`);
  return { organisation, catalogue, stories, money, belongings, voices };
}

/**
 * Loads the sample province: organisation, people, catalogue and dossiers. Answers the accounts to try the program
 * with. All or nothing, so that a load that was interrupted can simply be repeated. Throws before it writes anything when
 * a file has a problem.
 */
export async function loadSampleProvince(
  databaseUrl: string,
  report: (line: string) => void,
  { config = loadConfig(), clock = wallClock }: { config?: Config; clock?: Clock } = {},
): Promise<{ accounts: SampleAccount[] }> {
  const sample = readSampleProvince();
  const pool = createPool(databaseUrl, 2);
  try {
    const ctx = programCtx(createDatabase(pool), config, clock);
    await inTransaction(ctx, async (tx) => {
      await loadProvinceData(tx, sample, report);
      await loadStories(tx, sample, report);
    });
  } finally {
    await pool.end();
  }
  return { accounts: listSampleAccounts(sample.organisation) };
}

/** Organisation, people and catalogue, without dossiers; a second time changes nothing. */
export async function loadProvinceData(
  ctx: Ctx,
  { organisation, catalogue, money }: Pick<SampleProvince, 'organisation' | 'catalogue' | 'money'>,
  report: (line: string) => void,
): Promise<void> {
  const { agencies, people } = organisation;
  const { procedures } = catalogue;
  report(
    atTerminal({
      vi: `Tỉnh Mẫu: ${agencies.length} cơ quan, ${people.officers.length} cán bộ…`,
      en: `Sample province: ${agencies.length} agencies, ${people.officers.length} officers…`,
    }),
  );
  await importOrganisation(ctx, organisation, await samplePasswordHash());
  report(
    atTerminal({
      vi: `Tỉnh Mẫu: ${procedures.length} thủ tục, ${catalogue.forms.length} biểu mẫu điện tử…`,
      en: `Sample province: ${procedures.length} procedures, ${catalogue.forms.length} electronic forms…`,
    }),
  );
  await loadCatalogue(ctx, organisation, catalogue);
  if (catalogue.units) await importPlaces(ctx, catalogue.units);
  await importMoney(ctx, money);
  await keepSampleCertificate(ctx);
  await loadIdentity(ctx);
}

/** Dossiers are loaded once: a database that has any is left as it is. */
async function loadStories(ctx: TxCtx, sample: SampleProvince, report: (line: string) => void): Promise<void> {
  const count = sample.stories.reduce((sum, story) => sum + story.count, 0);
  if (await ctx.db.selectFrom('dossier').select('id').limit(1).executeTakeFirst()) {
    report(
      atTerminal({
        vi: 'Tỉnh Mẫu: cơ sở dữ liệu đã có hồ sơ, không nạp thêm.',
        en: 'Sample province: the database has dossiers already, none are added.',
      }),
    );
    return;
  }
  report(
    atTerminal({
      vi: `Tỉnh Mẫu: ${count} hồ sơ của mười tuần qua…`,
      en: `Sample province: ${count} dossiers of the last ten weeks…`,
    }),
  );
  await loadDossiers(ctx, sample.organisation, sample.catalogue, sample.stories);
  await loadMoney(ctx);
  await loadPost(ctx);
  await loadBelongings(ctx, sample.belongings);
  await loadVoices(ctx, sample.voices);
  await loadPriorityList(ctx);
  await loadLooks(ctx);
}

function programCtx(db: Database, config: Config, clock: Clock): Ctx {
  return {
    db,
    actor: { kind: 'SYSTEM', name: 'sample' },
    clock,
    requestId: 'sample',
    language: config.language,
    config,
  };
}

function describe({ file, path, words }: DataProblem): string {
  return `  ${file}${path}: ${atTerminal(words)}`;
}
