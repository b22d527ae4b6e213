import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileStoreContract } from '../../../test/fileStoreContract.ts';
import { createFolderStore } from './folderStore.ts';

describe('the store in a folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'motcua-store-'));
  const store = createFolderStore(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  fileStoreContract(() => store);

  it('leaves nothing half-written behind after everything above, refusals included', () => {
    expect(readdirSync(path.join(folder, 'arriving'))).toEqual([]);
  });
});
