import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartError } from '../config/startError.ts';

/** How to run a PostgreSQL program: `command args…`, and as whom. PostgreSQL refuses to run as root. */
export interface RunAs {
  /** what stands before the program, e.g. unshare and its options */
  prefix: string[];
  uid?: number;
  gid?: number;
}

interface Account {
  uid: number;
  gid: number;
}

/**
 * Chooses how to run PostgreSQL over `dataFolder`, which may not exist yet:
 * - an ordinary user runs it directly;
 * - root runs it in a user namespace of its own in which root's files look like an ordinary account's
 *   (works in folders only root can enter), or, where namespaces are forbidden, as the account `postgres` or `daemon`;
 * - a data folder that belongs to somebody else is run as that owner.
 * @throws StartError when the folder belongs to somebody this user cannot become
 */
export function chooseAccount(dataFolder: string): RunAs {
  const me = process.getuid?.() ?? 0;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== me && me !== 0) {
    throw new StartError({
      vi: `Thư mục dữ liệu ${dataFolder} thuộc người dùng khác (uid ${owner.uid}): hãy chạy bằng người dùng đó hoặc chọn MOTCUA_HOME khác.`,
      en: `The data folder ${dataFolder} belongs to another user (uid ${owner.uid}): run as that user or choose another MOTCUA_HOME.`,
    });
  }
  if (me !== 0) return { prefix: [] };
  if (owner && owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid };
  return inNamespace(ordinaryAccount());
}

function inNamespace(account: Account): RunAs {
  const prefix = ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--'];
  const trial = spawnSync(prefix[0]!, [...prefix.slice(1), 'true'], { stdio: 'ignore' });
  return trial.status === 0 ? { prefix } : { prefix: [], uid: account.uid, gid: account.gid };
}

/** PostgreSQL looks its account up in /etc/passwd, so it must be one that is there; Debian always has `daemon`. */
function ordinaryAccount(): Account {
  const accounts = new Map<string, Account>();
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts.get('postgres') ?? accounts.get('daemon') ?? [...accounts.values()][0] ?? { uid: 1, gid: 1 };
}
