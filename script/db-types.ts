import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../src/platform/db/migrate.ts';
import { packagePath } from '../src/platform/packageRoot.ts';
import { joinEmbedded } from '../src/platform/postgres/embedded.ts';

// Writes src/platform/db/schema.ts from the migrations, run on a throw-away PostgreSQL.
const folder = mkdtempSync(path.join(tmpdir(), 'motcua-types-'));
const postgres = await joinEmbedded(folder, { durable: false });
try {
  await postgres.ensureDatabase('types');
  await migrate(postgres.url('types'));
  const options = [
    '--dialect=postgres',
    '--exclude-pattern=migration',
    '--camel-case',
    '--date-parser=string',
    '--log-level=error',
  ];
  const target = process.argv[2] ?? packagePath('src', 'platform', 'db', 'schema.ts');
  const { status } = spawnSync(
    packagePath('node_modules', '.bin', 'kysely-codegen'),
    [...options, `--url=${postgres.url('types')}`, `--out-file=${target}`],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
