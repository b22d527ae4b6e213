import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Words } from '../../domain/language.ts';
import { packageRoot } from '../packageRoot.ts';
import { readOrMakeSecret } from './secret.ts';
import type { Setting } from './settingKinds.ts';
import { type Settings, settings } from './settings.ts';
import { EXIT, StartError } from './startError.ts';

type Value<S> = S extends Setting<infer T> ? T : never;
type Optional =
  | 'databaseUrl'
  | 'smtpUrl'
  | 'feedbackMailAddress'
  | 'smsUrl'
  | 'smsToken'
  | 'logFile'
  | 'metricsToken'
  | 'clamd'
  | 'merchantSecrets'
  | 'identitySecrets'
  | 'vnpostUrl'
  | 'vnpostKey'
  | 'vnpostSecret'
  | 'vnpostCustomer';

/** Every setting with its value. `home` is absolute and exists, `publicUrl` has no slash at its end. */
export type Config = { [K in Exclude<keyof Settings, Optional>]: Value<Settings[K]> } & {
  [K in Optional]: Value<Settings[K]> | undefined;
};

type Environment = Record<string, string | undefined>;

/** Variables with our prefix that belong to the tests and scripts, not to the program. */
const FOREIGN = new Set(['MOTCUA_TEST_DATABASE', 'MOTCUA_TEST_KEEP', 'MOTCUA_CHROMIUM', 'MOTCUA_SIMULATORS']);

/**
 * The settings as the environment gives them; makes the data folder and the secret when absent.
 * @throws StartError naming the variable and what it should hold
 */
export function loadConfig(env: Environment = process.env): Config {
  refuseUnknown(env);
  const home = resolveHome(env);
  const port = read(settings.port, env);
  return {
    port,
    host: read(settings.host, env),
    home,
    databaseUrl: readOptional(settings.databaseUrl, env),
    databaseConnections: read(settings.databaseConnections, env),
    publicUrl: (readOptional(settings.publicUrl, env) ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    sampleMode: read(settings.sampleMode, env),
    smtpUrl: readOptional(settings.smtpUrl, env),
    mailFrom: read(settings.mailFrom, env),
    vnpostUrl: readOptional(settings.vnpostUrl, env),
    vnpostKey: readOptional(settings.vnpostKey, env),
    vnpostSecret: readOptional(settings.vnpostSecret, env),
    vnpostCustomer: readOptional(settings.vnpostCustomer, env),
    feedbackMailAddress: readOptional(settings.feedbackMailAddress, env),
    feedbackMailPort: read(settings.feedbackMailPort, env),
    embedHosts: read(settings.embedHosts, env),
    smsUrl: readOptional(settings.smsUrl, env),
    smsToken: readOptional(settings.smsToken, env),
    merchantSecrets: readOptional(settings.merchantSecrets, env),
    ownAccounts: read(settings.ownAccounts, env),
    identitySecrets: readOptional(settings.identitySecrets, env),
    smsSender: read(settings.smsSender, env),
    smsDiacritics: read(settings.smsDiacritics, env),
    quietHours: read(settings.quietHours, env),
    language: read(settings.language, env),
    dossierCodeFormat: read(settings.dossierCodeFormat, env),
    logLevel: read(settings.logLevel, env),
    logFile: readOptional(settings.logFile, env),
    secret: readOptional(settings.secret, env) ?? inHome(home, () => readOrMakeSecret(home)),
    trustProxy: read(settings.trustProxy, env),
    sessionHours: read(settings.sessionHours, env),
    payLinkDays: read(settings.payLinkDays, env),
    maxFileBytes: read(settings.maxFileBytes, env),
    metricsToken: readOptional(settings.metricsToken, env),
    clamd: readOptional(settings.clamd, env),
    worker: read(settings.worker, env),
  };
}

/** The data folder, absolute, without making it. Relative paths count from the working folder. */
export function findHome(env: Environment): string {
  const given = readOptional(settings.home, env);
  if (given) return path.resolve(given);
  // Inside node_modules the package folder is thrown away at the next install: data would go with it.
  const installed = packageRoot.split(path.sep).includes('node_modules');
  return path.join(installed ? process.cwd() : packageRoot, settings.home.fallback);
}

function resolveHome(env: Environment): string {
  const home = findHome(env);
  return inHome(home, () => {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return home;
  });
}

function inHome<T>(home: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw homeFailure(home, error as NodeJS.ErrnoException);
  }
}

function homeFailure(home: string, error: NodeJS.ErrnoException): StartError {
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  const words: Words = full
    ? {
        vi: `Ổ đĩa chứa MOTCUA_HOME (${home}) đã đầy: hãy giải phóng dung lượng rồi chạy lại.`,
        en: `The disk of MOTCUA_HOME (${home}) is full: free some space and run again.`,
      }
    : {
        vi: `Không ghi được vào MOTCUA_HOME (${home}): ${error.message}. Hãy kiểm tra quyền của thư mục hoặc chọn thư mục khác.`,
        en: `Cannot write to MOTCUA_HOME (${home}): ${error.message}. Check the folder's permissions or choose another one.`,
      };
  return new StartError(words, { cause: error });
}

function given(setting: Setting<unknown>, env: Environment): string | undefined {
  return env[setting.variable]?.trim() || undefined;
}

function readOptional<T>(setting: Setting<T>, env: Environment): T | undefined {
  const text = given(setting, env);
  if (text === undefined) return undefined;
  const value = setting.parse(text);
  if (value === undefined) throw wrongValue(setting, text);
  return value;
}

function read<T>(setting: Setting<T>, env: Environment): T {
  const value = readOptional(setting, env) ?? setting.parse(setting.fallback);
  if (value === undefined) throw new Error(`The default of ${setting.variable} does not pass its own check`);
  return value;
}

function wrongValue(setting: Setting<unknown>, text: string): StartError {
  const shown = setting.secret ? '***' : JSON.stringify(text);
  return new StartError(
    {
      vi: `Biến ${setting.variable} có giá trị không hợp lệ (${shown}): cần ${setting.expects.vi}.`,
      en: `${setting.variable} has a wrong value (${shown}): expected ${setting.expects.en}.`,
    },
    { exitCode: EXIT.usage },
  );
}

function refuseUnknown(env: Environment): void {
  const known = new Set(Object.values(settings).map((setting) => setting.variable));
  for (const name of Object.keys(env)) {
    if (!name.startsWith('MOTCUA_') || known.has(name) || FOREIGN.has(name)) continue;
    throw new StartError(
      {
        vi: `Không có thiết lập nào tên ${name}. Chạy "motcua config" để xem danh sách.`,
        en: `There is no setting called ${name}. Run "motcua config" for the list.`,
      },
      { exitCode: EXIT.usage },
    );
  }
}
