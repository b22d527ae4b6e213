import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packagePath } from '../packageRoot.ts';
import { loadConfig } from './config.ts';
import { describeSettings, settingsDocument } from './describe.ts';
import { settings } from './settings.ts';
import { StartError } from './startError.ts';

describe('the settings', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'motcua-config-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const load = (env: Record<string, string>) => loadConfig({ MOTCUA_HOME: home, ...env });

  it('have defaults with which the program starts', () => {
    expect(load({})).toMatchObject({
      port: 3000,
      home,
      databaseUrl: undefined,
      publicUrl: 'http://localhost:3000',
      sampleMode: false,
      language: 'vi',
      dossierCodeFormat: 'LOCAL',
      trustProxy: false,
      maxFileBytes: 52_428_800,
    });
  });

  it('treat an empty variable as an absent one', () => {
    expect(load({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  it('take the public address without its last slash, and the port into the default one', () => {
    expect(load({ MOTCUA_PUBLIC_URL: 'https://motcua.example/' }).publicUrl).toBe('https://motcua.example');
    expect(load({ PORT: '4567' }).publicUrl).toBe('http://localhost:4567');
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://a/b'],
    ['DATABASE_URL', 'not an address'],
    ['MOTCUA_PUBLIC_URL', 'ftp://a'],
    ['MOTCUA_SAMPLE', 'yes'],
    ['MOTCUA_LANGUAGE', 'fr'],
    ['MOTCUA_DOSSIER_CODE', 'local'],
    ['MOTCUA_SECRET', 'short'],
    ['MOTCUA_TRUST_PROXY', '10.0.0.0/33'],
    ['MOTCUA_TRUST_PROXY', '1.2.3'],
    ['MOTCUA_MAIL_FROM', 'nobody'],
    ['MOTCUA_MAX_FILE_MB', '0'],
  ])('%s=%s stops the start, naming the variable', (variable, value) => {
    expect(() => load({ [variable]: value })).toThrow(StartError);
    expect(() => load({ [variable]: value })).toThrow(variable);
  });

  it('never show a secret value, not even a wrong one', () => {
    expect(() => load({ DATABASE_URL: 'mysql://u:matkhau@h/d' })).not.toThrow('matkhau');
    const shown = describeSettings({ DATABASE_URL: 'postgres://u:matkhau@h/d', MOTCUA_SECRET: 'matkhau'.repeat(5) });
    expect(JSON.stringify(shown)).not.toContain('matkhau');
  });

  it('refuse a name with our prefix that means nothing, because it is a typing error', () => {
    expect(() => load({ MOTCUA_HOMEE: 'x' })).toThrow('MOTCUA_HOMEE');
  });

  it('make the secret once, readable only by its owner', () => {
    const { secret } = load({});
    const file = path.join(home, 'secret');
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(load({}).secret).toBe(secret);
    expect(load({ MOTCUA_SECRET: 'k'.repeat(40) }).secret).toBe('k'.repeat(40));
  });

  it('say which folder cannot be written', () => {
    const file = path.join(home, 'secret');
    load({});
    expect(() => loadConfig({ MOTCUA_HOME: path.join(file, 'var') })).toThrow(file);
  });

  it('all accept their own default', () => {
    for (const { variable, fallback, parse } of Object.values(settings)) {
      if (fallback) expect(parse(fallback), variable).toBeDefined();
    }
  });

  it('are listed in docs/settings.md as they are (npm run docs:settings)', () => {
    expect(readFileSync(packagePath('docs', 'settings.md'), 'utf8')).toBe(settingsDocument());
  });
});
