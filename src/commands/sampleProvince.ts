import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { loadSampleProvince } from '../features/sample/loadSample.ts';
import { atTerminal } from '../platform/commandLine/language.ts';
import type { Config } from '../platform/config/config.ts';

/** Someone to sign in as while trying the program out. */
export interface SampleAccount {
  login: string;
  password: string;
  name: string;
  roles: string;
}

/**
 * Loads the sample province when the database has no agency yet, and gives the accounts to try it with;
 * later calls remember them in `<home>/sample-accounts.json`. A database with agencies of its own is never touched.
 */
export async function loadSampleIfEmpty(
  config: Config,
  databaseUrl: string,
  report: (line: string) => void,
): Promise<SampleAccount[]> {
  const file = path.join(config.home, 'sample-accounts.json');
  if (await hasAgencies(databaseUrl)) {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SampleAccount[]) : [];
  }
  const { accounts } = await loadSampleProvince(databaseUrl, report);
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  return accounts;
}

/** The accounts as lines of equal columns, for the terminal. */
export function describeAccounts(accounts: SampleAccount[]): string {
  if (accounts.length === 0) return atTerminal({ vi: 'Không có tài khoản mẫu.', en: 'There are no sample accounts.' });
  const wide = (pick: (account: SampleAccount) => string) =>
    Math.max(...accounts.map((account) => pick(account).length));
  const [login, password, name] = [wide((a) => a.login), wide((a) => a.password), wide((a) => a.name)];
  return accounts
    .map((a) => `  ${a.login.padEnd(login)}  ${a.password.padEnd(password)}  ${a.name.padEnd(name)}  ${a.roles}`)
    .join('\n');
}

async function hasAgencies(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM agency) AS any');
    return rows[0]?.any ?? false;
  } finally {
    await client.end();
  }
}
