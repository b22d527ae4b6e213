import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { EXIT, StartError } from '../platform/config/startError.ts';
import { isUsed, stopEmbedded } from '../platform/postgres/embedded.ts';

/** What the program puts into MOTCUA_HOME. Anything else in that folder is somebody's and stays. */
export const OWNED = ['postgres', 'files', 'uploads', 'mail', 'sms', 'secret', 'sample-accounts.json', 'server.log'];

/**
 * Deletes the program's data in MOTCUA_HOME, damaged or not, after stopping a database server left over there.
 * @throws StartError when another process uses the data, or the data lives in a database that is not ours (DATABASE_URL)
 */
export async function resetHome(config: Pick<Config, 'home' | 'databaseUrl'>): Promise<void> {
  if (config.databaseUrl) {
    throw new StartError(
      {
        vi: '--reset chỉ xóa cơ sở dữ liệu nhúng; đang dùng DATABASE_URL nên hãy tự xóa cơ sở dữ liệu đó rồi tạo lại.',
        en: '--reset only deletes the embedded database; DATABASE_URL is set, so drop and create that database yourself.',
      },
      { exitCode: EXIT.usage },
    );
  }
  const postgres = path.join(config.home, 'postgres');
  if (await isUsed(postgres)) {
    throw new StartError({
      vi: `Một tiến trình khác đang dùng dữ liệu trong ${config.home}: hãy dừng nó trước khi --reset.`,
      en: `Another process is using the data in ${config.home}: stop it before --reset.`,
    });
  }
  await stopEmbedded(postgres);
  for (const name of readdirSync(config.home)) {
    if (OWNED.includes(name)) rmSync(path.join(config.home, name), { recursive: true, force: true });
  }
}
