import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS } from '../../src/domain/queues/queues.ts';
import { actOnDossier } from '../../src/features/dossiers/actOnDossier.ts';
import { submitDossier } from '../../src/features/dossiers/submitDossier.ts';
import { errorWords, words } from '../../src/i18n/words.ts';
import { listErrorKinds } from '../../src/platform/errors.ts';
import { ctxAs } from '../sampleProvince.ts';
import { type RealApp, realApp } from './realApp.ts';
import { CITIZEN, RECEPTIONIST, sampleSubmission } from './scene.ts';

let real: RealApp;
beforeAll(async () => {
  real = await realApp();
});
afterAll(() => real.stop());

describe('every table', () => {
  it('says what it is for and which feature owns it', async () => {
    const { rows } = await sql<{ name: string; comment: string | null }>`
      SELECT relname AS name, obj_description(oid, 'pg_class') AS comment FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'migration'`.execute(
      real.db,
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(
      rows.filter(({ comment }) => !/\. Owner: [a-zA-Z]+(\/[a-z]+)?$/.test(comment ?? '')).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('every failure', () => {
  it('has words of its own in both languages: what happened and what to do', async () => {
    await import('../../src/commands/tree.ts');
    const kinds = listErrorKinds();
    expect(kinds.length).toBeGreaterThan(30);
    const general = errorWords('vi', 'common.internal').title;
    const wordless: string[] = [];
    for (const { code } of kinds) {
      for (const language of ['vi', 'en'] as const) {
        const { title, detail } =
          (words(language).errors as Record<string, { title: string; detail: string }>)[code] ?? {};
        if (!title || !detail || (code !== 'common.internal' && title === general))
          wordless.push(`${language} ${code}`);
      }
      const [vi, en] = [errorWords('vi', code).title, errorWords('en', code).title];
      if (vi === en) wordless.push(`${code}: same words in both languages`);
    }
    expect(wordless).toEqual([]);
  });

  it('has a status that says whose it is', () => {
    for (const { code, status } of listErrorKinds()) expect(status >= 400 && status <= 503, code).toBe(true);
  });
});

describe('a list', () => {
  it('costs as many statements with 60 dossiers as with 10', async () => {
    const citizen = await real.signIn(CITIZEN);
    const officer = await real.signIn(RECEPTIONIST);
    const urls = listAddresses();
    expect(urls.length).toBeGreaterThan(20);
    await addDossiers(10);
    const withTen = await countStatements(urls, citizen, officer);
    await addDossiers(50);
    const withMany = await countStatements(urls, citizen, officer);
    expect(withMany).toEqual(withTen);
    for (const [url, count] of Object.entries(withMany)) expect(count, url).toBeLessThanOrEqual(8);
  }, 60_000);
});

/** Every address without an id: pages and lists. */
function listAddresses(): string[] {
  const plain = real.app.declaredRoutes
    .filter(({ method, url }) => method === 'GET' && !/[:*]/.test(url))
    .map(({ url }) => (url === '/api/v1/dossiers' ? `${url}?words=nguyen&limit=100` : url))
    .filter((url) => !['/metrics', '/readyz'].includes(url));
  return [...plain, ...LISTS.map((name) => `/api/v1/queues/${name}/dossiers?limit=200`)];
}

async function countStatements(urls: string[], citizen: object, officer: object): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [who, headers] of Object.entries({ citizen, officer })) {
    for (const url of urls) {
      const ask = () => real.app.inject({ method: 'GET', url, headers: { ...headers } });
      // what is remembered for some seconds is remembered by the second time, however slow the machine is
      await ask();
      real.takeStatements();
      const answer = await ask();
      counts[`${who} ${url} ${answer.statusCode}`] = real.takeStatements().length;
    }
  }
  return counts;
}

/** Half of them received, all with a message to the applicant. */
async function addDossiers(count: number): Promise<void> {
  const submission = await sampleSubmission(real.db);
  for (let index = 0; index < count; index++) {
    const { id } = await submitDossier(await ctxAs(real.db, CITIZEN), submission);
    if (index % 2 === 0) await actOnDossier(await ctxAs(real.db, RECEPTIONIST), id, { action: 'RECEIVE' });
    await real.db
      .insertInto('notification')
      .values({
        id: uuidv7(),
        dossierId: id,
        accountId: submission.ownerAccountId,
        channel: 'PORTAL',
        eventKey: `sweep:${id}`,
        language: 'vi',
        subject: 'Đã nộp hồ sơ',
        body: 'Hồ sơ mẫu.',
        createdAt: real.app.deps.clock.now(),
      })
      .execute();
  }
}
