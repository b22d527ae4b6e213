import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../src/platform/packageRoot.ts';

describe('ARCHITECTURE.md', () => {
  it('says what every feature is about, and names none that is not there', () => {
    const page = readFileSync(packagePath('ARCHITECTURE.md'), 'utf8');
    const table = /## Which feature\?\n([\s\S]*?)\n## /.exec(page)?.[1]?.split('|---|')[1] ?? '';
    const named = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(readdirSync(packagePath('src', 'features')).sort());
  });
});
