import { describe, expect, it } from 'vitest';
import { explainFailure } from './failure.ts';

describe('the reason why PostgreSQL did not start', () => {
  it('names a full disk and what to do', () => {
    const said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
    expect(explainFailure(said, '/data').message).toMatch(/đã đầy.*full/s);
  });

  it('names a folder that cannot be entered', () => {
    const said = 'initdb: error: could not access directory "/root/data": Permission denied';
    expect(explainFailure(said, '/root/data').words.en).toContain('cannot enter /root/data');
  });

  it('quotes the last fatal line of anything else', () => {
    const said = [
      '2026-01-01 00:00:00 UTC [1] LOG:  starting',
      '2026-01-01 00:00:01 UTC [1] FATAL:  incorrect checksum in control file',
      '2026-01-01 00:00:01 UTC [1] LOG:  database system is shut down',
    ].join('\n');
    expect(explainFailure(said, '/data').words.en).toContain('(FATAL:  incorrect checksum in control file)');
  });
});
